import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clock } from '@/lib/clock'
import { logError } from '@/lib/log'

const LATE_AFTER_MS = 5 * 60_000
const DAY_MS = 86_400_000

/** How many mails wait for a service that does not take them, or for a worker; and how many were given up within a day. */
export type MailHealth = { late: number; givenUp: number }

/** Whoever watches the server has its answer within a second. */
const LONGEST_WAIT_MS = 800

/** How the server does: null while the database is away, or says nothing. */
export async function mailHealth(): Promise<MailHealth | null> {
  const now = clock.now().getTime()
  const due = new Date(now - LATE_AFTER_MS).toISOString()
  const yesterday = new Date(now - DAY_MS).toISOString()
  try {
    const asked = db().execute<MailHealth>(sql`
      select
        (select count(*)::int from outbox where done_at is null and dead_at is null and kind like 'mail-%'
          and (last_error is not null or run_at < ${due}::timestamptz)) as late,
        (select count(*)::int from outbox where dead_at > ${yesterday}::timestamptz and kind like 'mail-%') as "givenUp"`)
    const [found] = await inTime(asked)
    return { late: found?.late ?? 0, givenUp: found?.givenUp ?? 0 }
  } catch (error) {
    logError('health:', error)
    return null
  }
}

/** What is asked may still fail when nobody waits for it any more. */
function inTime<Answer>(asked: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database does not answer in time.')), LONGEST_WAIT_MS)
  })
  return Promise.race([asked, tooLate]).finally(() => clearTimeout(timer))
}
