import { and, desc, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Given, type Places, prepared } from '@/db/prepared'
import { billingContacts } from '@/db/schema/billing-contacts'
import { type BillMethod, bills } from '@/db/schema/bills'
import { companies } from '@/db/schema/companies'
import type { PaymentFailure } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { mayManageBilling, maySeePayer } from '@/lib/company/roles'
import { type CompanyAddress, seatIsAt, seatsOf, sits } from '@/lib/company/seat'
import { OWNER_EMAIL, OWNER_NAME } from '@/lib/company/shown-name'
import { type Day, dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { suspendedOn, warnedOn } from './bill-calendar'
import { billMethodOf } from './method-view'
import { IS_OWED_ROW, PAID_APPS } from './payer-state'

/** How far it has come: refused, the last days before the pause, paused; or all of it is on its way by direct debit. */
export type TroubleStage = 'failed' | 'warned' | 'suspended' | 'on-its-way'

/** A Billing Contact of a Company that owes something. */
export type TroubleView = {
  contactId: string
  companySlug: string
  stage: TroubleStage
  /** When the oldest bill could not be charged for the first time. */
  since: Day
  /** The day on which its Apps pause, or should have paused. */
  until: Day
  pausedSince: Date | null
  /** Apps that it pays for now. */
  appCount: number
  /** What is owed; null for whoever does not manage bills. */
  owed: OwedView | null
  /** The Owner who stands for the others: for whoever does not manage bills. */
  owner: { name: string; email: string } | null
}

/** What a Billing Contact owes. Cents. */
export type OwedView = {
  legalName: string
  method: BillMethod | null
  gross: number
  currency: string
  count: number
  /** Of the oldest bill. */
  number: string
  month: Day
  lastError: PaymentFailure
  tries: number
  /** The oldest bill that can be paid by hand; null while all are on their way. */
  payable: string | null
  /** The next day on which something is tried again by itself. */
  nextTryOn: Day | null
}

/**
 * The Billing Contacts of a Company that owe something, those whose Apps are paused first: with all of it for Owners and Billing
 * people; for Admins that it is so and who knows. Nothing for everybody else. One round trip.
 */
export function troubleOf({ accountId, slug }: CompanyAddress, reader?: Reader): Asked<TroubleView[]> {
  return troubleAt({ accountId, slug }, reader).as((rows) => rows.map(viewOf))
}

/** The same for each Company whose bills somebody manages, on one page with all of them. One round trip. */
export function troubleToMend(accountId: string, reader?: Reader): Asked<TroubleView[]> {
  return troubleEverywhere({ accountId }, reader).as((rows) => rows.map(viewOf))
}

/** A value for whoever manages bills; from everybody else the database keeps it. */
const forPayers = (what: ReturnType<typeof sql>) => sql`case when ${sits(mayManageBilling)} then ${what} end`
const forOthers = (what: ReturnType<typeof sql>) => sql`case when not ${sits(mayManageBilling)} then ${what} end`

const OWED = sql`lateral (
  select min(o.failed_at) as since, count(*)::int as count, sum(o.gross)::int as gross,
    min(o.next_try_on) as next_try_on, bool_and(o.collecting_since is not null) as is_on_its_way,
    (array_agg(o.number order by o.month, o.number) filter (where o.collecting_since is null))[1] as payable,
    (array_agg(o.number order by o.month, o.number))[1] as number,
    (array_agg(o.month order by o.month, o.number))[1] as month,
    (array_agg(o.last_error order by o.month, o.number))[1] as last_error,
    (array_agg(o.tries order by o.month, o.number))[1] as tries
  from bills o where o.billing_contact_id = ${billingContacts.id} and ${IS_OWED_ROW}) owed`

const troubleAt = prepared((reader, { accountId, slug }: Places<CompanyAddress>) =>
  select(reader, accountId, and(seatIsAt({ slug }), sits(maySeePayer))),
)

const troubleEverywhere = prepared((reader, { accountId }: Places<Pick<CompanyAddress, 'accountId'>>) =>
  select(reader, accountId, sits(mayManageBilling)),
)

function select(reader: Reader, accountId: Given<string>, where: SQL | undefined) {
  return reader
    .select({
      contactId: billingContacts.id,
      companySlug: companies.slug,
      since: sql<Date>`owed.since`.mapWith(bills.failedAt),
      isOnItsWay: sql<boolean>`owed.is_on_its_way`,
      suspendedAt: billingContacts.suspendedAt,
      appCount: PAID_APPS,
      legalName: sql<string | null>`${forPayers(sql`${billingContacts.legalName}`)}`,
      paymentMethodType: sql<string | null>`${forPayers(sql`${billingContacts.paymentMethodType}`)}`,
      paymentMethodBrand: sql<string | null>`${forPayers(sql`${billingContacts.paymentMethodBrand}`)}`,
      paymentMethodLast4: sql<string | null>`${forPayers(sql`${billingContacts.paymentMethodLast4}`)}`,
      currency: sql<string | null>`${forPayers(sql`${billingContacts.currency}`)}`,
      gross: sql<number | null>`${forPayers(sql`owed.gross`)}`,
      count: sql<number | null>`${forPayers(sql`owed.count`)}`,
      number: sql<string | null>`${forPayers(sql`owed.number`)}`,
      month: sql<Day | null>`${forPayers(sql`owed.month`)}`,
      lastError: sql<PaymentFailure | null>`${forPayers(sql`owed.last_error`)}`,
      tries: sql<number | null>`${forPayers(sql`owed.tries`)}`,
      payable: sql<string | null>`${forPayers(sql`owed.payable`)}`,
      nextTryOn: sql<Day | null>`${forPayers(sql`owed.next_try_on`)}`,
      ownerName: sql<string | null>`${forOthers(OWNER_NAME)}`,
      ownerEmail: sql<string | null>`${forOthers(OWNER_EMAIL)}`,
    })
    .from(billingContacts)
    .innerJoin(companies, sql`${companies.id} = ${billingContacts.companyId}`)
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${billingContacts.companyId}`)
    .innerJoin(OWED, sql`owed.count > 0`)
    .where(where)
    .orderBy(desc(sql`${billingContacts.suspendedAt} is not null`), sql`owed.since`, billingContacts.id)
}

type Row = Awaited<ReturnType<typeof troubleAt>>[number]

function viewOf(row: Row): TroubleView {
  const { timeZone } = operator()
  const since = dayOf(row.since, timeZone)
  const today = dayOf(clock.now(), timeZone)
  const { ownerName: name, ownerEmail: email } = row
  return {
    contactId: row.contactId,
    companySlug: row.companySlug,
    stage: stageOf({ ...row, since }, today),
    since,
    until: suspendedOn(since),
    pausedSince: row.suspendedAt,
    appCount: row.appCount,
    owed: owedOf(row),
    owner: name && email ? { name, email } : null,
  }
}

/** How far it has come with a bill that could not be charged on a day. */
export function stageOf(
  { since, isOnItsWay, suspendedAt }: { since: Day; isOnItsWay: boolean; suspendedAt: Date | null },
  today: Day,
): TroubleStage {
  if (isOnItsWay) return 'on-its-way'
  if (suspendedAt) return 'suspended'
  return today < warnedOn(since) ? 'failed' : 'warned'
}

function owedOf(row: Row): OwedView | null {
  const { legalName, gross, currency, count, number, month, lastError, tries, payable, nextTryOn } = row
  if (legalName === null || gross === null || currency === null || count === null) return null
  if (number === null || month === null || lastError === null || tries === null) return null
  const oldest = { number, month, lastError, tries }
  return { legalName, method: billMethodOf(row), gross, currency, count, ...oldest, payable, nextTryOn }
}
