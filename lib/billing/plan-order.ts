import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { apps, plans } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { lockContacts } from '@/db/transaction'
import type { ContactStatus } from '@/db/vocabulary'
import { IS_OFFERED } from '@/lib/apps/offers'
import { clock } from '@/lib/clock'
import { type Day, dayOf, firstOfMonth } from '@/lib/day'
import { refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
import { operator } from '@/lib/operator'
import { type PlanQuote, planQuote } from './plan-quote'
import type { Buyer } from './quote'
import { isNotOver } from './write-ledger'

/** An App whose plan is to change, as its row says it. */
export type PlanApp = {
  id: string
  name: string
  planId: string
  planName: string
  /** Null on trial. */
  billingContactId: string | null
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

/** An App of a Company that is there, by its name; null where it has none. One round trip. */
export async function findPlanApp(reader: Reader, companyId: string, name: string): Promise<PlanApp | null> {
  const [app] = await reader
    .select({
      id: apps.id,
      name: apps.name,
      planId: apps.planId,
      planName: plans.name,
      billingContactId: apps.billingContactId,
      planEndsOn: apps.planEndsOn,
      planEndedOn: apps.planEndedOn,
      isOffered: IS_OFFERED,
    })
    .from(apps)
    .innerJoin(plans, eq(plans.id, apps.planId))
    .where(and(eq(apps.companyId, companyId), eq(apps.name, name), isNull(apps.deletedAt)))
  return app ?? null
}

/** A Billing Contact of a Company; null where it has none of that id. One round trip. */
export async function findPayer(reader: Reader, companyId: string, contactId: string): Promise<PlanPayer | null> {
  if (!isId(contactId)) return null
  const [payer] = await reader
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
    .where(and(eq(billingContacts.id, contactId), eq(billingContacts.companyId, companyId)))
  return payer ?? null
}

/**
 * Locks the Billing Contact that is to pay and answers it, under the lock of its Company.
 * Refuses: contact-not-chosen, contact-not-ready (no payment method), payment-overdue; all next to the field contactId.
 */
export async function takePayer(tx: Transaction, companyId: string, contactId: string | null): Promise<PlanPayer> {
  if (!contactId || !isId(contactId)) refuse('contact-not-chosen', 'contactId')
  await lockContacts(tx, contactId)
  const payer = (await findPayer(tx, companyId, contactId)) ?? refuse('contact-not-chosen', 'contactId')
  if (payer.status === 'incomplete') refuse('contact-not-ready', 'contactId')
  if (payer.status !== 'active') refuse('payment-overdue', 'contactId')
  return payer
}

/** What an App will cost on a plan. `app` is null for one that is to be made. Today is read here. Two round trips at most. */
export async function quotePlan(
  reader: Reader,
  { payer, app, monthlyAmount }: { payer: PlanPayer; app: PlanApp | null; monthlyAmount: number },
): Promise<PlanQuote> {
  const { address, vat, timeZone } = operator()
  const today = dayOf(clock.now(), timeZone)
  const columns = {
    id: appUsage.id,
    appId: appUsage.appId,
    billingContactId: appUsage.billingContactId,
    monthlyAmount: appUsage.monthlyAmount,
    startsOn: appUsage.startsOn,
    // An end that is planned is as good as written.
    endsOn: sql<Day | null>`coalesce(${appUsage.endsOn}, ${apps.planEndsOn})`,
  }
  const read = () => reader.select(columns).from(appUsage).innerJoin(apps, eq(apps.id, appUsage.appId)).$dynamic()
  const isThisMonth = sql`${appUsage.endsOn} >= ${firstOfMonth(today)}::date`
  const rows = await read().where(
    and(eq(appUsage.billingContactId, payer.id), or(isNull(appUsage.endsOn), isThisMonth)),
  )
  const appRows = app ? await read().where(and(eq(appUsage.appId, app.id), isNotOver({ today }))) : []
  return planQuote({
    rows,
    appRows,
    appId: app?.id ?? '',
    next: { billingContactId: payer.id, monthlyAmount, endsOn: app?.planEndsOn ?? null },
    currency: payer.currency,
    seller: { country: address.country, vat },
    buyer: payer,
    methodType: payer.methodType,
    today,
  })
}
