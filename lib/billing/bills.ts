import { and, asc, desc, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Places, prepared, together } from '@/db/prepared'
import { billingContacts } from '@/db/schema/billing-contacts'
import { billDocuments, billLines, bills } from '@/db/schema/bills'
import { companies } from '@/db/schema/companies'
import { mayManageBilling } from '@/lib/company/roles'
import { type CompanyAddress, seatIsAt, seatsOf, sits } from '@/lib/company/seat'
import type { Day } from '@/lib/day'
import { isId } from '@/lib/id'
import { kept } from '@/lib/kept'
import type { BillMoments } from './bill-states'
import { type BillView, viewOf } from './bill-view'
import { OWED_SINCE, PAID_APPS } from './payer-state'

/** A bill in a list. Cents. */
export type BillRow = {
  number: string
  month: Day
  /** Whom it is made out to. */
  legalName: string
  currency: string
  net: number
  vat: number
  gross: number
  vatRate: number
  issuedAt: Date
  /** Its newest version. */
  version: number
} & BillMoments

/** What the bills of a month come to, and how many they are. */
export type MonthTotal = { month: Day; currency: string; gross: number; count: number }

/**
 * The bills of a Company, the newest month first, behind one of them where `after` is its number; none for a person whose role
 * does not show bills. Ask for one more than is shown to know whether there are more.
 */
export function billsOf(
  { accountId, slug }: CompanyAddress,
  { after = '', limit }: { after?: string; limit: number },
  reader?: Reader,
): Asked<BillRow[]> {
  return firstBills(limit)({ accountId, slug, after: isNumber(after) ? after : '' }, reader)
}

/** What of a bill decides on where it stands. */
export const MOMENT_COLUMNS = {
  chargeOn: bills.chargeOn,
  collectingSince: bills.collectingSince,
  failedAt: bills.failedAt,
  nextTryOn: bills.nextTryOn,
  paidAt: bills.paidAt,
  voidAt: bills.voidAt,
  givenUpAt: bills.givenUpAt,
}

/** Of the newest version of a bill that was drawn. */
const newest = (what: SQL) =>
  sql`(select ${what} from bill_documents d where d.bill_id = ${bills.id} order by d.version desc limit 1)`

const firstBills = kept((limit: number) =>
  prepared((reader, { accountId, slug, after }: Places<CompanyAddress & { after: string }>) =>
    reader
      .select({
        number: bills.number,
        month: bills.month,
        legalName: sql<string>`coalesce(${newest(sql`d.recipient`)}, ${bills.recipient}) ->> 'legalName'`,
        currency: bills.currency,
        net: bills.net,
        vat: bills.vat,
        gross: bills.gross,
        vatRate: bills.vatRate,
        ...MOMENT_COLUMNS,
        issuedAt: bills.issuedAt,
        version: sql<number>`coalesce(${newest(sql`d.version`)}, 1)`,
      })
      .from(billingContacts)
      .innerJoin(seatsOf(accountId), sql`seat.company_id = ${billingContacts.companyId}`)
      .innerJoin(bills, eq(bills.billingContactId, billingContacts.id))
      .leftJoin(
        sql`(select l.month, l.number, p.company_id from bills l join billing_contacts p on p.id = l.billing_contact_id
          where l.number = ${after}) last`,
        sql`last.company_id = seat.company_id`,
      )
      .where(
        and(
          seatIsAt({ slug }),
          sits(mayManageBilling),
          sql`(last.number is null or (${bills.month}, ${bills.number}) < (last.month, last.number))`,
        ),
      )
      .orderBy(desc(bills.month), desc(bills.number))
      .limit(limit),
  ),
)

/**
 * What the bills of each month of a Company come to since a day, the oldest first; none for a person whose role does not show
 * bills. One round trip.
 */
export function monthTotalsOf(
  { accountId, slug, since }: CompanyAddress & { since: Day },
  reader?: Reader,
): Asked<MonthTotal[]> {
  return totalsAt({ accountId, slug, since }, reader)
}

const totalsAt = prepared((reader, { accountId, slug, since }: Places<CompanyAddress & { since: Day }>) =>
  reader
    .select({
      month: bills.month,
      currency: bills.currency,
      gross: sql<number>`sum(${bills.gross})::int`,
      count: sql<number>`count(*)::int`,
    })
    .from(billingContacts)
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${billingContacts.companyId}`)
    .innerJoin(bills, eq(bills.billingContactId, billingContacts.id))
    .where(and(seatIsAt({ slug }), sits(mayManageBilling), sql`${bills.month} >= ${since}`))
    .groupBy(bills.month, bills.currency)
    .orderBy(asc(bills.month)),
)

/**
 * A bill of a Company by its number; null for one of another Company, and for a person whose role does not show bills. One round
 * trip.
 */
export async function findBill(
  { accountId, slug }: CompanyAddress,
  number: string,
  reader?: Reader,
): Promise<BillView | null> {
  if (!isNumber(number)) return null
  const at = { accountId, slug, number }
  const [[bill], lines, corrections] = await together([
    billAt(at, reader),
    linesAt(at, reader),
    correctionsAt(at, reader),
  ])
  return bill ? viewOf({ ...bill, lines, corrections }) : null
}

/** Whether a text from an address can be the number of a bill. */
function isNumber(text: string): boolean {
  return /^[A-Za-z0-9-]{1,20}$/.test(text)
}

/** A bill by its id, for work that asked already who may read it; null where there is none. One round trip. */
export async function billById(billId: string, reader?: Reader): Promise<BillView | null> {
  if (!isId(billId)) return null
  const [[bill], lines, corrections] = await together([
    billWith({ billId }, reader),
    linesWith({ billId }, reader),
    correctionsWith({ billId }, reader),
  ])
  return bill ? viewOf({ ...bill, lines, corrections }) : null
}

const COLUMNS = {
  bill: getTableColumns(bills),
  contact: {
    paymentMethodType: billingContacts.paymentMethodType,
    paymentMethodBrand: billingContacts.paymentMethodBrand,
    paymentMethodLast4: billingContacts.paymentMethodLast4,
    mandateReference: billingContacts.mandateReference,
    companyClosedAt: companies.closedAt,
    owedSince: OWED_SINCE,
    suspendedAt: billingContacts.suspendedAt,
    appCount: PAID_APPS,
  },
}
const CORRECTION = {
  version: billDocuments.version,
  madeAt: billDocuments.madeAt,
  recipient: billDocuments.recipient,
}

type Numbered = CompanyAddress & { number: string }
type Which = (places: Places<Numbered>) => SQL | undefined

/** Whether a bill is the one of a number, of a Company whose bills the reader may see. */
const isNumbered: Which = ({ accountId, slug, number }) => sql`${bills.number} = ${number} and exists (
  select 1 from billing_contacts payer join ${seatsOf(accountId)} on seat.company_id = payer.company_id
  where payer.id = ${bills.billingContactId} and ${seatIsAt({ slug })} and ${sits(mayManageBilling)})`

const billAt = prepared((reader, places: Places<Numbered>) => billRow(reader, isNumbered(places)))
const linesAt = prepared((reader, places: Places<Numbered>) => lineRows(reader, isNumbered(places)))
const correctionsAt = prepared((reader, places: Places<Numbered>) => correctionRows(reader, isNumbered(places)))

type Known = { billId: string }
const billWith = prepared((reader, { billId }: Places<Known>) => billRow(reader, eq(bills.id, billId)))
const linesWith = prepared((reader, { billId }: Places<Known>) => lineRows(reader, eq(bills.id, billId)))
const correctionsWith = prepared((reader, { billId }: Places<Known>) => correctionRows(reader, eq(bills.id, billId)))

function billRow(reader: Reader, which: SQL | undefined) {
  return reader
    .select(COLUMNS)
    .from(bills)
    .innerJoin(billingContacts, eq(billingContacts.id, bills.billingContactId))
    .innerJoin(companies, eq(companies.id, billingContacts.companyId))
    .where(which)
}

function lineRows(reader: Reader, which: SQL | undefined) {
  return reader
    .select(getTableColumns(billLines))
    .from(bills)
    .innerJoin(billLines, eq(billLines.billId, bills.id))
    .where(which)
    .orderBy(asc(billLines.position))
}

function correctionRows(reader: Reader, which: SQL | undefined) {
  return reader
    .select(CORRECTION)
    .from(bills)
    .innerJoin(billDocuments, eq(billDocuments.billId, bills.id))
    .where(and(which, gt(billDocuments.version, 1)))
    .orderBy(asc(billDocuments.version))
}
