import { and, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { logError } from '@/lib/log'
import { operator } from '@/lib/operator'
import type { BillRow } from './bill-truth'
import { billById } from './bills'
import { differs, refuseDiffering } from './invoice-differs'
import { type InvoiceToBe, invoiceLines } from './invoice-of-bill'
import {
  addInvoiceLines,
  createInvoice,
  finalizeInvoice,
  findInvoicesOf,
  type InvoiceView,
  readInvoice,
  takeBackInvoice,
} from './stripe-invoices'

/** Stripe forgets the keys of calls after a day: what was begun before is looked for. */
const KEYS_LIVE_MS = 23 * 3_600_000
/** Stripe's clock is not ours. */
const DAY_MS = 24 * 3_600_000

/**
 * The invoice of a bill at Stripe, made and finalized as far as it is not yet. Its id is kept before anybody can pay it, so that
 * no other one is ever open beside it. Refuses: payment-unreachable.
 */
export async function openInvoice(bill: BillRow, customerId: string): Promise<InvoiceView> {
  const invoice = await invoiceFor(bill, customerId)
  if (invoice.status !== 'draft') return invoice
  return (
    (await takeBackFormer(bill, invoice)) ??
    finalizeInvoice(keyOf(bill, invoice, 'finalize'), await written(bill, invoice))
  )
}

/** The key of a call about the invoice of a bill; one that goes by another number has keys of its own. */
export function keyOf(bill: BillRow, invoice: InvoiceView, step: string): string {
  const own = invoice.number === bill.number ? '' : `:${invoice.id}`
  return `bill:${bill.id}:${step}${own}`
}

/** A draft with the lines of its bill. */
async function written(bill: BillRow, draft: InvoiceView): Promise<string> {
  const view = await billById(bill.id)
  if (!view) throw new Error(`bill ${bill.id} is gone`)
  const lines = invoiceLines(view, operator().timeZone)
  const invoice = draft.lineCount > 0 ? draft : await addInvoiceLines(keyOf(bill, draft, 'lines'), draft.id, lines)
  refuseDiffering(bill, invoice)
  return invoice.id
}

/** The one that is known, or a new one: where there is none, where it is gone, and where its customer is not ours any more. */
async function invoiceFor(bill: BillRow, customerId: string): Promise<InvoiceView> {
  const known = bill.stripeInvoiceId ? await readInvoice(bill.stripeInvoiceId) : null
  // To void one that differs is how whoever runs the product answers to it.
  const isAnswered = known?.status === 'void' && differs(bill, known)
  if (known && !isAnswered && (known.customerId === customerId || isUsed(known))) return known
  const made = await makeInvoice(bill, customerId)
  if (await keep(bill, made.id)) return made
  // Somebody else does the same right now: what they made counts, and is looked at by the next run.
  const [kept] = await db().select({ id: bills.stripeInvoiceId }).from(bills).where(eq(bills.id, bill.id))
  return kept?.id === made.id ? made : refuse('payment-unreachable')
}

function isUsed({ status, isProcessing }: InvoiceView): boolean {
  return status === 'paid' || isProcessing
}

/** Keeps the id of what collects a bill in place of the one that was known. */
async function keep({ id, stripeInvoiceId: known }: BillRow, invoiceId: string): Promise<boolean> {
  const isAsKnown = known ? eq(bills.stripeInvoiceId, known) : isNull(bills.stripeInvoiceId)
  const kept = await db()
    .update(bills)
    .set({ stripeInvoiceId: invoiceId })
    .where(and(eq(bills.id, id), isAsKnown))
    .returning({ id: bills.id })
  return kept.length > 0
}

/**
 * Takes the invoice back that a draft replaces: after the draft is kept, as what Stripe says of the former one is not about the
 * bill any more, and before it is finalized, so that nobody can pay both.
 * @returns the former one where it was used meanwhile: that is the invoice of the bill again
 */
async function takeBackFormer(bill: BillRow, draft: InvoiceView): Promise<InvoiceView | null> {
  const former = draft.replaces ? await readInvoice(draft.replaces) : null
  if (!former || former.billId !== bill.id) return null
  if (isUsed(former) && (await keep({ ...bill, stripeInvoiceId: draft.id }, former.id))) {
    await takeBackInvoice(draft)
    return former
  }
  await takeBackInvoice(former)
  return null
}

async function makeInvoice(bill: BillRow, customerId: string): Promise<InvoiceView> {
  const former = bill.stripeInvoiceId
  const begunAt = await begin(bill)
  if (clock.now().getTime() - begunAt.getTime() > KEYS_LIVE_MS) {
    const adopted = await findLost(bill, customerId)
    if (adopted) return adopted
  }
  const invoice: InvoiceToBe = {
    customerId,
    currency: bill.currency,
    // Of an invoice that was replaced, the number is taken for ever.
    number: former ? null : bill.number,
    billId: bill.id,
    billNumber: bill.number,
    replaces: former,
    footer: bill.issuer.footer.join('\n'),
    writtenAt: bill.issuedAt,
  }
  const key = `bill:${bill.id}:create`
  const made = (await createInvoice(key, invoice)) ?? (await findLost(bill, customerId))
  if (made) return made
  // By an invoice of a customer who is gone, or of somebody else: what is to be paid is the same without it.
  logError(`bill ${bill.id}: its number is taken at Stripe`)
  return (await createInvoice(key, { ...invoice, number: null })) ?? refuse('payment-unreachable')
}

/** An invoice that was made for a bill and whose id was lost before it was kept. What it says of itself alone is no proof. */
async function findLost(bill: BillRow, customerId: string): Promise<InvoiceView | undefined> {
  const since = new Date(bill.issuedAt.getTime() - DAY_MS)
  const found = await findInvoicesOf({ customerId, billId: bill.id, since })
  const lost = found.filter(
    ({ id, status, number, description }) =>
      id !== bill.stripeInvoiceId && status !== 'void' && [number, description].includes(bill.number),
  )
  const fitting = lost.find((one) => !differs(bill, one))
  // Another one beside it might be paid as well.
  if (!fitting && lost[0]) refuseDiffering(bill, lost[0])
  return fitting
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
