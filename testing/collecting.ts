import { asc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { activities } from '@/db/schema/records'
import { closeMonths } from '@/lib/billing/close-months'
import { settleSetup } from '@/lib/billing/settle-setup'
import { stripe } from '@/lib/billing/stripe'
import { addDays, type Day } from '@/lib/day'
import { at, billsOfPayer } from './bills'
import { makePaid } from './company'
import { added, cardAt, contactRow, pressPay, setupsOf } from './payer'
import { type House, newHouse } from './team'

export const CARDS = { fine: '4242 4242 4242 4242', declinedLater: '4000 0000 0000 0341', asks: '4000 0027 6000 3184' }

/** A Company whose Billing Contact has saved a card at the stand-in for Stripe and owes a bill that is written. */
export type ChargedHouse = House & { payer: string; billId: string; customerId: string }

/**
 * Makes one: its Apps have cost something since 15 days before `first`, which is the 1st of a month and where the clock then
 * stands, at noon.
 */
export async function newChargedHouse(
  first: Day,
  moveClockTo: (moment: Date) => void,
  { card = CARDS.fine, appNames = ['shop'] }: { card?: string; appNames?: string[] } = {},
): Promise<ChargedHouse> {
  const house = await newHouse(appNames)
  const payer = await added(house)
  await cardAt(await pressPay(house.owner, payer), card)
  await settleSetup({ setupId: (await setupsOf(payer))[0]?.id ?? '' })
  for (const appId of Object.values(house.appIds)) await makePaid(appId, payer, addDays(first, -15))
  moveClockTo(at(first))
  await closeMonths()
  const [bill] = await billsOfPayer(payer)
  const { stripeCustomerId } = await contactRow(payer)
  if (!bill || !stripeCustomerId) throw new Error(`nothing was billed to ${house.slug}`)
  return { ...house, payer, billId: bill.id, customerId: stripeCustomerId }
}

export async function billRow(billId: string) {
  const [row] = await db().select().from(bills).where(eq(bills.id, billId))
  if (!row) throw new Error(`no bill ${billId}`)
  return row
}

/** What Stripe has of a customer: every invoice, with every payment that was begun of it. */
export async function invoicesAt(customerId: string) {
  const { data } = await stripe().invoices.list({ customer: customerId, limit: 100, expand: ['data.payments'] })
  return data.map((invoice) => ({ ...invoice, paymentCount: invoice.payments?.data.length ?? 0 }))
}

/** What stands in the log about a bill, in the order of writing. */
export async function linesOfLogAbout(billId: string): Promise<string[]> {
  const rows = await db().select().from(activities).orderBy(asc(activities.id))
  return rows.filter(({ facts }) => facts.billId === billId).map(({ verb }) => verb)
}
