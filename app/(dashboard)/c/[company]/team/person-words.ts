import type { AccountKind } from '@/db/vocabulary'
import { isCompanyRole, mayManageBilling, mayWorkOnApps, owns } from '@/lib/company/roles'
import type { PersonView } from '@/lib/team/queries'
import type { Dict } from '@/lib/words/words'
import { appLabel } from '../../../viewer'

const MOST_NAMED = 8

type Reader = { t: Dict; account: { kind: AccountKind } }

/** The role in a few words, as people who own websites or look after Apps read it. */
export function roleSentence({ t, account }: Reader, { role }: Pick<PersonView, 'role'>): string {
  return isCompanyRole(role) ? t.team.roleShort[role] : t.team.things[account.kind].chosen
}

/** What a person can work on: everything, every App, bills, or these. */
export function worksOn(reader: Reader, { role, appNames }: Pick<PersonView, 'role' | 'appNames'>): string {
  const { team } = reader.t
  if (owns(role)) return team.everything
  if (mayWorkOnApps(role) === 'all') return team.things[reader.account.kind].all
  return mayManageBilling(role) ? team.bills : listed(reader, appNames)
}

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
