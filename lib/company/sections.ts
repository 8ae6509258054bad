import type { AccountKind, Role } from '@/db/vocabulary'
import { offersLog } from '@/lib/account/audience'
import { paths } from '@/lib/paths'
import {
  isCompanyRole,
  mayEditCompany,
  mayLeave,
  mayManageBilling,
  maySeeActivity,
  maySeeTeam,
  mayWorkOnApps,
} from './roles'

/** The parts of a Company that its navigation names, in this order. */
export const SECTIONS = ['overview', 'apps', 'bills', 'billing', 'team', 'activity', 'details', 'leave'] as const
export type Section = (typeof SECTIONS)[number]

/** Leaving is an act about one Company: nobody means the next one too. */
const STAYS_BEHIND: readonly Section[] = ['leave']

/** What somebody finds in the navigation of a Company. The role says what there is, the kind of account spares clients the log. */
export function sectionsOf(role: Role, kind: AccountKind): Section[] {
  const shown: Record<Section, boolean> = {
    overview: isCompanyRole(role),
    apps: mayWorkOnApps(role) !== 'none',
    bills: mayManageBilling(role),
    billing: mayManageBilling(role),
    team: maySeeTeam(role) !== 'none',
    activity: offersLog(kind) && maySeeActivity(role) === 'all',
    details: mayEditCompany(role),
    // An Owner leaves from the team page, beside the others: somebody else has to be an Owner first.
    leave: !mayEditCompany(role) && mayLeave(role, false),
  }
  return SECTIONS.filter((section) => shown[section])
}

/** Where somebody comes to who opens a Company: whoever is there for its bills only, to those. */
export function landingPath({ slug, role }: { slug: string; role: Role }): string {
  const isForBills = mayManageBilling(role) && mayWorkOnApps(role) === 'none'
  return isForBills ? paths.bills(slug) : paths.company(slug)
}

/** Where switching to a Company leads from a section of another one: to the same, or to the first that there is. */
export function sectionAfterSwitch(from: string, role: Role, kind: AccountKind): Section {
  const sections = sectionsOf(role, kind)
  const same = sections.find((section) => section === from && !STAYS_BEHIND.includes(section))
  return same ?? sections[0] ?? 'overview'
}
