import { inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { addDays, type Day, daysBetween } from '@/lib/day'
import { ADDRESS } from '@/testing/bills'
import { appOf, newPayer, today } from '@/testing/company'
import { ALL } from '@/testing/extent'
import { reasonOf } from '@/testing/invite'
import { end, freshly, inDays, pricesOf, restore, switchOff } from '@/testing/plan-ends'
import { choose, houseOnPlan, type PlanSlug } from '@/testing/plans'
import { DAY } from '@/testing/test-clock'
import { isSuspended, paysAll } from '@/testing/trouble'
import { prepareVerbs } from '@/testing/verbs'
import { closeMonths } from './close-months'
import { keepPlan } from './end-plan'
import { endPlans } from './end-plans'
import { moveApp } from './move-app'

const { passTime } = prepareVerbs()

const PRICES: Record<PlanSlug, number> = { small: 1500, standard: 4500, large: 12000 }

/** What somebody does, and how many days go by before; the job comes after some of them only. */
type Step = { days: number; withJob: boolean } & (
  | { act: 'end'; inDays: number }
  | { act: 'scale'; plan: PlanSlug }
  | { act: 'keep' | 'switch-off' | 'restore' | 'move' | 'suspend' | 'recover' | 'nothing' }
)

const between = { days: fc.nat({ max: 20 }), withJob: fc.boolean() }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ ...between, act: fc.constant('end' as const), inDays: fc.nat({ max: 30 }) }),
  fc.record({
    ...between,
    act: fc.constant('scale' as const),
    plan: fc.constantFrom<PlanSlug>('small', 'standard', 'large'),
  }),
  fc.record({ ...between, act: fc.constantFrom('keep', 'switch-off', 'restore', 'move', 'nothing') }),
  fc.record({ ...between, act: fc.constantFrom('suspend', 'suspend', 'recover') }),
)

/** What each day costs, told as simply as it can be: a day costs the dearest plan of that day, and nothing after the end. */
function newAccount(from: Day) {
  const paid = new Map<Day, number>()
  let state: { price: number; endsOn: Day | null } | null = { price: PRICES.standard, endsOn: null }
  let day = from
  /** What the present day costs at least, as something dearer was there before. */
  let floor = 0
  /** Somebody else pays from tomorrow on: what changes now begins then. */
  let isMoved = false
  /** Whoever pays does not: nothing costs anything. */
  let isPaused = false
  const pay = () => {
    if (isMoved && floor > 0) return
    const isPaid = state !== null && !isPaused && (state.endsOn === null || day <= state.endsOn)
    const cost = Math.max(floor, isPaid ? (state?.price ?? 0) : 0)
    if (cost > 0) paid.set(day, cost)
    else paid.delete(day)
  }
  return {
    paid,
    advance(to: Day) {
      while (day < to) {
        pay()
        day = addDays(day, 1)
        floor = 0
        isMoved = false
      }
    },
    isEnded: () => state !== null && state.endsOn !== null && state.endsOn < day,
    set(next: typeof state) {
      pay()
      floor = paid.get(day) ?? 0
      state = next
      pay()
    },
    pause(paused: boolean) {
      pay()
      floor = paid.get(day) ?? 0
      isPaused = paused
      pay()
    },
    move() {
      pay()
      floor = paid.get(day) ?? 0
      isMoved = true
    },
    get: () => state,
  }
}

test('any sequence of scaling, ending, keeping, switching off, bringing back, moving, suspending and paying costs each day once, as it should', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      const house = await houseOnPlan()
      const [started] = await pricesOf(house.shopId)
      const account = newAccount(started?.startsOn ?? '')
      lastPrice = null
      const payers = [house.payer, await newPayer(house)]
      await db().update(billingContacts).set({ address: ADDRESS }).where(inArray(billingContacts.id, payers))
      // There is a bill that may not be paid.
      passTime(31 * DAY)
      await closeMonths()
      account.advance(today())
      for (const one of steps) {
        passTime(one.days * DAY)
        account.advance(today())
        if (one.withJob) await endPlans()
        if (one.withJob) await closeMonths()
        if ((await perform(house, one, payers)) === 'passed') tell(account, one)
      }
      passTime(70 * DAY)
      account.advance(today())
      await endPlans()
      const expected = [...account.paid].filter(([day]) => day < today()).sort()
      expect(runsOf(await daysOf(house.shopId)), JSON.stringify(steps)).toEqual(runsOf(expected))
    }),
    { numRuns: ALL ? 200 : 12 },
  )
})

type Account = ReturnType<typeof newAccount>

function tell(account: Account, one: Step) {
  const state = account.get()
  if (one.act === 'end' && state) account.set({ ...state, endsOn: inDays(one.inDays) })
  if (one.act === 'keep' && state) account.set({ ...state, endsOn: null })
  if (one.act === 'scale') {
    const isNew = state === null || account.isEnded()
    // Of somebody who can pay.
    if (isNew) account.pause(false)
    account.set({ price: PRICES[one.plan], endsOn: isNew ? null : (state?.endsOn ?? null) })
  }
  if (one.act === 'switch-off') {
    lastPrice = state && !account.isEnded() ? state.price : null
    account.set(null)
  }
  if (one.act === 'move') account.move()
  if (one.act === 'suspend') account.pause(true)
  if (one.act === 'recover') account.pause(false)
  // One that was switched off when its time was over comes back ended.
  if (one.act === 'restore' && state === null && lastPrice !== null) account.set({ price: lastPrice, endsOn: null })
}

/** Of the App that was switched off last; null where its plan had ended, so that it costs nothing once it is back. */
let lastPrice: number | null = null

type House = Awaited<ReturnType<typeof houseOnPlan>>

async function perform(house: House, one: Step, payers: string[]): Promise<string> {
  const { kim, slug, shop, shopId } = house
  const { billingContactId: payer } = await appOf(shopId)
  const otherPayer = payers.find((id) => id !== payer) ?? ''
  const address = { companySlug: slug, appName: shop }
  switch (one.act) {
    case 'end':
      return reasonOf(end(kim, house, shop, inDays(one.inDays)))
    case 'keep':
      return reasonOf(keepPlan(kim.actor, address))
    case 'scale':
      return reasonOf(choose(kim, { house, appName: shop, planSlug: one.plan, contactId: house.payer }))
    case 'switch-off':
      return reasonOf(switchOff(kim, house, shop))
    case 'restore':
      if ((await appOf(shopId)).deletedAt === null) return 'live'
      return reasonOf(restore(kim, house, shop))
    case 'move':
      return reasonOf(moveApp(freshly(kim), { ...address, targetSlug: slug, contactId: otherPayer }))
    case 'suspend':
      return (await isSuspended(payer ?? '')) ? 'passed' : 'no-bill'
    case 'recover':
      for (const id of payers) await paysAll(id)
      return 'passed'
    default:
      return 'passed'
  }
}

/** Days one after the other at one price, as "from to price": what differs is then read at a glance. */
function runsOf(days: [Day, number][]): string[] {
  const runs: { from: Day; to: Day; price: number }[] = []
  for (const [day, price] of days) {
    const last = runs.at(-1)
    if (last && last.price === price && addDays(last.to, 1) === day) last.to = day
    else runs.push({ from: day, to: day, price })
  }
  return runs.map(({ from, to, price }) => `${from} ${to} ${price}`)
}

/** Each day until yesterday that somebody pays for, with its price; a day that two pay for would stand there twice. */
async function daysOf(appId: string): Promise<[Day, number][]> {
  const rows = await pricesOf(appId)
  const days = rows.flatMap(({ monthlyAmount, startsOn, endsOn }) => {
    const last = endsOn === null || endsOn >= today() ? inDays(-1) : endsOn
    const count = Math.max(0, daysBetween(startsOn, last) + 1)
    return Array.from({ length: count }, (_, at): [Day, number] => [addDays(startsOn, at), monthlyAmount])
  })
  return days.sort()
}
