import { isCompanyRole, mayManageBilling, mayWorkOnApps, owns } from '@/lib/company/roles'
import type { PersonView } from '@/lib/team/queries'
import { listed, type Reader } from '../../../listed'

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
