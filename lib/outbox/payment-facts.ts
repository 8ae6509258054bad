import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { billingContacts } from '@/db/schema/billing-contacts'
import { bills } from '@/db/schema/bills'
import type { PayerProps, UnpaidBill, WorkerProps } from '@/emails/billing/payment-parts'
import { suspendedOn } from '@/lib/billing/bill-calendar'
import { billToken } from '@/lib/billing/bill-link'
import type { ContactRow } from '@/lib/billing/find-contact'
import { type Owed, owedBillsOf } from '@/lib/billing/owed-bills'
import { namesPaidBy } from '@/lib/billing/paid-by'
import { clock } from '@/lib/clock'
import { ownersOf } from '@/lib/company/members'
import { type Day, dayOf } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import { operator } from '@/lib/operator'
import { absolute, appHost, paths } from '@/lib/paths'
import { labelOf } from '@/lib/person-name'
import { type BillingReader, billingReaderOf } from './billing-reader'
import { companyOf } from './team-facts'

type BillRow = typeof bills.$inferSelect

/** A payer, who reads of them, and what both kinds of readers are told. */
export type PayerNews = {
  contact: ContactRow
  reader: BillingReader
  slug: string
  /** What those who manage the bills read; those who do not read `worker`. */
  payer: PayerProps
  worker: WorkerProps
}

/** The same of one bill. */
export type BillNews = PayerNews & { bill: BillRow }

/** A bill, its payer and who reads of both; why nobody does. */
export async function loadBillNews(told: {
  billId: string
  recipientId: string | null
}): Promise<BillNews | { skipped: string }> {
  const [bill] = await db().select().from(bills).where(eq(bills.id, told.billId))
  if (!bill) throw new Error(`bill ${told.billId} is gone`)
  const news = await loadPayerNews(bill.billingContactId, told.recipientId)
  return 'skipped' in news ? news : { ...news, bill }
}

/** A payer and who reads of them; why nobody does. */
export async function loadPayerNews(
  contactId: string,
  recipientId: string | null,
): Promise<PayerNews | { skipped: string }> {
  const contact = await contactOf(contactId)
  const reader = await billingReaderOf(contact, recipientId)
  if ('skipped' in reader) return reader
  const { slug, name } = await companyOf(contact.companyId)
  const sites = (await namesPaidBy(db(), contact)).map(appHost)
  const about = { readerName: reader.readerName, readerKind: reader.readerKind, sites }
  const company = { company: name || contact.legalName, ownerName: await soleOwnerOf(contact.companyId) }
  const contactUrl = reader.isMailbox ? null : absolute(paths.contact(slug, contact.id))
  return {
    contact,
    reader,
    slug,
    payer: { reader: 'payer', ...about, company: contact.legalName, contactUrl },
    worker: { reader: 'worker', ...about, ...company, companyUrl: absolute(paths.company(slug)) },
  }
}

/** A Billing Contact; none is ever deleted. */
export async function contactOf(contactId: string): Promise<ContactRow> {
  const [contact] = await db().select().from(billingContacts).where(eq(billingContacts.id, contactId))
  if (!contact) throw new Error(`billing contact ${contactId} is gone`)
  return contact
}

/** Where a bill is read: its page, or by its own link for a mailbox that is nobody's account. */
export function billUrl({ reader, slug }: PayerNews, { id, number }: { id: string; number: string }): string {
  return absolute(reader.isMailbox ? paths.billLink(billToken(id)) : paths.bill(slug, number))
}

/** What is owed as a letter says it, with the day from which Apps are paused for it. */
export type Unpaid = { unpaid: UnpaidBill[]; sum: string; pausedOn: Day }

/** All that a payer owes, as a mail shows it, and from when on it pauses their Apps. */
export async function unpaidOf(news: PayerNews): Promise<Unpaid> {
  const owed = await owedBillsOf(db(), news.contact.id)
  const money = (cents: number) => formatMoney(cents, news.contact.currency, news.reader.language)
  return {
    unpaid: owed.map((bill) => ({ number: bill.number, gross: money(bill.gross), url: billUrl(news, bill) })),
    sum: money(owed.reduce((sum, { gross }) => sum + gross, 0)),
    pausedOn: pauseDayOf(owed),
  }
}

/**
 * From when on Apps are paused, by what is owed for longest: today at the earliest, where a direct debit that failed in the end
 * held it up.
 */
export function pauseDayOf([oldest]: Owed[]): Day {
  const { timeZone } = operator()
  const today = dayOf(clock.now(), timeZone)
  const due = oldest && suspendedOn(dayOf(oldest.failedAt, timeZone))
  return due && due > today ? due : today
}

/** Whose the Company is; '' where several own it. */
async function soleOwnerOf(companyId: string): Promise<string> {
  const [owner, another] = await ownersOf(db(), companyId)
  if (!owner || another) return ''
  const [account] = await db().select().from(accounts).where(eq(accounts.id, owner))
  return account ? labelOf(account) : ''
}
