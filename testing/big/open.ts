import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { closeDatabase } from '@/db/client'
import { createTestDatabase } from '../database'
import { ENVIRONMENT } from '../environment'
import { startClock } from '../test-clock'
import { type Big, fillBig } from './fill'
import { type WatchedDatabase, watchPlans } from './plans'

/** A big database of its own, which tells how it reads what this process asks. `adopt` is handed what puts it away again. */
export async function openBig(
  scale: number,
  adopt: (putAway: () => Promise<void>) => void,
  settings: Record<string, string> = {},
): Promise<{ big: Big; watched: WatchedDatabase }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'overto-big-'))
  adopt(async () => rmSync(folder, { recursive: true, force: true }))
  const clockFile = path.join(folder, 'clock')
  startClock(clockFile)
  const database = await createTestDatabase()
  adopt(database.drop)
  const watched = await watchPlans(database.url)
  adopt(watched.stop)
  Object.assign(process.env, ENVIRONMENT, { DATABASE_URL: watched.url, OVERTO_CLOCK_FILE: clockFile })
  adopt(closeDatabase)
  const big = await fillBig(scale)
  await watched.begin(settings)
  await closeDatabase()
  return { big, watched }
}
