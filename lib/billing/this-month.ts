import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { clock } from '@/lib/clock'
import { mayManageBilling } from '@/lib/company/roles'
import { type CompanyAddress, seatIsAt, seatsOf, sits } from '@/lib/company/seat'
import { type Day, dayOf, firstOfMonth, firstOfNextMonth, lastOfMonth } from '@/lib/day'
import { operator } from '@/lib/operator'
import { costs, type Usage } from './ledger'
import { type MethodColumns, type MethodView, methodOf } from './method-view'
import { type Amounts, type Buyer, chargedOn, type Vat, vatOf, withVat } from './quote'
import { ENDS_ON } from './write-ledger'

/** What one Billing Contact of a Company pays: this month, and what the months before cost. Cents with VAT. */
export type MonthView = {
  contactId: string
  legalName: string
  currency: string
  /** From what it is paid; null while there is nothing to pay from. */
  method: MethodView | null
  vat: Vat
  today: Day
  /** The first day of the shown month that costs something. It lies ahead right after a hand-over. */
  from: Day
  soFar: Amounts
  expected: Amounts
  billedOn: Day
  chargedOn: Day
  /** As it was billed, oldest first, at most five; `day` is the month's 1st. */
  past: { day: Day; gross: number }[]
}

const BARS = 5

/**
 * One entry per Billing Contact of a Company that pays for something, the oldest first; none for a person whose role does
 * not show bills. One round trip.
 */
export function thisMonthOf({ accountId, slug }: CompanyAddress, reader?: Reader): Asked<MonthView[]> {
  const today = dayOf(clock.now(), operator().timeZone)
  return usageAt({ accountId, slug, since: firstOfMonth(today) }, reader).as((rows) => {
    const contactIds = [...new Set(rows.map((row) => row.contactId))]
    return contactIds.flatMap(
      (contactId) =>
        monthOf(
          rows.filter((row) => row.contactId === contactId),
          today,
        ) ?? [],
    )
  })
}

/** The rows of the ledger that this month or a later one bills. */
const usageAt = prepared((reader, { accountId, slug, since }: Places<CompanyAddress & { since: Day }>) =>
  reader
    .select({
      contactId: billingContacts.id,
      legalName: billingContacts.legalName,
      currency: billingContacts.currency,
      methodType: billingContacts.paymentMethodType,
      country: billingContacts.country,
      vatId: billingContacts.vatId,
      vatStatus: billingContacts.vatStatus,
      brand: billingContacts.paymentMethodBrand,
      last4: billingContacts.paymentMethodLast4,
      appId: appUsage.appId,
      monthlyAmount: appUsage.monthlyAmount,
      startsOn: appUsage.startsOn,
      endsOn: ENDS_ON,
      past: PAST,
    })
    .from(billingContacts)
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${billingContacts.companyId}`)
    .innerJoin(appUsage, eq(appUsage.billingContactId, billingContacts.id))
    .innerJoin(apps, eq(apps.id, appUsage.appId))
    .where(
      and(
        seatIsAt({ slug }),
        sits(mayManageBilling),
        or(isNull(appUsage.endsOn), sql`${appUsage.endsOn} >= ${since}::date`),
      ),
    )
    .orderBy(asc(billingContacts.createdAt), asc(billingContacts.id), asc(appUsage.startsOn)),
)

/** What the contact was billed last, oldest first. */
const PAST = sql<MonthView['past']>`(
  select coalesce(json_agg(json_build_object('day', b.month, 'gross', b.gross) order by b.month), '[]') from (
    select p.month, p.gross from bills p where p.billing_contact_id = ${billingContacts.id}
    order by p.month desc limit ${sql.raw(String(BARS))}) b)`

/**
 * The VAT that each Billing Contact of a Company pays today, by the contact's id; none for a person whose role does not show
 * bills. One round trip.
 */
export function vatOfCompany({ accountId, slug }: CompanyAddress, reader?: Reader): Asked<Map<string, Vat>> {
  return buyersAt({ accountId, slug }, reader).as(vatsOf)
}

const buyersAt = prepared((reader, { accountId, slug }: Places<CompanyAddress>) =>
  reader
    .select({
      id: billingContacts.id,
      country: billingContacts.country,
      vatId: billingContacts.vatId,
      vatStatus: billingContacts.vatStatus,
    })
    .from(billingContacts)
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${billingContacts.companyId}`)
    .where(and(seatIsAt({ slug }), sits(mayManageBilling))),
)

function vatsOf(rows: (Buyer & { id: string })[]): Map<string, Vat> {
  const today = dayOf(clock.now(), operator().timeZone)
  return new Map(rows.map((row) => [row.id, vatFor(row, lastOfMonth(today))]))
}

export type LedgerRow = Buyer &
  Usage &
  MethodColumns & {
    contactId: string
    legalName: string
    currency: string
    methodType: string | null
    past: MonthView['past']
  }

/** The month of one Billing Contact from its rows of the day ledger, earliest first; null when nothing of it is left to pay. */
export function monthOf(rows: LedgerRow[], today: Day): MonthView | null {
  const [contact] = rows
  if (!contact) return null
  const paid = rows.filter((row) => row.endsOn === null || row.endsOn >= row.startsOn)
  const first = paid[0]?.startsOn
  const isCurrent = paid.some((row) => row.endsOn === null || row.endsOn >= firstOfMonth(today))
  if (!first || !isCurrent) return null
  // A hand-over on the last day of a month starts in the next one: then that month is shown.
  const asOf = first > lastOfMonth(today) ? first : today
  const month = costs({ usages: rows, from: firstOfMonth(asOf), asOf })
  const vat = vatFor(contact, lastOfMonth(asOf))
  const billedOn = firstOfNextMonth(asOf)
  return {
    contactId: contact.contactId,
    legalName: contact.legalName,
    currency: contact.currency,
    method: methodOf(contact),
    vat,
    today,
    from: month.from,
    soFar: withVat(asOf === today ? month.soFar : 0, vat),
    expected: withVat(month.expected, vat),
    billedOn,
    chargedOn: chargedOn(billedOn, contact.methodType),
    past: contact.past,
  }
}

function vatFor(buyer: Buyer, day: Day): Vat {
  const { address, vat } = operator()
  return vatOf({ seller: { country: address.country, vat }, buyer, day })
}
