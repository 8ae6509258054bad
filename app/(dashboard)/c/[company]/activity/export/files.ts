import { fileAnswer } from '@/app/file-answer'
import { type ActivityView, readActivity } from '@/lib/activity/log'
import type { SignedIn } from '@/lib/auth/session'
import { clock } from '@/lib/clock'
import { toCsv } from '@/lib/csv'
import { dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import type { ActivityFilter } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { doerNameOf, sentenceOf } from '../../../../activity-rows'

/** More than anybody reads, and little enough to be held in memory. */
export const MOST_LINES = 10_000

/** One line as it leaves: the sentence as its reader reads it, and the facts behind it. No link, no secret, no message. */
type ExportedLine = Record<'time' | 'sentence' | 'verb' | 'actor' | 'person' | 'apps' | 'before' | 'after', string> & {
  id: string
  actorId: string
  personId: string
  appIds: string
  inviteId: string
}

const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8', write: writeCsv },
  json: { type: 'application/json; charset=utf-8', write: writeJson },
}
type Format = keyof typeof FORMATS

/** Whether a word of an address is a kind of file that the log comes in. */
export function isFormat(word: string): word is Format {
  return Object.hasOwn(FORMATS, word)
}

/** The newest lines of a log as a file; null for whoever may not read that log. */
export async function answerExport(
  account: SignedIn,
  slug: string,
  format: Format,
  { person, app }: ActivityFilter,
): Promise<Response | null> {
  const page = await readActivity({ accountId: account.id, slug }, { person, app, limit: MOST_LINES })
  if (!page) return null
  const file = FORMATS[format]
  const name = `activity-${slug}-${dayOf(clock.now(), operator().timeZone)}.${format}`
  const lines = page.lines.map((line) => exported(line, account))
  return fileAnswer(file.write(lines, account), file.type, name)
}

function exported(line: ActivityView, account: SignedIn): ExportedLine {
  const t = words(account.language)
  return {
    time: line.at.toISOString(),
    sentence: `${sentenceOf(t, account.kind, line)}.`,
    actor: doerNameOf(t, line),
    person: line.person ?? '',
    apps: line.appNames.join(', '),
    before: line.before ?? '',
    after: line.after ?? '',
    verb: line.verb,
    id: line.id,
    actorId: line.actorId ?? '',
    personId: line.personId ?? '',
    appIds: line.appIds.join(' '),
    inviteId: line.inviteId ?? '',
  }
}

/** Headings in the reader's language; the ids behind them bear the names they have in the other format. */
function writeCsv(lines: ExportedLine[], { kind, language }: SignedIn): string {
  const text = words(language).activityPages.columns
  const headings: [keyof ExportedLine, string][] = [
    ['time', text.time],
    ['sentence', text.sentence],
    ['actor', text.actor],
    ['person', text.person],
    ['apps', text.apps[kind]],
    ['before', text.before],
    ['after', text.after],
    ['verb', text.verb],
    ...(['id', 'actorId', 'personId', 'appIds', 'inviteId'] as const).map((name): [keyof ExportedLine, string] => [
      name,
      name,
    ]),
  ]
  const rows = lines.map((line) => headings.map(([name]) => line[name]))
  return toCsv([headings.map(([, heading]) => heading), ...rows], language)
}

function writeJson(lines: ExportedLine[]): string {
  return `${JSON.stringify({ lines }, null, 2)}\n`
}
