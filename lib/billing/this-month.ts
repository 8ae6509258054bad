import { and, asc, eq, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { clock } from '@/lib/clock'
import { mayManageBilling } from '@/lib/company/roles'
import { type CompanyAddress, seatIsAt, seatsOf, sits } from '@/lib/company/seat'
import { type Day, dayOf, firstOfNextMonth, lastOfMonth } from '@/lib/day'
import { operator } from '@/lib/operator'
import { costs, type Usage } from './ledger'
import { type MethodColumns, type MethodView, methodOf } from './method-view'
import { type Amounts, type Buyer, chargedOn, type Vat, vatOf, withVat } from './quote'

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
  /** Oldest first, at most five; `day` is the month's 1st. */
  past: { day: Day; total: Amounts }[]
}

const BARS = 5

/**
 * One entry per Billing Contact of a Company that pays for something, the oldest first; none for a person whose role does
 * not show bills. One round trip.
 */
export function thisMonthOf({ accountId, slug }: CompanyAddress, reader?: Reader): Asked<MonthView[]> {
  return usageAt({ accountId, slug }, reader).as((rows) => {
    const today = dayOf(clock.now(), operator().timeZone)
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

const usageAt = prepared((reader, { accountId, slug }: Places<CompanyAddress>) =>
  reader
    .select({
      contactId: billingContacts.id,
      legalName: billingContacts.legalName,
      currency: billingContacts.currency,
      country: billingContacts.country,
      vatId: billingContacts.vatId,
      vatStatus: billingContacts.vatStatus,
      brand: billingContacts.paymentMethodBrand,
      last4: billingContacts.paymentMethodLast4,
      appId: appUsage.appId,
      monthlyAmount: appUsage.monthlyAmount,
      startsOn: appUsage.startsOn,
      endsOn: appUsage.endsOn,
    })
    .from(billingContacts)
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${billingContacts.companyId}`)
    .innerJoin(appUsage, eq(appUsage.billingContactId, billingContacts.id))
    .where(and(seatIsAt({ slug }), sits(mayManageBilling)))
    .orderBy(asc(billingContacts.createdAt), asc(billingContacts.id), asc(appUsage.startsOn)),
)

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

export type LedgerRow = Buyer & Usage & MethodColumns & { contactId: string; legalName: string; currency: string }

/** The month of one Billing Contact from its rows of the day ledger, earliest first; null when nothing of it is left to pay. */
export function monthOf(rows: LedgerRow[], today: Day): MonthView | null {
  const [contact] = rows
  if (!contact) return null
  const paid = rows.filter((row) => row.endsOn === null || row.endsOn >= row.startsOn)
  const first = paid[0]?.startsOn
  const isCurrent = paid.some((row) => row.endsOn === null || row.endsOn >= firstOf(today))
  if (!first || !isCurrent) return null
  // A hand-over on the last day of a month starts in the next one: then that month is shown.
  const asOf = first > lastOfMonth(today) ? first : today
  const month = costs({ usages: rows, from: firstOf(asOf), asOf })
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
    chargedOn: chargedOn(billedOn),
    past: pastMonths(rows, contact, first, today),
  }
}

function pastMonths(rows: LedgerRow[], buyer: Buyer, first: Day, today: Day): MonthView['past'] {
  const months: MonthView['past'] = []
  for (let day = firstOf(first); day < firstOf(today); day = firstOfNextMonth(day)) {
    const month = costs({ usages: rows, from: day, asOf: lastOfMonth(day) })
    months.push({ day, total: withVat(month.expected, vatFor(buyer, lastOfMonth(day))) })
  }
  return months.slice(-BARS)
}

function vatFor(buyer: Buyer, day: Day): Vat {
  const { address, vat } = operator()
  return vatOf({ seller: { country: address.country, vat }, buyer, day })
}

function firstOf(day: Day): Day {
  return `${day.slice(0, 8)}01`
}
