import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { dayOf } from '@/lib/day'
import { refuse } from '@/lib/errors'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
import { operator } from '@/lib/operator'
import { billBehind } from './bill-link'
import { billState } from './bill-states'
import type { BillRow } from './bill-truth'
import { findBill } from './bills'
import { differs } from './invoice-differs'
import { noteDiffering } from './note-strange'
import { findBillOfPayer } from './settle-bill'
import { type InvoiceView, readInvoice } from './stripe-invoices'
import { syncBill } from './sync-bill'

const MOST = 60
const WINDOW_SECONDS = 600

/**
 * Where a bill is paid by hand: the address of Stripe's page, fetched now. It is a bearer secret, not to be logged or kept; null
 * where the bill is paid already. Refuses: sign-in-first, not-found, too-many, bill-not-due, bill-being-charged, bill-on-its-way,
 * bill-is-checked, bill-cancelled, payment-unreachable. (docs/rules.md R61)
 */
export async function payBill(
  actor: Actor,
  { companySlug, number }: { companySlug: string; number: string },
): Promise<string | null> {
  const accountId = accountOf(actor)
  const bill = (await findBill({ accountId, slug: companySlug }, number)) ?? refuse('not-found')
  return payable(bill.id, 'payer')
}

/** The same for whoever has the link of a bill: Stripe's page asks for no account either. */
export async function payLinkedBill(token: string): Promise<string | null> {
  return payable(billBehind(token) ?? refuse('not-found'), 'link')
}

/** Counted by bill and by which way they come: whoever was passed the link never stands in the way of those who pay here. */
async function payable(billId: string, way: 'payer' | 'link'): Promise<string | null> {
  const known = await judged(billId)
  if (!known) return null
  await countOrRefuse({ key: `pay-bill:${way}:${billId}`, most: MOST, windowSeconds: WINDOW_SECONDS })
  const invoice = known.stripeInvoiceId ? await readInvoice(known.stripeInvoiceId) : null
  if (!invoice || invoice.status === 'draft') refuse('bill-being-charged')
  if (invoice.status !== 'void' && differs(known, invoice)) {
    await noteDiffering(known, invoice.id)
    refuse('bill-is-checked')
  }
  if (!isSettled(invoice)) return invoice.hostedUrl ?? refuse('payment-unreachable')
  // Stripe knows more than we do: that is written, and judged.
  await syncBill({ billId })
  return (await judged(billId)) ? refuse('bill-being-charged') : null
}

/** The bill where it is to be paid now; null where that is done. */
async function judged(billId: string): Promise<BillRow | null> {
  const { bill } = (await findBillOfPayer(billId)) ?? refuse('not-found')
  const state = billState(bill, dayOf(clock.now(), operator().timeZone))
  if (state === 'upcoming') refuse('bill-not-due', null, { day: bill.chargeOn })
  if (state === 'on-its-way') refuse('bill-on-its-way')
  if (state === 'cancelled') refuse('bill-cancelled')
  return state === 'paid' ? null : bill
}

function isSettled({ status, isProcessing }: InvoiceView): boolean {
  return status === 'paid' || status === 'void' || isProcessing
}
