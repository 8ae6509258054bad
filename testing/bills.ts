import { asc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { billDocuments, billLines, bills } from '@/db/schema/bills'
import { closeMonths } from '@/lib/billing/close-months'
import { clock } from '@/lib/clock'
import { addDays, type Day, dayOf, firstOfMonth, startOfDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { makePaid, newPayer } from './company'
import { type House, newHouse } from './team'

export const ADDRESS = { street: 'Lindenstraße 8', postcode: '24937', city: 'Flensburg', country: 'DE' }

type PayingHouse = House & { payer: string }

/** A Company whose Apps one Billing Contact pays for since a day, with all that a bill needs. */
export async function payingHouse(startsOn: Day, appNames = ['shop']): Promise<PayingHouse> {
  const house = await newHouse(appNames)
  const payer = await newBilledPayer(house)
  for (const appId of Object.values(house.appIds)) await makePaid(appId, payer, startsOn)
  return { ...house, payer }
}

/** A Billing Contact that pays by card, with a whole address. */
export async function newBilledPayer(house: Pick<House, 'id' | 'slug'>): Promise<string> {
  const payer = await newPayer(house)
  const card = { paymentMethodType: 'card', paymentMethodBrand: 'visa', paymentMethodLast4: '4242' }
  await db()
    .update(billingContacts)
    .set({ address: ADDRESS, ...card })
    .where(eq(billingContacts.id, payer))
  return payer
}

/** A moment of a day, so many hours after its beginning where the operator is. */
export function at(day: Day, hours = 12): Date {
  return new Date(startOfDay(day, operator().timeZone).getTime() + hours * 3_600_000)
}

/** Ends the plan of an App with a day, as the job does it. */
export async function endPlanOn(appId: string, day: Day): Promise<void> {
  await db().update(apps).set({ planEndedOn: day }).where(eq(apps.id, appId))
  await db().update(appUsage).set({ endsOn: day }).where(eq(appUsage.appId, appId))
}

/** The bills of a Billing Contact, the oldest month first. */
export function billsOfPayer(payer: string) {
  return db().select().from(bills).where(eq(bills.billingContactId, payer)).orderBy(asc(bills.month))
}

export function linesOfBill(billId: string) {
  return db().select().from(billLines).where(eq(billLines.billId, billId)).orderBy(asc(billLines.position))
}

export async function payerRow(payer: string) {
  const [row] = await db().select().from(billingContacts).where(eq(billingContacts.id, payer))
  if (!row) throw new Error(`no Billing Contact ${payer}`)
  return row
}

export type BilledHouse = PayingHouse & { billId: string; number: string }

/** The same with the bill of the month that ends before `first`, written at the noon of that day, where the clock then stands. */
export async function newBilledHouse(
  first: Day,
  moveClockTo: (moment: Date) => void,
  appNames?: string[],
): Promise<BilledHouse> {
  const house = await payingHouse(addDays(first, -15), appNames)
  moveClockTo(at(first))
  await closeMonths()
  const [bill] = await billsOfPayer(house.payer)
  if (!bill) throw new Error(`nothing was billed to ${house.slug}`)
  return { ...house, billId: bill.id, number: bill.number }
}

/** The papers of a bill that are kept, the first version first. */
export function papersOf({ billId }: Pick<BilledHouse, 'billId'>) {
  return db().select().from(billDocuments).where(eq(billDocuments.billId, billId)).orderBy(asc(billDocuments.version))
}

/** Bills an App for the last days of the month before, as if its payer had had it then. */
export async function billLastMonth(appId: string): Promise<{ id: string; number: string }> {
  const last = addDays(firstOfMonth(dayOf(clock.now(), operator().timeZone)), -1)
  const [usage] = await db()
    .update(appUsage)
    .set({ startsOn: addDays(last, -9) })
    .where(eq(appUsage.appId, appId))
    .returning({ payer: appUsage.billingContactId })
  await closeMonths()
  const [bill] = await billsOfPayer(usage?.payer ?? '')
  if (!bill) throw new Error(`nothing was billed for ${appId}`)
  return { id: bill.id, number: bill.number }
}
