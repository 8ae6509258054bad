import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { db, type Reader, type Transaction } from '@/db/client'
import { type Asked, type Places, prepared, together } from '@/db/prepared'
import { apps, plans } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { lockContacts } from '@/db/transaction'
import type { ContactStatus } from '@/db/vocabulary'
import { IS_OFFERED } from '@/lib/apps/offers'
import { endedOn } from '@/lib/apps/paused'
import { clock } from '@/lib/clock'
import { type Day, dayOf, firstOfMonth } from '@/lib/day'
import { refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
import { operator } from '@/lib/operator'
import { type PlanQuote, planQuote } from './plan-quote'
import type { Buyer } from './quote'
import { ENDS_ON, isNotOver } from './write-ledger'

/** An App whose plan is to change, as its row says it. */
export type PlanApp = {
  id: string
  name: string
  planId: string
  planName: string
  /** Null on trial, and while nobody pays any more it is who did. */
  billingContactId: string | null
  /** The last day that is to be paid, while that is not over. */
  planEndsOn: Day | null
  /** Over: nobody pays until a plan is chosen again. */
  planEndedOn: Day | null
  isOffered: boolean
}

/** Who would pay for a plan. */
export type PlanPayer = Buyer & {
  id: string
  legalName: string
  currency: string
  status: ContactStatus
  /** Stripe's word for how it pays; null while it has no payment method. */
  methodType: string | null
}

/** What a row says of an App's plan; its name comes from `plans`. */
export const PLAN_APP_COLUMNS = {
  id: apps.id,
  name: apps.name,
  planId: apps.planId,
  planName: plans.name,
  billingContactId: apps.billingContactId,
  planEndsOn: apps.planEndsOn,
  planEndedOn: apps.planEndedOn,
}

/** An App of a Company that is there, by its name; null where it has none. One round trip. */
export function findPlanApp(reader: Reader, companyId: string, name: string): Asked<PlanApp | null> {
  return planAppAt({ companyId, name }, reader).as(([app]) => {
    if (!app) return null
    const planEndedOn = endedOn(app, today())
    // An end that nothing has written down yet is over all the same.
    return { ...app, planEndedOn, planEndsOn: planEndedOn ? null : app.planEndsOn }
  })
}

const planAppAt = prepared((reader, { companyId, name }: Places<{ companyId: string; name: string }>) =>
  reader
    .select({
      ...PLAN_APP_COLUMNS,
      isOffered: IS_OFFERED,
    })
    .from(apps)
    .innerJoin(plans, eq(plans.id, apps.planId))
    .where(and(eq(apps.companyId, companyId), eq(apps.name, name), isNull(apps.deletedAt))),
)

/** Who pays for an App today: null on trial and once its plan is over, where a plan needs somebody to pay for it. */
export function payerOf(app: PlanApp | null): string | null {
  return app && !app.planEndedOn ? app.billingContactId : null
}

/** Every Billing Contact of a Company, the oldest first. One round trip. */
export function payersAt(companyId: string, reader?: Reader): Asked<PlanPayer[]> {
  return contactsAt({ companyId }, reader)
}

const contactsAt = prepared((reader, { companyId }: Places<{ companyId: string }>) =>
  reader
    .select({
      id: billingContacts.id,
      legalName: billingContacts.legalName,
      currency: billingContacts.currency,
      status: billingContacts.status,
      methodType: billingContacts.paymentMethodType,
      country: billingContacts.country,
      vatId: billingContacts.vatId,
      vatStatus: billingContacts.vatStatus,
    })
    .from(billingContacts)
    .where(eq(billingContacts.companyId, companyId))
    .orderBy(asc(billingContacts.createdAt), asc(billingContacts.id)),
)

/** A Billing Contact of a Company; null where it has none of that id. One round trip. */
export async function findPayer(reader: Reader, companyId: string, contactId: string): Promise<PlanPayer | null> {
  return (await payersAt(companyId, reader)).find(({ id }) => id === contactId) ?? null
}

/**
 * Locks the Billing Contact that is to pay and answers it as it is, under the lock of its Company. What costs less it may pay
 * whatever its state; ask `refuseUnready` about anything else. Refuses: contact-not-chosen.
 */
export async function lockPayer(tx: Transaction, companyId: string, contactId: string | null): Promise<PlanPayer> {
  if (!contactId || !isId(contactId)) refuse('contact-not-chosen', 'contactId')
  await lockContacts(tx, contactId)
  return (await findPayer(tx, companyId, contactId)) ?? refuse('contact-not-chosen', 'contactId')
}

/** Refuses: contact-not-ready (no payment method), payment-overdue; both next to the field contactId. */
export function refuseUnready({ status }: Pick<PlanPayer, 'status'>): void {
  if (status === 'incomplete') refuse('contact-not-ready', 'contactId')
  if (status !== 'active') refuse('payment-overdue', 'contactId')
}

/** Both at once: locks the Billing Contact that is to pay more. Refuses: contact-not-chosen, contact-not-ready, payment-overdue. */
export async function takePayer(tx: Transaction, companyId: string, contactId: string | null): Promise<PlanPayer> {
  const payer = await lockPayer(tx, companyId, contactId)
  refuseUnready(payer)
  return payer
}

type Quoting = { payer: PlanPayer; app: PlanApp | null }

/** What an App will cost on a plan. `app` is null for one that is to be made. Today is read here. One round trip. */
export async function quotePlan(
  reader: Reader,
  { monthlyAmount, ...quoting }: Quoting & { monthlyAmount: number },
): Promise<PlanQuote> {
  const quoteOf = await planQuotes(quoting, reader)
  return quoteOf(monthlyAmount)
}

/** The same for any price, as of one moment. One round trip. */
export async function planQuotes(
  { payer, app }: Quoting,
  reader: Reader = db(),
): Promise<(monthlyAmount: number) => PlanQuote> {
  const { address, vat } = operator()
  const day = today()
  const [rows, appRows] = await together([
    rowsOfPayer({ contactId: payer.id, since: firstOfMonth(day) }, reader),
    rowsOfApp({ appId: app?.id ?? null, today: day }, reader),
  ])
  return (monthlyAmount) =>
    planQuote({
      rows,
      appRows,
      appId: app?.id ?? '',
      next: { billingContactId: payer.id, monthlyAmount, endsOn: app?.planEndsOn ?? null },
      currency: payer.currency,
      seller: { country: address.country, vat },
      buyer: payer,
      methodType: payer.methodType,
      today: day,
    })
}

/** All that this month or a later one bills. */
const rowsOfPayer = prepared((reader, { contactId, since }: Places<{ contactId: string; since: Day }>) =>
  ledger(reader).where(
    and(
      eq(appUsage.billingContactId, contactId),
      or(isNull(appUsage.endsOn), sql`${appUsage.endsOn} >= ${since}::date`),
    ),
  ),
)

const rowsOfApp = prepared((reader, { appId, today }: Places<{ appId: string | null; today: Day }>) =>
  ledger(reader).where(and(sql`${appUsage.appId} = ${appId}::uuid`, isNotOver({ today }))),
)

/** Rows of the ledger. */
function ledger(reader: Reader) {
  return reader
    .select({
      id: appUsage.id,
      appId: appUsage.appId,
      billingContactId: appUsage.billingContactId,
      monthlyAmount: appUsage.monthlyAmount,
      startsOn: appUsage.startsOn,
      endsOn: ENDS_ON,
    })
    .from(appUsage)
    .innerJoin(apps, eq(apps.id, appUsage.appId))
    .$dynamic()
}

function today(): Day {
  return dayOf(clock.now(), operator().timeZone)
}
