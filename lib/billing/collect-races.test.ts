import { beforeAll, beforeEach, expect, test } from 'vitest'
import { companies } from '@/db/schema/companies'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { at } from '@/testing/bills'
import {
  billRow,
  CARDS,
  type ChargedHouse,
  expectPaidOnce,
  linesOfLogAbout,
  newChargedHouses,
  payOnPage,
  takenFrom,
} from '@/testing/collecting'
import { today } from '@/testing/company'
import { contactRow } from '@/testing/payer'
import { ROUNDS, race, rowWith } from '@/testing/races'
import { prepareStack } from '@/testing/verb-stack'
import { collectBill } from './collect-bill'
import { stripe } from './stripe'
import { syncBill } from './sync-bill'

const stack = prepareStack()
let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(() => stack.moveClock(0))

const onDay = (day: number) => stack.moveClockTo(at(addDays(first, day - 1)))

/** One house a round, on the day of charge: the clock belongs to all of them. */
function housesOnTheThird(card: string): Promise<ChargedHouse[]> {
  return newChargedHouses(ROUNDS + 2, first, stack.moveClockTo, { card }).finally(() => onDay(3))
}

/** The same after a first try that was declined, on the day of the next one. */
async function declinedHouses(): Promise<ChargedHouse[]> {
  const houses = await housesOnTheThird(CARDS.declinedLater)
  for (const house of houses) await collectBill(house)
  onDay(6)
  return houses
}

const collect = (house: ChargedHouse) => async () => {
  const outcome = await collectBill(house)
  return outcome && 'skipped' in outcome ? outcome.skipped : 'done'
}
const hear = (house: ChargedHouse) => () => syncBill(house).then(() => 'done')
const invoiceIdOf = async ({ billId }: ChargedHouse) => (await billRow(billId)).stripeInvoiceId ?? ''

/** Whoever comes when all is written finds it so. */
const LATE = (why: string) => [[why, 'done']]

const take = (houses: ChargedHouse[], round: number): ChargedHouse => {
  const house = houses[round]
  if (!house) throw new Error(`no house for round ${round}`)
  return house
}

test('row 32 and 40, two runs of one bill at once: one invoice, one payment, one line in the log', async () => {
  const houses = await housesOnTheThird(CARDS.fine)
  await race(
    {
      inOrder: ['done', 'done'],
      besides: [
        ['done', 'paid'],
        ['paid', 'done'],
      ],
    },
    async (round) => {
      const house = take(houses, round)
      return {
        gate: rowWith(companies.id, house.id),
        works: [collect(house), collect(house)],
        async holds() {
          await expectPaidOnce(stack, house)
          expect(await billRow(house.billId)).toMatchObject({ tries: 1, failedAt: null })
          expect(await linesOfLogAbout(house.billId)).toEqual(['bill-paid'])
        },
      }
    },
  )
})

test('two runs of one bill that is declined: one refusal, and one next day', async () => {
  const houses = await housesOnTheThird(CARDS.declinedLater)
  await race({ inOrder: ['done', 'done'] }, async (round) => {
    const house = take(houses, round)
    return {
      gate: rowWith(companies.id, house.id),
      works: [collect(house), collect(house)],
      async holds() {
        expect(await takenFrom(stack, house.customerId)).toEqual([])
        expect(await billRow(house.billId)).toMatchObject({ tries: 1, nextTryOn: addDays(first, 5) })
        expect(await linesOfLogAbout(house.billId)).toEqual(['bill-failed'])
      },
    }
  })
})

test('row 40, a try while we hear that the bill was paid: paid once, and nothing is owed', async () => {
  const houses = await declinedHouses()
  await race({ inOrder: ['done', 'done'], besides: LATE('paid') }, async (round) => {
    const house = take(houses, round)
    await payOnPage(await invoiceIdOf(house), CARDS.fine)
    return {
      gate: rowWith(companies.id, house.id),
      works: [collect(house), hear(house)],
      async holds() {
        await expectPaidOnce(stack, house)
        expect(await linesOfLogAbout(house.billId)).toEqual(['bill-failed', 'bill-paid'])
      },
    }
  })
})

test('row 40, a try while its payer pays on the page of the bill: one of both is taken', async () => {
  const houses = await declinedHouses()
  await race({ inOrder: ['done', 'done'], besides: LATE('paid') }, async (round) => {
    const house = take(houses, round)
    const payThere = async () => {
      await payOnPage(await invoiceIdOf(house), CARDS.fine)
      return hear(house)()
    }
    return {
      gate: rowWith(companies.id, house.id),
      works: [collect(house), payThere],
      async holds() {
        // Our try was declined and heard of that before, or came too late: it may still have to be heard of.
        await syncBill(house)
        await expectPaidOnce(stack, house)
        const log = await linesOfLogAbout(house.billId)
        expect(log.filter((verb) => verb === 'bill-paid')).toHaveLength(1)
      },
    }
  })
})

test('row 39, a try while the invoice is cancelled at Stripe: taken or cancelled, never both', async () => {
  const houses = await housesOnTheThird(CARDS.fine)
  for (const house of houses) {
    await stack.control({ fail: { path: '/v1/invoices/*/pay', kind: '429' } })
    await expect(collectBill(house)).rejects.toThrow()
  }
  await race({ inOrder: ['done', 'done'], besides: [...LATE('cancelled'), ...LATE('paid')] }, async (round) => {
    const house = take(houses, round)
    const cancel = async () => {
      await stripe()
        .invoices.voidInvoice(await invoiceIdOf(house))
        .catch(() => {})
      return hear(house)()
    }
    return {
      gate: rowWith(companies.id, house.id),
      works: [collect(house), cancel],
      async holds() {
        await syncBill(house)
        const { paidAt, voidAt, gross } = await billRow(house.billId)
        expect(await takenFrom(stack, house.customerId)).toEqual(paidAt ? [gross] : [])
        expect(paidAt === null).toBe(voidAt !== null)
        expect(await contactRow(house.payer)).toMatchObject({ status: 'active' })
        expect(await linesOfLogAbout(house.billId)).toEqual([paidAt ? 'bill-paid' : 'bill-cancelled'])
      },
    }
  })
})
