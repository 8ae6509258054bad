import { together } from '@/db/prepared'
import { readActivity } from '@/lib/activity/log'
import { appsOf } from '@/lib/apps/queries'
import { troubleOf } from '@/lib/billing/payment-trouble-view'
import { thisMonthOf } from '@/lib/billing/this-month'
import { waitingRequestsOf } from '@/lib/billing/view-request'
import type { CompanyAddress } from '@/lib/company/seat'
import { teamOf } from '@/lib/team/queries'
import { hasTechnician } from '@/lib/team/technical'

/** So many people stand on the overview; the team page has all. */
const PEOPLE_SHOWN = 10

export type OverviewFacts = Awaited<ReturnType<typeof loadOverview>>

/** Everything on a Company's overview, as far as this person's role there shows it; nothing to strangers. */
export async function loadOverview(company: CompanyAddress) {
  const [[apps, months, isLookedAfter, team, requests, trouble], happened] = await Promise.all([
    together([
      appsOf(company),
      thisMonthOf(company),
      hasTechnician(company),
      teamOf(company.accountId, company.slug, { size: PEOPLE_SHOWN }),
      waitingRequestsOf(company),
      troubleOf(company),
    ]),
    readActivity(company),
  ])
  return { apps, months, team, happened, isLookedAfter, requests, trouble }
}
