import { and, like, sql } from 'drizzle-orm'
import fc from 'fast-check'
import type Stripe from 'stripe'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import { billState } from '@/lib/billing/bill-states'
import { collectBill } from '@/lib/billing/collect-bill'
import { stripe } from '@/lib/billing/stripe'
import { sweepBills } from '@/lib/billing/sweep-bills'
import { syncContact } from '@/lib/billing/sync-contact'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { at } from '@/testing/bills'
import {
  ACCOUNTS,
  billRow,
  CARDS,
  type ChargedHouse,
  linesOfLogAbout,
  newChargedHouse,
  payOnPage,
} from '@/testing/collecting'
import { today } from '@/testing/company'
import { ALL } from '@/testing/extent'
import { cardAt, contactRow, pressPay } from '@/testing/payer'
import { deliver, eventsAbout } from '@/testing/stripe-events'
import { DAY, MINUTE } from '@/testing/test-clock'
import { prepareStack } from '@/testing/verb-stack'
import { reconcile } from './reconcile'

const stack = prepareStack()
let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

type Step = (house: ChargedHouse) => Promise<unknown>

const invoiceOf = async ({ billId }: ChargedHouse) => (await billRow(billId)).stripeInvoiceId ?? ''
const collect: Step = (house) => collectBill(house)
const voided: Step = async (house) => stripe().invoices.voidInvoice(await invoiceOf(house))
const writtenOff: Step = async (house) => stripe().invoices.markUncollectible(await invoiceOf(house))
const paidOnPage: Step = async (house) => payOnPage(await invoiceOf(house), CARDS.fine)
const newCard: Step = async (house) => {
  await cardAt(await pressPay(house.owner, house.payer), CARDS.fine)
  await syncContact({ contactId: house.payer })
  await collectBill(house)
}
const decided =
  (as: 'succeeded' | 'failed'): Step =>
  async (house) =>
    stack.control({ decide: { invoice: await invoiceOf(house), as } })

/** What happens at Stripe, a day after another. */
const STORIES: { name: string; card?: string; iban?: string; steps: Step[]; ends: string }[] = [
  { name: 'paid at once', steps: [collect], ends: 'paid' },
  {
    name: 'declined, tried again, paid by a new card',
    card: CARDS.declinedLater,
    steps: [collect, collect, newCard],
    ends: 'paid',
  },
  {
    name: 'a confirmation wanted, given on Stripe’s page',
    card: CARDS.asks,
    steps: [collect, paidOnPage],
    ends: 'paid',
  },
  { name: 'a direct debit that comes', iban: ACCOUNTS.late, steps: [collect, decided('succeeded')], ends: 'paid' },
  {
    name: 'a direct debit that fails, paid on Stripe’s page',
    iban: ACCOUNTS.late,
    steps: [collect, decided('failed'), paidOnPage],
    ends: 'paid',
  },
  { name: 'declined, void', card: CARDS.declinedLater, steps: [collect, voided], ends: 'cancelled' },
  {
    name: 'declined, written off, paid on Stripe’s page',
    card: CARDS.declinedLater,
    steps: [collect, writtenOff, paidOnPage],
    ends: 'paid',
  },
]

/** What is delivered after a step: of all that Stripe has told by then, in any order, twice, out of date or never. */
type Arrivals = { picks: { which: number; isStale: boolean }[]; atOnce: boolean; found: 'sweep' | 'reconcile' }

const arrivals: fc.Arbitrary<Arrivals> = fc.record({
  picks: fc.array(fc.record({ which: fc.nat(), isStale: fc.boolean() }), { maxLength: 6 }),
  atOnce: fc.boolean(),
  found: fc.constantFrom('sweep', 'reconcile'),
})

const NOTHING: Arrivals = { picks: [], atOnce: false, found: 'sweep' }

async function arrive(invoiceId: string, { picks, atOnce, found }: Arrivals, until: number): Promise<void> {
  const told = await eventsAbout(invoiceId)
  const chosen = picks.flatMap(({ which, isStale }) => {
    const event = told[which % told.length]
    return event ? [isStale ? outOfDate(event, told) : event] : []
  })
  if (atOnce) await Promise.all(chosen.map(deliver))
  else for (const event of chosen) await deliver(event)
  // What was lost is found by one of both.
  stack.passTime(until)
  await (found === 'sweep' ? sweepBills() : reconcile())
}

/** The event as it would show its object as it was first. */
function outOfDate(event: Stripe.Event, told: Stripe.Event[]): object {
  return { ...event, data: { object: told[0]?.data.object } }
}

/** What a story leads to: the bill, its payer, and everybody who was written to. */
async function playedOut({ card, iban, steps }: (typeof STORIES)[number], after: Arrivals[]) {
  stack.moveClock(0)
  const house = await newChargedHouse(first, stack.moveClockTo, { card, iban })
  stack.moveClockTo(at(addDays(first, 6)))
  for (const [at, step] of steps.entries()) {
    await step(house)
    const isWithBank = (await billRow(house.billId)).collectingSince !== null && at === 0
    // The bank of the stand-in answers after three minutes by itself.
    await arrive(await invoiceOf(house), after[at] ?? NOTHING, isWithBank ? 2 * MINUTE : DAY)
  }
  const bill = await billRow(house.billId)
  const isOfBill = and(like(outbox.kind, 'mail-%'), sql`${outbox.payload} ->> 'billId' = ${house.billId}`)
  const mails = await db().select({ kind: outbox.kind }).from(outbox).where(isOfBill)
  return {
    state: billState(bill, today()),
    was: { failed: bill.failedAt !== null, givenUp: bill.givenUpAt !== null, lastError: bill.lastError },
    tries: bill.tries,
    isWatched: bill.nextCheckAt !== null,
    payer: (await contactRow(house.payer)).status,
    log: await linesOfLogAbout(house.billId),
    mails: mails.map(({ kind }) => kind).sort(),
  }
}

describe('all orders, duplicates and losses of up to six events end alike', () => {
  test.each(STORIES)('$name', { timeout: 600_000 }, async (story) => {
    const usual = await playedOut(story, [])
    expect(usual).toMatchObject({ state: story.ends, isWatched: false, payer: 'active' })
    const each = fc.tuple(...story.steps.map(() => arrivals))
    await fc.assert(
      fc.asyncProperty(each, async (after) => {
        expect(await playedOut(story, after)).toEqual(usual)
      }),
      { numRuns: ALL ? 40 : 2 },
    )
  })
})

test('ten of the same event at once have one effect', async () => {
  stack.moveClock(0)
  const house = await newChargedHouse(first, stack.moveClockTo, { card: CARDS.declinedLater })
  stack.moveClockTo(at(addDays(first, 6)))
  await collectBill(house)
  await paidOnPage(house)
  const paid = (await eventsAbout(await invoiceOf(house))).find(({ type }) => type === 'invoice.paid')
  const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(paid ?? {})))
  expect(new Set(answers)).toEqual(new Set(['taken']))
  expect(await linesOfLogAbout(house.billId)).toEqual(['bill-failed', 'bill-paid'])
})
