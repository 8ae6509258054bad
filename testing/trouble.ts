import { and, asc, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { MAIL_KINDS, type OutboxKind, TROUBLE_KINDS } from '@/db/promises'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { bills } from '@/db/schema/bills'
import { outbox } from '@/db/schema/records'
import type { PaymentFailure } from '@/db/vocabulary'
import { closeMonths } from '@/lib/billing/close-months'
import { settleBill } from '@/lib/billing/settle-bill'
import type { InvoiceView } from '@/lib/billing/stripe-invoices'
import { suspendPayer } from '@/lib/billing/suspend-payer'
import { clock } from '@/lib/clock'
import type { Day } from '@/lib/day'
import type { Handler, Outcome } from '@/lib/kernel/jobs'
import { handlers } from '@/lib/outbox/handlers'
import { ADDRESS, billsOfPayer } from './bills'
import { billRow } from './collecting'
import { jobFrom } from './jobs'
import { houseOnPlan } from './plans'

const KINDS: OutboxKind[] = ['collect-bill', ...TROUBLE_KINDS, ...MAIL_KINDS]

/** Does everything that follows a bill and is due by now, one after the other, by the handlers of the product. */
export async function workDue(): Promise<void> {
  const all = handlers()
  for (;;) {
    const isDue = and(isNull(outbox.doneAt), isNull(outbox.deadAt), lte(outbox.runAt, clock.now()))
    const [row] = await db()
      .select()
      .from(outbox)
      .where(and(isDue, inArray(outbox.kind, KINDS)))
      .orderBy(asc(outbox.runAt), asc(outbox.id))
      .limit(1)
    if (!row) return
    const { handle } = all[row.kind] as Handler
    const outcome: Outcome = await handle(jobFrom(row, row.kind))
    const skippedReason = outcome && 'skipped' in outcome ? outcome.skipped : null
    await db().update(outbox).set({ doneAt: clock.now(), skippedReason }).where(eq(outbox.id, row.id))
  }
}

/** What was done about a bill of some kinds, and not skipped: kind and, of a mail, to whom. */
export async function doneAbout(billId: string, kinds: OutboxKind[]): Promise<string[]> {
  const isAbout = and(isNotNull(outbox.doneAt), isNull(outbox.skippedReason), inArray(outbox.kind, kinds))
  const rows = await db()
    .select({ kind: outbox.kind, payload: outbox.payload })
    .from(outbox)
    .where(and(isAbout, sql`${outbox.payload} ->> 'billId' = ${billId}`))
    .orderBy(asc(outbox.doneAt), asc(outbox.id))
  return rows.map(({ kind, payload }) => `${kind} ${payload.recipientId ?? 'invoice'}`)
}

type Word = Partial<InvoiceView> & { tried?: PaymentFailure }

/** What Stripe says of a bill's invoice is written down, as after any call or event; `tried` is what a try of ours came to. */
async function hear(billId: string, { tried, ...said }: Word): Promise<void> {
  for (;;) {
    const bill = await billRow(billId)
    const id = bill.stripeInvoiceId ?? `in_${billId}`
    if (!bill.stripeInvoiceId) await db().update(bills).set({ stripeInvoiceId: id }).where(eq(bills.id, billId))
    const asked = { ...bill, stripeInvoiceId: id }
    const isWritten = await settleBill({
      bill: asked,
      invoice: { ...OPEN, number: bill.number, total: bill.gross, ...said, id },
      tried: tried ? { number: bill.tries + 1, failure: tried } : null,
    })
    if (isWritten) return
  }
}

const OPEN: Omit<InvoiceView, 'id'> = {
  customerId: null,
  number: null,
  status: 'open',
  total: 0,
  lineCount: 1,
  isProcessing: false,
  failure: null,
  hostedUrl: null,
  description: null,
  billId: null,
  replaces: null,
}

/** A bill could not be charged. */
export const declines = (billId: string) => hear(billId, { tried: 'declined' })
/** Its direct debit is on its way. */
export const goesOnItsWay = (billId: string) => hear(billId, { isProcessing: true })
/** And has come back. */
export const comesBack = (billId: string) => hear(billId, { failure: 'declined' })
/** It is paid. */
export const pays = (billId: string) => hear(billId, { status: 'paid' }).then(() => 'paid')
/** It is cancelled at Stripe. */
export const cancels = (billId: string) => hear(billId, { status: 'void' }).then(() => 'cancelled')
/** It is written off there. */
export const writesOff = (billId: string) => hear(billId, { status: 'uncollectible' })

/** What a Billing Contact has not paid yet, the oldest first. */
export function unpaidOf(payer: string) {
  const isOpen = and(isNull(bills.paidAt), isNull(bills.voidAt))
  return db()
    .select({ id: bills.id, failedAt: bills.failedAt })
    .from(bills)
    .where(and(eq(bills.billingContactId, payer), isOpen))
    .orderBy(asc(bills.month))
}

/** The oldest bill of a Billing Contact cannot be charged, and everything they pay for is paused; false where there is none. */
export async function isSuspended(payer: string): Promise<boolean> {
  const [bill] = await unpaidOf(payer)
  if (!bill) return false
  if (!bill.failedAt) await declines(bill.id)
  return (await suspendPayer({ billId: bill.id })) === undefined
}

/** They pay everything that could not be charged. */
export async function paysAll(payer: string): Promise<void> {
  for (const { id, failedAt } of await unpaidOf(payer)) if (failedAt) await pays(id)
}

let before: Promise<unknown> = Promise.resolve()

/** One after the other: closing the months bills everybody, also who is just being made. */
export function inTurn<Made>(make: () => Promise<Made>): Promise<Made> {
  const made = before.then(make)
  before = made.catch(() => {})
  return made
}

/** The house of `houseOnPlan` on a 1st: its payer has the bill of the days before, which is not due yet. */
export function billedPayingHouse({ startsOn }: { startsOn?: Day } = {}) {
  return inTurn(async () => {
    const house = await houseOnPlan()
    await db().update(billingContacts).set({ address: ADDRESS }).where(eq(billingContacts.id, house.payer))
    if (startsOn) await db().update(appUsage).set({ startsOn }).where(eq(appUsage.appId, house.shopId))
    await closeMonths()
    const [bill] = await billsOfPayer(house.payer)
    if (!bill) throw new Error(`nothing was billed to ${house.slug}`)
    return { ...house, billId: bill.id }
  })
}
