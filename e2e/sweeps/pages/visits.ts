import type { Cast, Visit } from './cast'
import { accountPages } from './visits/account'
import { activityPages } from './visits/activity'
import { billingPages } from './visits/billing'
import { billPages } from './visits/bills'
import { companyPages } from './visits/companies'
import { dashboard, wizard } from './visits/dashboard'
import { faults } from './visits/faults'
import { framePages } from './visits/frame'
import { lostMails } from './visits/lost-mails'
import { checkouts, landings, orders } from './visits/offers'
import { planEndPages } from './visits/plan-ends'
import { requestPages } from './visits/requests'
import { teamPages } from './visits/team'
import { teamInvitePages } from './visits/team-invites'
import { unpaidPages } from './visits/unpaid'
import { wayIn } from './visits/way-in'
import { waysBack } from './visits/ways-back'
import { waysOut } from './visits/ways-out'
import { workshop } from './visits/workshop'

/** Every state of every page, by what it is about. Within a group some states follow from the one before. */
export const GROUPS: Record<string, ((cast: Cast) => Visit[])[]> = {
  'the way in and back': [wayIn, waysBack],
  'the client’s link, order and payment': [waysOut, landings, orders, checkouts],
  'home, Apps, invitations and wizard': [dashboard, wizard, workshop],
  'team invites, and mails that did not leave': [teamInvitePages, lostMails],
  'ends of plans': [planEndPages],
  'team and log': [teamPages, activityPages],
  'payment details': [billingPages],
  'Companies and what stands around every page': [companyPages, requestPages, framePages],
  bills: [billPages],
  'bills that are not paid': [unpaidPages],
  'accounts, and pages that fail': [accountPages, faults],
}

export function visitsOf(group: string, cast: Cast): Visit[] {
  return (GROUPS[group] ?? []).flatMap((pages) => pages(cast))
}
