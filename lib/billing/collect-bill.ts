import { and, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { clock } from '@/lib/clock'
import { dayOf } from '@/lib/day'
import { refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
import type { Outcome } from '@/lib/kernel/jobs'
import { operator } from '@/lib/operator'
import type { BillRow } from './bill-truth'
import { billById } from './bills'
import { customerOfContact } from './customer-of-contact'
import { type InvoiceToBe, invoiceLines } from './invoice-of-bill'
import { findOwnedBill, settleBill } from './settle-bill'
import {
  addInvoiceLines,
  createInvoice,
  finalizeInvoice,
  findInvoicesOf,
  type InvoiceView,
  payInvoice,
  readInvoice,
  type Try,
  takeBackInvoice,
} from './stripe-invoices'
import { syncBill } from './sync-bill'

/** Stripe forgets the keys of calls after a day: what was begun before is looked for. */
const KEYS_LIVE_MS = 23 * 3_600_000
/** Stripe's clock is not ours. */
const DAY_MS = 24 * 3_600_000

/**
 * The job: charges a bill. Stripe gets an invoice of it at its first try, and each try pays that one. Every call has a key that
 * follows from the bill, and every id is kept at once, so that a run that ended anywhere is gone on with by the next.
 * Nothing is due any more: skipped. A refusal is written down as one (settle-bill.ts); only Stripe being away is tried again.
 * Refuses: payment-unreachable. (docs/rules.md R57)
 */
export async function collectBill({ billId }: { billId: string }): Promise<Outcome> {
  const found = isId(billId) ? await findOwnedBill(billId) : undefined
  if (!found) return { skipped: 'bill-gone' }
  const { bill, contact } = found
  const why = whyNot(bill)
  if (why) return { skipped: why }
  const invoice = await openInvoice(bill, await customerOfContact(contact))
  const made = await tryToPay(bill, invoice, contact.paymentMethodId !== null)
  const tried = made.isTried ? { number: bill.tries + 1, failure: made.failure } : null
  if (!(await settleBill({ bill, invoice: made.invoice, tried }))) await syncBill({ billId, tried })
  return undefined
}

function whyNot({ paidAt, voidAt, givenUpAt, collectingSince, chargeOn }: BillRow): string | null {
  if (paidAt) return 'paid'
  if (voidAt) return 'cancelled'
  if (givenUpAt) return 'given-up'
  if (collectingSince) return 'on-its-way'
  return chargeOn > dayOf(clock.now(), operator().timeZone) ? 'not-due' : null
}

type Made = Try & { isTried: boolean }

async function tryToPay(bill: BillRow, invoice: InvoiceView, hasMethod: boolean): Promise<Made> {
  if (invoice.status !== 'open' || invoice.isProcessing) return { invoice, failure: null, isTried: false }
  // There is nothing to ask a bank for; its payer can still pay it on its page.
  if (!hasMethod) return { invoice, failure: 'no-method', isTried: true }
  return { ...(await payInvoice(keyOf(bill, invoice, `pay:${bill.tries + 1}`), invoice)), isTried: true }
}

/** The invoice of a bill, made and finalized as far as it is not yet. */
async function openInvoice(bill: BillRow, customerId: string): Promise<InvoiceView> {
  const invoice = await invoiceFor(bill, customerId)
  if (invoice.status !== 'draft') return invoice
  const view = await billById(bill.id)
  if (!view) throw new Error(`bill ${bill.id} is gone`)
  const lines = invoiceLines(view, operator().timeZone)
  const written =
    invoice.lineCount > 0 ? invoice : await addInvoiceLines(keyOf(bill, invoice, 'lines'), invoice.id, lines)
  // Nobody is ever charged another amount than the one on their bill.
  if (written.total !== bill.gross) {
    throw new Error(`invoice ${invoice.id} comes to ${written.total}, and bill ${bill.id} to ${bill.gross}`)
  }
  return finalizeInvoice(keyOf(bill, invoice, 'finalize'), invoice.id)
}

/** The one that is known, or a new one: where there is none, where it is gone, and where its customer is not ours any more. */
async function invoiceFor(bill: BillRow, customerId: string): Promise<InvoiceView> {
  const known = bill.stripeInvoiceId ? await readInvoice(bill.stripeInvoiceId) : null
  const isFine = known && (known.customerId === customerId || known.status === 'paid' || known.isProcessing)
  if (isFine) return known
  const made = await makeInvoice(bill, customerId)
  const isKept = and(
    eq(bills.id, bill.id),
    bill.stripeInvoiceId ? eq(bills.stripeInvoiceId, bill.stripeInvoiceId) : isNull(bills.stripeInvoiceId),
  )
  const kept = await db().update(bills).set({ stripeInvoiceId: made.id }).where(isKept).returning({ id: bills.id })
  // Somebody else does the same right now: what they made counts, and is looked at by the next run.
  if (kept.length === 0 && (await invoiceIdOf(bill.id)) !== made.id) refuse('payment-unreachable')
  // Only now: what Stripe says of the former one is not about the bill any more.
  if (known) await takeBackInvoice(known)
  return made
}

async function invoiceIdOf(billId: string): Promise<string | null> {
  return (await findOwnedBill(billId))?.bill.stripeInvoiceId ?? null
}

async function makeInvoice(bill: BillRow, customerId: string): Promise<InvoiceView> {
  const former = bill.stripeInvoiceId
  const begunAt = await begin(bill)
  const adopt = async () => {
    const found = await findInvoicesOf({
      customerId,
      billId: bill.id,
      since: new Date(bill.issuedAt.getTime() - DAY_MS),
    })
    return found.find(({ id, status }) => id !== former && status !== 'void')
  }
  if (clock.now().getTime() - begunAt.getTime() > KEYS_LIVE_MS) {
    const adopted = await adopt()
    if (adopted) return adopted
  }
  const invoice: InvoiceToBe = {
    customerId,
    currency: bill.currency,
    // Of an invoice that was replaced, the number is taken for ever.
    number: former ? null : bill.number,
    billId: bill.id,
    billNumber: bill.number,
    footer: bill.issuer.footer.join('\n'),
    writtenAt: bill.issuedAt,
  }
  const made = await createInvoice(`bill:${bill.id}:create${former ? `:${former}` : ''}`, invoice)
  const ours = made ?? (await adopt())
  if (!ours) throw new Error(`the number of bill ${bill.id} is taken at Stripe by something else`)
  return ours
}

/** Notes that Stripe is about to be asked for an invoice, before it is: the answer may be lost. */
async function begin({ id, begunAt }: BillRow): Promise<Date> {
  if (begunAt) return begunAt
  const now = clock.now()
  await db()
    .update(bills)
    .set({ begunAt: now })
    .where(and(eq(bills.id, id), isNull(bills.begunAt)))
  return now
}

/** The key of a call about the invoice of a bill; one that replaced another has keys of its own. */
function keyOf(bill: BillRow, invoice: InvoiceView, step: string): string {
  const own = invoice.number === bill.number ? '' : `:${invoice.id}`
  return `bill:${bill.id}:${step}${own}`
}
