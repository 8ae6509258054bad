import { beforeAll, beforeEach, expect, test } from 'vitest'
import { plans } from '@/db/schema/apps'
import { companies } from '@/db/schema/companies'
import { inTransaction, lockCompany, lockContacts } from '@/db/transaction'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { at, billsOfPayer, linesOfBill, newBilledPayer, payingHouse } from '@/testing/bills'
import { appOf, houseOf, ledgerOf, today } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { race, rowWith, untilWaiting, whileHeld } from '@/testing/races'
import { joins, newPerson } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { applyPlan } from './apply-plan'
import { closeMonths } from './close-months'
import { moveApp } from './move-app'

const { moveClock, moveClockTo } = prepareVerbs()

let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(() => moveClock(0))

const close = () => closeMonths().then(() => 'closed')

type Paying = Awaited<ReturnType<typeof payingHouse>>

/** As a change of plan does it: under the locks of Company and payer. */
function scale({ id, payer, appIds }: Paying, monthlyAmount: number): Promise<string> {
  return inTransaction(async (tx) => {
    await lockCompany(tx, id)
    await lockContacts(tx, payer)
    const [plan] = await tx.select({ id: plans.id }).from(plans).limit(1)
    const next = { id: plan?.id ?? '', monthlyAmount, currency: 'eur' }
    await applyPlan(tx, { appId: appIds.shop ?? '', plan: next, billingContactId: payer })
    return 'scaled'
  })
}

async function linesOfPayer(payer: string) {
  const lines = []
  for (const { id } of await billsOfPayer(payer)) lines.push(...(await linesOfBill(id)))
  return lines.map(({ fromOn, toOn, monthlyAmount }) => ({ fromOn, toOn, monthlyAmount }))
}

test('row 32, two runs at once: one bill of each month, and numbers without a gap', async () => {
  moveClockTo(at(first))
  await race({ inOrder: ['closed', 'closed'] }, async () => {
    const { id, payer } = await payingHouse(addDays(first, -3))
    return {
      gate: rowWith(companies.id, id),
      works: [close, close],
      async holds() {
        expect(await billsOfPayer(payer)).toHaveLength(1)
      },
    }
  })
})

test.each([
  ['larger', 12000, 0],
  ['smaller', 1500, 1],
])(
  'closing the month while an App becomes %s on the 1st: the month before is billed as it was',
  async (_what, amount, begins) => {
    moveClockTo(at(first, 2))
    await race({ inOrder: ['closed', 'scaled'] }, async () => {
      const house = await payingHouse(addDays(first, -3))
      return {
        gate: rowWith(companies.id, house.id),
        works: [close, () => scale(house, amount)],
        async holds() {
          expect(await linesOfPayer(house.payer)).toEqual([
            { fromOn: addDays(first, -3), toOn: addDays(first, -1), monthlyAmount: 4500 },
          ])
          expect((await ledgerOf(house.appIds.shop ?? '')).map(({ startsOn }) => startsOn)).toEqual([
            addDays(first, -3),
            addDays(first, begins),
          ])
        },
      }
    })
  },
)

test('a change that began before midnight and waits until after it is one of the 1st: it meets no billed day', async () => {
  for (const isFirst of [true, false]) {
    moveClockTo(at(first, -0.01))
    const house = await payingHouse(addDays(first, -3))
    const works: Promise<string>[] = []
    await whileHeld(rowWith(companies.id, house.id), async () => {
      if (isFirst) works.push(scale(house, 12000))
      if (isFirst) await untilWaiting(works)
      moveClockTo(at(first, 2))
      works.push(close())
      await untilWaiting(works)
      if (!isFirst) works.push(scale(house, 12000))
      if (!isFirst) await untilWaiting(works)
    })
    expect((await Promise.all(works)).sort()).toEqual(['closed', 'scaled'])
    expect(await ledgerOf(house.appIds.shop ?? '')).toMatchObject([{ endsOn: addDays(first, -1) }, { startsOn: first }])
    expect(await linesOfPayer(house.payer)).toHaveLength(1)
  }
})

test('row 42, closing the month while an App moves to another payer: each day has one, and no bill changes', async () => {
  moveClockTo(at(first, 2))
  await race({ inOrder: ['closed', 'passed'] }, async () => {
    const mara = await newPerson('Mara Lindqvist')
    const from = await payingHouse(addDays(first, -3))
    const to = await houseOf(mara)
    const next = await newBilledPayer(to)
    const { name } = await appOf(from.appIds.shop ?? '')
    await joins(from, 'owner', mara)
    const move = { companySlug: from.slug, appName: name, targetSlug: to.slug, contactId: next }
    return {
      gate: rowWith(companies.id, from.id),
      works: [close, () => reasonOf(moveApp(mara.actor, move))],
      async holds() {
        expect(await linesOfPayer(from.payer)).toEqual([
          { fromOn: addDays(first, -3), toOn: addDays(first, -1), monthlyAmount: 4500 },
        ])
        expect(await linesOfPayer(next)).toEqual([])
        expect(await ledgerOf(from.appIds.shop ?? '')).toEqual([
          { payer: from.payer, startsOn: addDays(first, -3), endsOn: first },
          { payer: next, startsOn: addDays(first, 1), endsOn: null },
        ])
      },
    }
  })
})
