import { beforeAll, beforeEach, expect, test } from 'vitest'
import { companies } from '@/db/schema/companies'
import { settle } from '@/lib/client-invite/settle'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { at, billsOfPayer, linesOfBill } from '@/testing/bills'
import { CARDS, newChargedHouse } from '@/testing/collecting'
import { appOf, ledgerOf, promised, today } from '@/testing/company'
import { orderAndPay, reasonOf } from '@/testing/invite'
import { cardAt, contactRow, linesAbout, pressPay } from '@/testing/payer'
import { fresh, inviteClient } from '@/testing/people'
import { choose, rowsOf } from '@/testing/plans'
import { race, rowWith, untilWaiting, whileHeld } from '@/testing/races'
import { checkoutRow } from '@/testing/rows'
import { billedPayingHouse, declines, inTurn, isSuspended, pays, unpaidOf } from '@/testing/trouble'
import { prepareStack } from '@/testing/verb-stack'
import { closeMonths } from './close-months'
import { suspendPayer } from './suspend-payer'
import { syncContact } from './sync-contact'

const stack = prepareStack()
let [first, second]: [Day, Day] = ['', '']
beforeAll(() => {
  first = firstOfNextMonth(today())
  second = firstOfNextMonth(first)
})
beforeEach(() => stack.moveClock(0))

const suspends = async (billId: string) => {
  const outcome = await suspendPayer({ billId })
  return outcome && 'skipped' in outcome ? outcome.skipped : 'suspended'
}

/** A house whose bill could not be charged, and is owed for as long as one is given. */
async function owingHouse() {
  const house = await billedPayingHouse()
  await declines(house.billId)
  return house
}

/** What an App costs once its payer was suspended today and has paid today, or was not suspended at all. */
const PAUSED = () => [
  [4500, addDays(first, -10), first],
  [4500, addDays(first, 1), null],
]
const UNBROKEN = () => [[4500, addDays(first, -10), null]]

test('suspension ∥ a new card: what is owed is paid at once, and nothing stays paused', async () => {
  stack.moveClockTo(at(first))
  const outcomes = { inOrder: ['suspended', 'paid'], besides: [['not-owed', 'paid']] }
  await race(outcomes, async () => {
    const house = await inTurn(() => newChargedHouse(first, () => {}, { card: CARDS.declinedLater }))
    await declines(house.billId)
    await cardAt(await pressPay(house.owner, house.payer), CARDS.fine)
    return {
      gate: rowWith(companies.id, house.id),
      works: [
        () => suspends(house.billId),
        async () => {
          await syncContact({ contactId: house.payer })
          return pays(house.billId)
        },
      ],
      async holds([suspended]) {
        expect(await contactRow(house.payer)).toMatchObject({ status: 'active', suspendedAt: null })
        const rows = await ledgerOf(house.appIds.shop ?? '')
        expect(rows.map(({ endsOn }) => endsOn)).toEqual(suspended === 'suspended' ? [first, null] : [null])
      },
    }
  })
})

test('suspension ∥ the bill is paid: it is suspended and back, or never was', async () => {
  stack.moveClockTo(at(first))
  await race({ inOrder: ['suspended', 'paid'], reversed: ['not-owed', 'paid'] }, async () => {
    const house = await owingHouse()
    return {
      gate: rowWith(companies.id, house.id),
      works: [() => suspends(house.billId), () => pays(house.billId)],
      async holds([suspended]) {
        expect(await contactRow(house.payer)).toMatchObject({ status: 'active', suspendedAt: null })
        expect(await rowsOf(house.shopId)).toEqual(suspended === 'suspended' ? PAUSED() : UNBROKEN())
      },
    }
  })
})

test('two run the same suspension: once', async () => {
  stack.moveClockTo(at(first))
  await race({ inOrder: ['suspended', 'suspended'] }, async () => {
    const house = await owingHouse()
    return {
      gate: rowWith(companies.id, house.id),
      works: [() => suspends(house.billId), () => suspends(house.billId)],
      async holds() {
        expect(await linesAbout(house.payer)).toEqual(['payer-suspended'])
        expect(await promised('report-suspended', { contactId: house.payer })).toHaveLength(1)
        expect(await rowsOf(house.shopId)).toEqual([[4500, addDays(first, -10), first]])
      },
    }
  })
})

test('suspension ∥ hand-over: the client gets the App as it was promised, whatever its former payer owes', async () => {
  stack.moveClockTo(at(first))
  await race({ inOrder: ['suspended', 'applied'] }, async () => {
    const house = await billedPayingHouse()
    const email = `kim@${fresh('blumenhaus')}.example`
    const { checkoutId } = await orderAndPay(await inviteClient(house.kim, house.shop, { email, name: 'Kim Berger' }))
    await declines(house.billId)
    return {
      gate: rowWith(companies.id, house.id),
      works: [() => suspends(house.billId), async () => String(await settle({ checkoutId }))],
      async holds() {
        const { billingContactId: client } = await checkoutRow(checkoutId)
        const ledger = [
          { payer: house.payer, startsOn: addDays(first, -10), endsOn: first },
          { payer: client, startsOn: addDays(first, 1), endsOn: null },
        ]
        expect((await appOf(house.shopId)).billingContactId).toBe(client)
        expect(await contactRow(client ?? '')).toMatchObject({ status: 'active' })
        expect(await ledgerOf(house.shopId)).toEqual(ledger)
        await pays(house.billId)
        expect(await ledgerOf(house.shopId), 'and it is no business of theirs any more').toEqual(ledger)
      },
    }
  })
})

test('paying ∥ another plan: it is refused while nothing is paid, and no page of before is ordered on after', async () => {
  stack.moveClockTo(at(first))
  await race(
    { inOrder: ['paid', 'amount-changed'], reversed: ['paid', 'payment-overdue'], besides: [['paid', 'passed']] },
    async () => {
      const house = await owingHouse()
      await suspends(house.billId)
      return {
        gate: rowWith(companies.id, house.id),
        works: [
          () => pays(house.billId),
          () => reasonOf(choose(house.kim, { house, appName: house.shop, planSlug: 'large' })),
        ],
        async holds([, chosen]) {
          const next = chosen === 'passed' ? [12000, first, null] : null
          const rows = await rowsOf(house.shopId)
          expect(rows.filter(([, , endsOn]) => endsOn === null)).toEqual(next ? [next] : [PAUSED()[1]])
        },
      }
    },
  )
})

test('two bills that are owed are paid at once: the last one ends it, once', async () => {
  stack.moveClockTo(at(second))
  await race({ inOrder: ['paid', 'paid'] }, async () => {
    const house = await billedPayingHouse({ startsOn: addDays(first, -10) })
    const bills = await unpaidOf(house.payer)
    for (const { id } of bills) await declines(id)
    await isSuspended(house.payer)
    return {
      gate: rowWith(companies.id, house.id),
      works: bills.map(
        ({ id }) =>
          () =>
            pays(id),
      ),
      async holds() {
        expect(await contactRow(house.payer)).toMatchObject({ status: 'active', suspendedAt: null })
        expect(await linesAbout(house.payer)).toEqual(['payer-suspended', 'payer-recovered'])
        expect(await rowsOf(house.shopId)).toEqual([
          [4500, addDays(first, -10), second],
          [4500, addDays(second, 1), null],
        ])
      },
    }
  })
})

test('paying that began before midnight of the 1st and waits until after it meets no billed day', async () => {
  for (const isFirst of [true, false]) {
    stack.moveClockTo(at(first))
    const house = await owingHouse()
    await suspends(house.billId)
    stack.moveClockTo(at(second, -0.01))
    const works: Promise<unknown>[] = []
    await whileHeld(rowWith(companies.id, house.id), async () => {
      if (isFirst) works.push(pays(house.billId))
      if (isFirst) await untilWaiting(works)
      stack.moveClockTo(at(second, 2))
      works.push(closeMonths())
      await untilWaiting(works)
      if (!isFirst) works.push(pays(house.billId))
      if (!isFirst) await untilWaiting(works)
    })
    await Promise.all(works)
    expect(await rowsOf(house.shopId)).toEqual([
      [4500, addDays(first, -10), first],
      [4500, second, null],
    ])
    const [, bill] = await billsOfPayer(house.payer)
    expect(await linesOfBill(bill?.id ?? ''), 'the days between are on no bill').toMatchObject([
      { fromOn: first, toOn: first },
    ])
  }
})
