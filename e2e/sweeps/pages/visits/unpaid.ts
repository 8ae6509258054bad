import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { billingContacts } from '@/db/schema/billing-contacts'
import { billToken } from '@/lib/billing/bill-link'
import { paths } from '@/lib/paths'
import { billLastMonth, newBilledPayer } from '@/testing/bills'
import { houseOf, makePaid } from '@/testing/company'
import { giveApp, type House, joins } from '@/testing/team'
import { leaveUnpaid, settleUnpaid } from '@/testing/unpaid'
import type { Cast, Visit } from '../cast'

type Owing = House & { payer: string; billId: string; number: string; appName: string }

/** A bill that could not be charged, as whoever pays, looks after it, works there or has its link reads it, until it is paid. */
export function unpaidPages({ browsers, ...people }: Cast): Visit[] {
  let made: Promise<Owing> | undefined
  const house = () => {
    made ??= owing(people)
    return made
  }
  const visit = (
    name: string,
    route: string,
    path: (at: Owing) => string,
    { as = browsers.petra, first }: { as?: Page; first?: (at: Owing) => Promise<void> } = {},
  ): Visit => ({
    ...{ name: `unpaid-${name}`, route, page: as },
    async open(page) {
      const at = await house()
      await first?.(at)
      await page.goto(path(at))
    },
  })
  const [company, list, one, link] = ['/c/[company]', '/c/[company]/bills', '/c/[company]/bills/[number]', '/b/[token]']
  const overview = ({ slug }: Owing) => paths.company(slug)
  const bill = ({ slug, number }: Owing) => paths.bill(slug, number)
  const linked = ({ billId }: Owing) => paths.billLink(billToken(billId))
  const warn = (at: Owing) => leaveUnpaid(at, { daysAgo: 26, tries: 4 })
  const suspend = (at: Owing) => leaveUnpaid(at, { daysAgo: 29, tries: 4, isSuspended: true })
  const confirm = (at: Owing) => leaveUnpaid(at, { daysAgo: 1, nextTryIn: 2, lastError: 'confirmation-wanted' })
  const send = (at: Owing) => leaveUnpaid(at, { daysAgo: 1, isOnItsWay: true })
  return [
    visit('home', '/home', () => paths.home()),
    visit('overview', company ?? '', overview),
    visit('apps', `${company}/apps`, ({ slug }) => paths.apps(slug)),
    visit('app', `${company}/apps/[app]`, (at) => paths.app(at.slug, at.appName)),
    visit('bills', list ?? '', ({ slug }) => paths.bills(slug)),
    visit('contact', `${company}/billing/[contact]`, ({ slug, payer }) => paths.contact(slug, payer)),
    visit('bill', one ?? '', bill),
    visit('link', link ?? '', linked, { as: browsers.stranger }),
    visit('admin', company ?? '', overview, { as: browsers.mara }),
    visit('bill-confirm', one ?? '', bill, { first: confirm }),
    visit('on-its-way', company ?? '', overview, { first: send }),
    visit('link-on-its-way', link ?? '', linked, { as: browsers.stranger }),
    visit('warned', company ?? '', overview, { first: warn }),
    visit('suspended', company ?? '', overview, { first: suspend }),
    visit('suspended-admin', company ?? '', overview, { as: browsers.mara }),
    visit('suspended-collaborator', company ?? '', overview, { as: browsers.newcomer }),
    visit('link-suspended', link ?? '', linked, { as: browsers.stranger }),
    visit('paid', one ?? '', bill, { first: (at) => settleUnpaid(at) }),
    visit('link-paid', link ?? '', linked, { as: browsers.stranger }),
  ]
}

async function owing({ petra, mara, newcomer, language }: Omit<Cast, 'browsers'>): Promise<Owing> {
  const personOf = (id: string, email: string) => {
    return { id, email, name: '', actor: { kind: 'account', accountId: id } } as const
  }
  const house = await houseOf(personOf(petra.accountId, petra.email), 'owner', ['laden'])
  await joins(house, 'admin', personOf(mara.actor.accountId, mara.email))
  const [appId = ''] = Object.values(house.appIds)
  await giveApp(personOf(newcomer.actor.accountId, newcomer.email), appId)
  const payer = await newBilledPayer(house)
  await db().update(billingContacts).set({ language }).where(eq(billingContacts.id, payer))
  await makePaid(appId, payer)
  const { id: billId, number } = await billLastMonth(appId)
  await leaveUnpaid({ billId, payer }, { daysAgo: 1, nextTryIn: 2 })
  const [app] = await db().select({ name: apps.name }).from(apps).where(eq(apps.id, appId))
  return { ...house, payer, billId, number, appName: app?.name ?? '' }
}
