import type { AccountKind } from '@/db/vocabulary'
import type { Dict } from '@/lib/words/words'
import { appLabel } from './viewer'

const MOST_NAMED = 8

export type Reader = { t: Dict; account: { kind: AccountKind } }

/** Names of Apps, as addresses for people who own websites; the first ones where there are many. */
export function listed(reader: Reader, appNames: readonly string[]): string {
  return few(
    reader.t,
    appNames.map((name) => appLabel(reader, name)),
  )
}

/** Names one after the other; the first ones where there are many. */
export function few(t: Dict, names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).join(', ')
  return names.length > MOST_NAMED ? t.team.and(shown, names.length - MOST_NAMED) : shown
}
