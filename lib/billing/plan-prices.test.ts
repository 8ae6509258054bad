import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { syncPlans } from '@/lib/apps/plans'
import { lastOfMonth } from '@/lib/day'
import { newPayer, today } from '@/testing/company'
import { ALL } from '@/testing/extent'
import { fresh } from '@/testing/people'
import { allow, book, choose, houseOnPlan, type PlanSlug, rowsOf, shownOf } from '@/testing/plans'
import { joins } from '@/testing/team'
import { DAY } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { monthlySum } from './monthly-limit'
import { thisMonthOf } from './this-month'

const { moveClock } = prepareVerbs()
beforeAll(syncPlans)
afterEach(() => moveClock(0))

const SLUGS: PlanSlug[] = ['small', 'standard', 'large']
const ROUNDS = ALL ? 300 : 12
const BUYERS = [
  { country: 'DE', vatId: null, vatStatus: null },
  { country: 'AT', vatId: null, vatStatus: null },
  { country: 'PL', vatId: 'PL5260001246', vatStatus: 'verified' },
  { country: 'PL', vatId: 'PL5260001246', vatStatus: 'pending' },
  { country: 'CH', vatId: null, vatStatus: null },
] as const

/** Numbers that are the same in every run. */
function chanceFrom(seed: number) {
  let state = seed * 2_654_435_761 + 1
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

test('what a page shows of a plan is what the ledger then says and this month foretells, for any buyer and day', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const chance = chanceFrom(round)
    moveClock(0)
    const house = await houseOnPlan()
    const buyer = BUYERS[chance(BUYERS.length)] ?? BUYERS[0]
    await db().update(billingContacts).set(buyer).where(eq(billingContacts.id, house.payer))
    let day = 0
    for (let act = 0; act < 4; act++) {
      day += chance(12)
      moveClock(day * DAY)
      const appName = chance(2) ? house.shop : house.blog
      const wish = { house, appName, planSlug: SLUGS[chance(3)] ?? 'small', contactId: house.payer }
      const shown = await shownOf(house, wish)
      const set = await choose(house.kim, wish).catch(({ reason }) => reason)
      if (set === 'plan-is-this') continue
      expect((await rowsOf(set.appId)).at(-1)).toEqual([shown.after.net, shown.from, null])
      // What begins in the next month is foretold there.
      if (shown.from > lastOfMonth(today())) {
        day += 1
        moveClock(day * DAY)
      }
      const [month] = await thisMonthOf({ accountId: house.kim.id, slug: house.slug })
      expect(month?.expected, `round ${round}, act ${act}`).toEqual(shown.bill.changed)
      expect(month).toMatchObject({ vat: shown.vat, billedOn: shown.bill.billedOn, chargedOn: shown.bill.chargedOn })
    }
  }
}, 240_000)

test('no sequence of an Admin’s acts lifts a month above the limit, nor above what an Owner agreed to', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const chance = chanceFrom(1000 + round)
    moveClock(0)
    const house = await houseOnPlan()
    const mara = await joins(house, 'admin')
    const second = await newPayer(house)
    let [limit, agreed, day] = [chance(20) * 1000, await monthlySum(db(), house.id), 0]
    await allow(house, limit)
    const names = [house.shop, house.blog]
    for (let act = 0; act < 10; act++) {
      day += chance(4)
      moveClock(day * DAY)
      const isOwner = chance(4) === 0
      const by = isOwner ? house.kim : mara
      const wish = {
        house,
        planSlug: SLUGS[chance(3)] ?? 'small',
        contactId: chance(2) ? house.payer : second,
      } as const
      const before = await monthlySum(db(), house.id)
      if (isOwner && chance(3) === 0) {
        limit = chance(20) * 1000
        await allow(house, limit)
      }
      const name = chance(4) === 0 ? fresh('mehr') : null
      const press = name
        ? book(by, { ...wish, name })
        : choose(by, { ...wish, appName: names[chance(names.length)] ?? house.shop })
      const done = await press.catch(({ reason }) => reason as string)
      const after = await monthlySum(db(), house.id)
      if (typeof done === 'string') {
        expect([done, after]).toEqual(['plan-is-this', before])
        continue
      }
      if (done.requestId !== null) expect(after).toBe(before)
      else if (name) names.push(name)
      if (isOwner) agreed = after
      else expect(after, `round ${round}, act ${act}`).toBeLessThanOrEqual(Math.max(limit, agreed))
    }
  }
}, 240_000)
