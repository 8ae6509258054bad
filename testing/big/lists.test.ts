import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inRoot } from '@/lib/root'
import { ALL } from '../extent'
import type { Big } from './fill'
import { openBig } from './open'
import type { Planned, WatchedDatabase } from './plans'
import { type BigRead, bigJobs, bigReads } from './reads'

// In the long form on 100,000 Companies, else on a hundredth: there tables are small enough to be read whole, which the
// database is told not to do wherever an index leads to the rows.
const SCALE = ALL ? 1 : 0.01
const FILLING_MS = 1_200_000

/** So many rows are read for each that is shown, and so many for any list. */
const READ_FOR_ONE = 10
const READ_FOR_ANY = 250
/** What the operator's file fills; and texts of mails, each of which is asked for when they are tidied. */
const SMALL_TABLES = ['plans', 'plan_prices', 'mail_texts']

let big: Big
let watched: WatchedDatabase
const putAway: (() => Promise<void>)[] = []

beforeAll(async () => {
  const settings: Record<string, string> = ALL ? {} : { enable_seqscan: 'off' }
  const opened = await openBig(SCALE, (one) => putAway.unshift(one), settings)
  big = opened.big
  watched = opened.watched
}, FILLING_MS)

afterAll(async () => {
  for (const one of putAway) await one()
})

test('every list is read by its indexes, and hardly more of it than is shown', async () => {
  expect(await faultsOf(bigReads(big))).toEqual([])
}, 600_000)

test('what comes back by itself reads what there is to do', async () => {
  expect(await faultsOf(bigJobs(big))).toEqual([])
}, 600_000)

test('no list of the product is left out', () => {
  const asked = new Set(bigReads(big).map(({ list }) => list))
  const lists = readdirSync(inRoot('lib'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => listsIn(inRoot('lib', file)))
  expect(lists.length).toBeGreaterThan(30)
  expect(lists.filter(({ name }) => !asked.has(name)).map(({ file, name }) => `${file} ${name}`)).toEqual([])
})

async function faultsOf(reads: BigRead[]): Promise<string[]> {
  const faults: string[] = []
  for (const { list, which, ask, among = 0 } of reads) {
    const asked = await watched.during(ask)
    if (asked.length === 0) faults.push(`${list} (${which}) asks nothing`)
    for (const planned of asked) {
      const fault = faultOf(planned, among)
      if (fault) faults.push(`${list} (${which}) ${fault}: ${planned.text.replaceAll(/\s+/g, ' ').slice(0, 200)}`)
    }
  }
  return faults
}

function faultOf({ answered, read, scanned }: Planned, among: number): string | null {
  const whole = scanned.filter((table) => !SMALL_TABLES.includes(table) && !table.startsWith('pg_'))
  if (whole.length > 0) return `reads all of ${whole.join(', ')}`
  const most = READ_FOR_ONE * answered + READ_FOR_ANY + among
  return read > most ? `reads ${Math.round(read)} rows for ${answered}, at most ${most}` : null
}

/** The exported functions of a module that answer more than one thing and read it where nobody has locked anything. */
function listsIn(file: string): { file: string; name: string }[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  return source.statements.filter(ts.isFunctionDeclaration).flatMap((declared) => {
    const isExported = declared.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    const answers = declared.type?.getText() ?? ''
    const takesReader = declared.parameters.some(({ type }) => /\bReader\b/.test(type?.getText() ?? ''))
    const isReading = takesReader || /\bAsked</.test(answers) || /\bdb\(\)/.test(declared.body?.getText() ?? '')
    const isList = /\[\]|Page\b|Team\b|Choices\b|Map</.test(answers)
    return isExported && isReading && isList ? [{ file: path.basename(file), name: declared.name?.text ?? '' }] : []
  })
}
