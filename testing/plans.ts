import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { companies } from '@/db/schema/companies'
import { activePlans } from '@/lib/apps/plans'
import { type Booking, bookApp } from '@/lib/billing/book-app'
import { findPayer, findPlanApp, payerOf, planQuotes } from '@/lib/billing/plan-order'
import type { PlanQuote } from '@/lib/billing/plan-quote'
import { amountHash } from '@/lib/billing/quote'
import { type PlanChange, setPlan } from '@/lib/billing/set-plan'
import { appOf, houseOf, makePaid, newPayer } from './company'
import { type House, newPerson, type Person } from './team'

export type PlanSlug = 'small' | 'standard' | 'large'

/** A Company with a payer and one paid App, on Standard for 45.00 a month, and an Admin to whom no limit gives anything. */
export async function houseOnPlan(owner?: Person) {
  const kim = owner ?? (await newPerson('Kim Berger', 'client'))
  const house = await houseOf(kim, 'owner', ['shop', 'blog'])
  const payer = await newPayer(house)
  const [shopId, blogId] = [house.appIds.shop ?? '', house.appIds.blog ?? '']
  await putOn(shopId, payer, 'standard')
  return { ...house, kim, payer, shopId, blogId, shop: (await appOf(shopId)).name, blog: (await appOf(blogId)).name }
}

export async function planOf(slug: string) {
  const plan = (await activePlans()).find((candidate) => candidate.slug === slug)
  if (!plan) throw new Error(`no plan ${slug}`)
  return plan
}

/** Makes an App a paid one, as if its plan had been ordered ten days ago. */
async function putOn(appId: string, payer: string, slug: PlanSlug) {
  await db()
    .update(apps)
    .set({ planId: (await planOf(slug)).id })
    .where(eq(apps.id, appId))
  await makePaid(appId, payer)
}

/** Net cents a month that the Company's Admins may order. */
export async function allow(house: Pick<House, 'id'>, adminMonthlyLimit: number) {
  await db().update(companies).set({ adminMonthlyLimit }).where(eq(companies.id, house.id))
}

/** What the check page shows of a plan: of an App, or of one that is to be made. */
export async function shownOf(
  house: Pick<House, 'id'>,
  { appName, planSlug, contactId }: { appName: string | null; planSlug: string; contactId?: string },
): Promise<PlanQuote> {
  const app = appName ? await findPlanApp(db(), house.id, appName) : null
  const payer = await findPayer(db(), house.id, payerOf(app) ?? contactId ?? '')
  if (!payer) throw new Error('nobody pays')
  const quoteOf = await planQuotes({ payer, app })
  return quoteOf((await planOf(planSlug)).monthlyAmount)
}

type Press = { house: Pick<House, 'id' | 'slug'>; planSlug: PlanSlug; contactId?: string }

/** Presses the button of an App's check page, as it was drawn a moment ago. */
export async function choose(
  { actor }: Pick<Person, 'actor'>,
  { house, appName, planSlug, contactId = '', ...changed }: Press & { appName: string } & Partial<PlanChange>,
) {
  const shown = await shownOf(house, { appName, planSlug, contactId })
  const press = { companySlug: house.slug, appName, planSlug, contactId, amountHash: amountHash(shown) }
  return setPlan(actor, { ...press, businessTick: true, asks: false, ...changed })
}

/** The same of a new App. */
export async function book(
  { actor }: Pick<Person, 'actor'>,
  { house, name, planSlug, contactId = '', ...changed }: Press & { name: string } & Partial<Booking>,
) {
  const shown = await shownOf(house, { appName: null, planSlug, contactId })
  const press = { companySlug: house.slug, name, planSlug, contactId, amountHash: amountHash(shown) }
  return bookApp(actor, { ...press, businessTick: true, asks: false, ...changed })
}

/** What an App costs, in the order of writing: net cents, first and last day. */
export async function rowsOf(appId: string) {
  const rows = await db()
    .select({ amount: appUsage.monthlyAmount, startsOn: appUsage.startsOn, endsOn: appUsage.endsOn })
    .from(appUsage)
    .where(eq(appUsage.appId, appId))
    .orderBy(appUsage.createdAt, appUsage.id)
  return rows.map(({ amount, startsOn, endsOn }) => [amount, startsOn, endsOn])
}
