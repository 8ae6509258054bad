import { and, asc, eq, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { bills } from '@/db/schema/bills'
import { clock } from '@/lib/clock'
import { type Day, dayOf, firstOfMonth, firstOfNextMonth, lastOfMonth } from '@/lib/day'
import { operator } from '@/lib/operator'
import { IS_OPEN } from './bill-conditions'
import { billOfMonth } from './bill-of-month'
import type { BillMoments } from './bill-states'
import { MOMENT_COLUMNS } from './bills'
import type { Usage } from './ledger'
import { monthsToClose } from './months-to-close'
import { type Buyer, chargedOn } from './quote'
import { ENDS_ON } from './write-ledger'

/** A bill that is still to be written once nothing costs anything after today. Cents; `gross` with VAT. */
export type LastBill = {
  legalName: string
  invoiceEmail: string
  currency: string
  /** The 1st of the month that it is for. */
  month: Day
  /** Of this month; one before was not written yet. */
  isLast: boolean
  gross: number
  vat: number
  /** From today on. */
  writtenOn: Day
  /** Null where there is no payment method: then it is paid behind the link of its mail. */
  chargedOn: Day | null
}

/** A bill that is written and neither paid nor cancelled. */
export type OpenBill = { number: string; currency: string; gross: number } & BillMoments

/**
 * The bills of a Company that are still to be written if all of its Apps end today, by the rules of the month's close
 * (close-months.ts): the oldest month of the oldest Billing Contact first. Under its locks it stays true. One round trip.
 */
export function lastBillsOf(companyId: string, reader?: Reader): Asked<LastBill[]> {
  const today = dayOf(clock.now(), operator().timeZone)
  return usageUntil({ companyId, today }, reader).as((rows) => {
    const contactIds = [...new Set(rows.map(({ contactId }) => contactId))]
    return contactIds.flatMap((contactId) =>
      lastBillsOfContact(
        rows.filter((row) => row.contactId === contactId),
        today,
      ),
    )
  })
}

type UsageRow = Buyer &
  Usage & {
    contactId: string
    legalName: string
    invoiceEmail: string
    currency: string
    methodType: string | null
    billedThrough: Day | null
  }

/** The rows of the ledger that are on no bill yet, as if each of them ended today at the latest. */
const usageUntil = prepared((reader, { companyId, today }: Places<{ companyId: string; today: Day }>) =>
  reader
    .select({
      contactId: billingContacts.id,
      legalName: billingContacts.legalName,
      invoiceEmail: billingContacts.invoiceEmail,
      currency: billingContacts.currency,
      methodType: billingContacts.paymentMethodType,
      billedThrough: billingContacts.billedThrough,
      country: billingContacts.country,
      vatId: billingContacts.vatId,
      vatStatus: billingContacts.vatStatus,
      appId: appUsage.appId,
      monthlyAmount: appUsage.monthlyAmount,
      startsOn: appUsage.startsOn,
      endsOn: sql<Day>`least(${ENDS_ON}, ${today}::date)`,
    })
    .from(billingContacts)
    .innerJoin(appUsage, eq(appUsage.billingContactId, billingContacts.id))
    .innerJoin(apps, eq(apps.id, appUsage.appId))
    .where(
      and(
        eq(billingContacts.companyId, companyId),
        sql`(${appUsage.endsOn} <= ${billingContacts.billedThrough}) is not true`,
        sql`${appUsage.startsOn} <= least(${ENDS_ON}, ${today}::date)`,
      ),
    )
    // As the lines of a bill are ordered.
    .orderBy(asc(billingContacts.createdAt), asc(billingContacts.id), asc(apps.name), asc(appUsage.startsOn)),
)

function lastBillsOfContact(usages: UsageRow[], today: Day): LastBill[] {
  const [contact] = usages
  if (!contact) return []
  const { address, vat, bills } = operator()
  const { billedThrough, methodType, legalName, invoiceEmail, currency } = contact
  const firstUsed = usages.map(({ startsOn }) => startsOn).sort()[0] ?? null
  return monthsToClose({ billedThrough, firstUsed, through: lastOfMonth(today) }).flatMap((month) => {
    const bill = billOfMonth({ usages, month, seller: { country: address.country, vat }, buyer: contact })
    if (!bill || bill.gross < bills.minimumAmount) return []
    // A month that is over and was not billed yet is billed next.
    const writtenOn = [firstOfNextMonth(month), today].sort()[1] ?? today
    const charged = methodType ? chargedOn(writtenOn, methodType) : null
    const { gross, vat: tax } = bill
    const isLast = month === firstOfMonth(today)
    return { legalName, invoiceEmail, currency, month, isLast, gross, vat: tax, writtenOn, chargedOn: charged }
  })
}

/** The bills of a Company that are written and neither paid nor cancelled, the oldest month first. One round trip. */
export function openBillsOf(companyId: string, reader?: Reader): Asked<OpenBill[]> {
  return openAt({ companyId }, reader)
}

const openAt = prepared((reader, { companyId }: Places<{ companyId: string }>) =>
  reader
    .select({ number: bills.number, currency: bills.currency, gross: bills.gross, ...MOMENT_COLUMNS })
    .from(billingContacts)
    .innerJoin(bills, eq(bills.billingContactId, billingContacts.id))
    .where(and(eq(billingContacts.companyId, companyId), IS_OPEN))
    .orderBy(asc(bills.month), asc(bills.number)),
)
