import { eq } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { bills } from '@/db/schema/bills'
import { inTransaction, lockBill, lockCompany, lockContacts } from '@/db/transaction'
import type { Actor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { type ActivityEntry, record } from '@/lib/kernel/activity'
import { operator } from '@/lib/operator'
import { type BillNews, type BillRow, type Known, truthOfBill } from './bill-truth'
import type { ContactRow } from './find-contact'
import { differs } from './invoice-differs'
import { noteDiffering } from './note-strange'
import { beginTrouble, endTrouble } from './payment-trouble'
import type { InvoiceView } from './stripe-invoices'

const DAY_MS = 86_400_000
const STRIPE: Actor = { kind: 'stripe' }

/** A bill and who pays it. */
export type BillOfPayer = { bill: BillRow; contact: ContactRow }

/** A bill by its id, with who pays it. */
export async function findBillOfPayer(billId: string, reader: Pick<Transaction, 'select'> = db()) {
  const [found] = await reader
    .select({ bill: bills, contact: billingContacts })
    .from(bills)
    .innerJoin(billingContacts, eq(billingContacts.id, bills.billingContactId))
    .where(eq(bills.id, billId))
  return found
}

type Asked = {
  /** As it was before Stripe was asked. */
  bill: BillRow
  invoice: InvoiceView
  tried: Known['tried']
}

/**
 * Writes down what Stripe says of a bill, and what follows from it, in one transaction. Whoever asked before another one wrote is
 * told so and writes nothing: what it heard may be older than what stands there. An invoice that says something else than its bill
 * is not believed.
 * @returns whether it was written
 */
export async function settleBill({ bill: asked, invoice, tried }: Asked): Promise<boolean> {
  return inTransaction(async (tx) => {
    const found = await lockBillOfPayer(tx, asked)
    if (!found || found.bill.checks !== asked.checks || found.bill.stripeInvoiceId !== invoice.id) return false
    if (isOpen(found.bill) && differs(found.bill, invoice)) return disbelieve(tx, found.bill, invoice)
    const { timeZone } = operator()
    const { columns, news } = truthOfBill(found.bill, { invoice, tried }, { now: clock.now(), timeZone })
    const [bill] = await tx
      .update(bills)
      .set({ ...columns, checks: asked.checks + 1 })
      .where(eq(bills.id, asked.id))
      .returning()
    if (!bill) return false
    const entry = news && entryOf(news, bill, found.contact)
    if (entry) await record(tx, STRIPE, entry)
    const isNowOwed = news === 'failed' || (news === 'given-up' && !found.bill.failedAt)
    if (isNowOwed) await beginTrouble(tx, found.contact, bill)
    if (news === 'paid' || news === 'cancelled') await endTrouble(tx, found.contact, bill)
    return true
  })
}

function isOpen({ paidAt, voidAt }: BillRow): boolean {
  return !paidAt && !voidAt
}

/** Nothing becomes of the bill by an invoice that says something else. */
async function disbelieve(tx: Transaction, bill: BillRow, invoice: InvoiceView): Promise<boolean> {
  await noteDiffering(bill, invoice.id, tx)
  const nextCheckAt = bill.nextCheckAt && new Date(clock.now().getTime() + DAY_MS)
  await tx
    .update(bills)
    .set({ nextCheckAt, checks: bill.checks + 1 })
    .where(eq(bills.id, bill.id))
  return true
}

async function lockBillOfPayer(tx: Transaction, { id, billingContactId }: BillRow): Promise<BillOfPayer | undefined> {
  const [payer] = await tx
    .select({ companyId: billingContacts.companyId })
    .from(billingContacts)
    .where(eq(billingContacts.id, billingContactId))
  if (!payer) return undefined
  await lockCompany(tx, payer.companyId)
  await lockContacts(tx, billingContactId)
  await lockBill(tx, id)
  return findBillOfPayer(id, tx)
}

function entryOf(news: NonNullable<BillNews>, bill: BillRow, { companyId }: ContactRow): ActivityEntry | null {
  const facts = { billId: bill.id }
  if (news === 'paid') return { verb: 'bill-paid', companyId, facts }
  if (news === 'cancelled') return { verb: 'bill-cancelled', companyId, facts }
  if (news === 'given-up') return { verb: 'bill-given-up', companyId, facts }
  if (news === 'failed' && bill.lastError) {
    return { verb: 'bill-failed', companyId, facts: { ...facts, reason: bill.lastError } }
  }
  return null
}
