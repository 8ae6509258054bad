import { and, asc, eq, lt, sql } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import { inTransaction, lockCompany, lockContacts } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { addDays, type Day, dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { askForAddress, isComplete } from './address-wanted'
import { billOfMonth } from './bill-of-month'
import { endDuePlans } from './end-due-plans'
import { closableThrough, monthsToClose, timeOfAsking } from './months-to-close'
import { endingAppsOf, readUnbilled } from './read-month'
import { type Spread, spreadBills } from './spread'
import { type Payer, writeBill } from './write-bill'

/** So many contacts are known at a time, however many there are. */
const A_PAGE = 200

/** Whether a month of anybody is still to be closed. */
export async function isMonthOpen(): Promise<boolean> {
  return (await open(null, 1)).length > 0
}

/**
 * The job: bills every month that is over, of every Billing Contact, each in a transaction of its own and the oldest month first.
 * Any number of workers may run it, and end in the middle. One that fails does not keep the others waiting; the first fault is
 * thrown at the end.
 */
export async function closeMonths(): Promise<void> {
  const faults: unknown[] = []
  let page = await open(null, A_PAGE)
  if (page.length === 0) return
  const spread = await spreadBills()
  while (page.length > 0) {
    for (const contact of page) {
      await closeContact(contact, spread).catch((error: unknown) => faults.push(error))
    }
    page = await open(page.at(-1) ?? null, A_PAGE)
  }
  if (faults.length > 0) throw faults[0]
}

type Open = { id: string; companyId: string; since: Day }

/** Up to which day a contact is settled; before every day where no month was closed yet. */
const SINCE = sql<Day>`coalesce(${billingContacts.billedThrough}, '-infinity'::date)`

/** One page of the contacts of whom a month is to be closed, behind one of them, so that who waits or fails is passed. */
function open(after: Open | null, limit: number): Promise<Open[]> {
  const isBehind = after && sql`(${SINCE}, ${billingContacts.id}) > (${after.since}::date, ${after.id}::uuid)`
  return db()
    .select({ id: billingContacts.id, companyId: billingContacts.companyId, since: SINCE })
    .from(billingContacts)
    .where(and(lt(SINCE, throughAt(clock.now())), isBehind ?? undefined))
    .orderBy(asc(SINCE), asc(billingContacts.id))
    .limit(limit)
}

/** Closes what is open of one Billing Contact, as far as nothing is waited for. */
async function closeContact({ id, companyId }: Open, spread: Spread): Promise<void> {
  await inTransaction(async (tx) => {
    await lockCompany(tx, companyId)
    await lockContacts(tx, id)
    const now = clock.now()
    const through = throughAt(now)
    const [found] = await tx
      .select({ payer: billingContacts, closedAt: companies.closedAt })
      .from(billingContacts)
      .innerJoin(companies, eq(companies.id, billingContacts.companyId))
      .where(eq(billingContacts.id, id))
    if (!found || (found.payer.billedThrough !== null && found.payer.billedThrough >= through)) return
    // A plan that was to end in such a month costs no day after that, also where nobody wrote it down yet.
    await endDuePlans(tx, await endingAppsOf(tx, { companyId, contactId: id }))
    const billedThrough = await billMonths(tx, { ...found, through, now, spread })
    if (billedThrough === found.payer.billedThrough) return
    await tx.update(billingContacts).set({ billedThrough }).where(eq(billingContacts.id, id))
  })
}

type Months = {
  payer: Payer
  /** When the contact's Company was closed: then nobody is left who could complete an address. */
  closedAt: Date | null
  through: Day
  now: Date
  spread: Spread
}

/** Bills month after month, and answers the last day that is settled by it. */
async function billMonths(tx: Transaction, months: Months): Promise<Day | null> {
  const { payer, closedAt, through, now } = months
  const { address, vat, timeZone, bills } = operator()
  const usages = await readUnbilled(tx, payer, through)
  const appNames = new Map(usages.map(({ appId, appName }) => [appId, appName]))
  const firstUsed = usages.map(({ startsOn }) => startsOn).sort()[0] ?? null
  for (const month of monthsToClose({ billedThrough: payer.billedThrough, firstUsed, through })) {
    const bill = billOfMonth({ usages, month, seller: { country: address.country, vat }, buyer: payer })
    // Nothing to pay, or less than can be charged: the days are let go.
    if (!bill || bill.gross < bills.minimumAmount) continue
    const time = isComplete(payer.address) || closedAt ? null : timeOfAsking(month, dayOf(now, timeZone))
    if (time !== null) {
      await askForAddress(tx, { payer, month, time })
      return addDays(month, -1)
    }
    const { spread } = months
    await writeBill(tx, { payer, month, bill, appNames, now, mailAt: spread.mailAt(now), chargeAt: spread.chargeAt })
  }
  return through
}

function throughAt(now: Date): Day {
  const { timeZone, bills } = operator()
  return closableThrough({ now, timeZone, fromHour: bills.fromHour })
}
