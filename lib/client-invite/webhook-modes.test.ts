import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { collectBill } from '@/lib/billing/collect-bill'
import { stripe } from '@/lib/billing/stripe'
import { addDays, firstOfNextMonth } from '@/lib/day'
import { at } from '@/testing/bills'
import { billRow, CARDS, linesOfLogAbout, newChargedHouse, payOnPage } from '@/testing/collecting'
import { today } from '@/testing/company'
import { prepareStack } from '@/testing/verb-stack'
import { receiveEvent } from './receive-event'

const stack = prepareStack()
const answers: { status: number; event: string }[] = []
const STATUSES = { taken: 200, refused: 400 }

/** The webhook, as the server answers it. */
const server = createServer(async (request, response) => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece)
  const signature = request.headers['stripe-signature']?.toString() ?? null
  const event = Buffer.concat(pieces).toString()
  const taken = await receiveEvent(event, signature).catch(() => null)
  const status = taken ? STATUSES[taken] : 500
  answers.push({ status, event })
  response.writeHead(status).end()
})

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // The one that the stand-in signs for with our secret.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  await stripe().webhookEndpoints.update('we_configured', { url })
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test.each(['normal', 'duplicate', 'shuffled', 'stale'])(
  'with webhooks %s a bill that is declined and then paid on Stripe’s page is paid, once',
  async (webhooks) => {
    const house = await declined(webhooks)
    await payOnPage((await billRow(house.billId)).stripeInvoiceId ?? '', CARDS.fine)
    await vi.waitFor(async () => expect((await billRow(house.billId)).paidAt).not.toBeNull(), WAIT)
    expect(await linesOfLogAbout(house.billId)).toEqual(['bill-failed', 'bill-paid'])
  },
)

test('badly signed events are refused and change nothing; signed well, the same ones do', async () => {
  const house = await declined('bad-signature')
  await payOnPage((await billRow(house.billId)).stripeInvoiceId ?? '', CARDS.fine)
  // Others may still be told of an earlier bill.
  const told = () => answers.filter(({ event }) => event.includes(house.customerId)).map(({ status }) => status)
  await vi.waitFor(() => expect(told().length).toBeGreaterThan(3), WAIT)
  expect(new Set(told())).toEqual(new Set([400]))
  expect((await billRow(house.billId)).paidAt).toBeNull()
  await stack.control({ webhooks: 'normal' })
  await vi.waitFor(async () => expect((await billRow(house.billId)).paidAt).not.toBeNull(), WAIT)
})

const WAIT = { timeout: 10_000, interval: 50 }

async function declined(webhooks: string) {
  stack.moveClock(0)
  await stack.control({ webhooks })
  const first = firstOfNextMonth(today())
  const house = await newChargedHouse(first, stack.moveClockTo, { card: CARDS.declinedLater })
  stack.moveClockTo(at(addDays(first, 2)))
  await collectBill(house)
  return house
}
