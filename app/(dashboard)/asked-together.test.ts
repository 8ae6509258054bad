import { expect, test } from 'vitest'
import { together } from '@/db/prepared'
import { lastChangesOf } from '@/lib/activity/changes'
import { happenedTo, readActivity } from '@/lib/activity/log'
import { appsOf, findApp, trialsOf } from '@/lib/apps/queries'
import { switchedOffApps } from '@/lib/apps/switched-off'
import { troubleOf, troubleToMend } from '@/lib/billing/payment-trouble-view'
import { thisMonthOf, vatOfCompany } from '@/lib/billing/this-month'
import { draftsOf } from '@/lib/client-invite/drafts'
import { newestHandOverOf } from '@/lib/client-invite/newest-hand-over'
import { openInvitesOf } from '@/lib/client-invite/queries'
import { settle } from '@/lib/client-invite/settle'
import { invitesFor } from '@/lib/client-invite/waiting-for'
import { companiesOf } from '@/lib/company/queries'
import { teamOf } from '@/lib/team/queries'
import { hasTechnician } from '@/lib/team/technical'
import { teamInvitesFor } from '@/lib/team-invite/queries'
import { fillCompanies } from '@/testing/crowd'
import { orderAndPay } from '@/testing/invite'
import { prepareOffer } from '@/testing/offer'
import { offerFrom } from '@/testing/people'

// Queries that pages ask by one statement come back as JSON: what each answers by itself is what it answers there.

const { offer } = prepareOffer()

test('what pages ask together is what each query answers by itself', async () => {
  const { checkoutId } = await orderAndPay(offer.invited)
  await settle({ checkoutId })
  await offerFrom(offer.mara)
  const { accountId } = offer.mara.actor
  await fillCompanies(accountId, 3)
  const companies = await companiesOf(accountId)
  const shared = companies.filter(({ isOwn }) => !isOwn)
  for (const { slug } of [...companies.filter(({ isOwn }) => isOwn), ...shared.slice(0, 2)]) {
    const at = { accountId, slug }
    const [{ name = '' } = {}] = await appsOf(at)
    const asks = () =>
      [
        companiesOf(accountId),
        trialsOf(accountId),
        openInvitesOf(accountId),
        draftsOf(accountId),
        teamInvitesFor(offer.mara.email),
        invitesFor(offer.invited.email),
        newestHandOverOf(accountId),
        lastChangesOf(accountId, { limit: 5 }),
        happenedTo(accountId, 8),
        appsOf(at),
        switchedOffApps(at),
        findApp(at, name),
        thisMonthOf(at),
        vatOfCompany(at),
        troubleOf(at),
        troubleToMend(accountId),
        hasTechnician(at),
        teamOf(accountId, slug, { size: 10 }),
        teamOf(accountId, slug, { appName: name }),
        readActivity(at),
        readActivity(at, { app: name }),
      ] as const
    const alone = await Promise.all(asks())
    expect(await together(asks())).toEqual(alone)
    expect(alone[0].length).toBeGreaterThan(3)
  }
})
