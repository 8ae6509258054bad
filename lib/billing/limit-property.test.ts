import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { syncPlans } from '@/lib/apps/plans'
import { firstOfNextMonth } from '@/lib/day'
import { Refusal } from '@/lib/errors'
import { ADDRESS, at } from '@/testing/bills'
import { appOf, houseOf, makePaid, newPayer, today } from '@/testing/company'
import { ALL } from '@/testing/extent'
import { contactRow } from '@/testing/payer'
import { fresh } from '@/testing/people'
import { allow, book, choose, type PlanSlug } from '@/testing/plans'
import { agree, type BoundHouse, boundHouse } from '@/testing/requests'
import { isSuspended, paysAll } from '@/testing/trouble'
import { prepareVerbs } from '@/testing/verbs'
import { closeMonths } from './close-months'
import { refuseRequest } from './decide-request'
import { monthlySum } from './monthly-limit'
import { moveApp } from './move-app'

const { moveClockTo } = prepareVerbs()
beforeAll(syncPlans)
beforeAll(() => moveClockTo(at(firstOfNextMonth(today()))))

type Act =
  | { kind: 'scale'; app: 'shop' | 'blog'; planSlug: PlanSlug }
  | { kind: 'book'; planSlug: PlanSlug }
  | { kind: 'move-in' }
  | { kind: 'suspend' }
  | { kind: 'pay' }
type Step = Act & { answer: 'yes' | 'no' | 'later' }

const planSlug = fc.constantFrom<PlanSlug>('small', 'standard', 'large')
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('scale' as const), app: fc.constantFrom('shop' as const, 'blog' as const), planSlug }),
  fc.record({ kind: fc.constant('book' as const), planSlug }),
  fc.record({ kind: fc.constant('move-in' as const) }),
  // Nobody's act: what is paused comes back by itself, and nothing may have taken its place.
  fc.constantFrom({ kind: 'suspend' as const }, { kind: 'suspend' as const }, { kind: 'pay' as const }),
)
const step = fc
  .tuple(act, fc.constantFrom<Step['answer']>('yes', 'no', 'later'))
  .map(([one, answer]): Step => ({ ...one, answer }))

type Bound = BoundHouse & { other: string }

/** Its payer has a bill that may not be paid, and somebody else could pay as well. */
async function billedHouse(): Promise<Bound> {
  const house = await boundHouse()
  await db().update(billingContacts).set({ address: ADDRESS }).where(eq(billingContacts.id, house.payer))
  await closeMonths()
  return { ...house, other: await newPayer(house) }
}

/** What an Admin does, with both buttons that the page may show; answers the request it became, if it became one. */
async function press(house: Bound, one: Act): Promise<string | null> {
  if (one.kind === 'suspend') return isSuspended(house.payer).then(() => null)
  if (one.kind === 'pay') return paysAll(house.payer).then(() => null)
  const contactId = (await contactRow(house.payer)).status === 'suspended' ? house.other : house.payer
  const pressed = async (asks: boolean) => {
    const wish = { house, planSlug: 'planSlug' in one ? one.planSlug : 'small', contactId, asks } as const
    if (one.kind === 'book') return (await book(house.mara, { ...wish, name: fresh('branch') })).requestId
    if (one.kind === 'move-in') return moveIn(house, contactId)
    return (await choose(house.mara, { ...wish, appName: house[one.app] })).requestId
  }
  for (const asks of [true, false]) {
    try {
      return await pressed(asks)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return null
}

/** The Admin brings a paid App of their own Company in. */
async function moveIn(house: Bound, contactId: string): Promise<null> {
  const own = await houseOf(house.mara, 'owner', [fresh('own')])
  const [appId = ''] = Object.values(own.appIds)
  await makePaid(appId, await newPayer(own))
  const { name } = await appOf(appId)
  const where = { companySlug: own.slug, appName: name, targetSlug: house.slug, contactId }
  await moveApp(house.mara.actor, where)
  return null
}

test('no sequence of acts of Admins lifts a month above the limit, or above what an Owner agreed to', async () => {
  const limits = fc.constantFrom(0, 4500, 6000, 12_000, 30_000)
  await fc.assert(
    fc.asyncProperty(limits, fc.array(step, { minLength: 1, maxLength: 6 }), async (limit, steps) => {
      const house = await billedHouse()
      await allow(house, limit)
      // What the Owners have agreed to last: the month as their own acts left it.
      let agreedTo = await monthlySum(db(), house.id)
      for (const { answer, ...one } of steps) {
        const requestId = await press(house, one)
        expect(await monthlySum(db(), house.id)).toBeLessThanOrEqual(Math.max(limit, agreedTo))
        if (!requestId || answer === 'later') continue
        if (answer === 'no') await refuseRequest(house.kim.actor, requestId)
        else if ((await agree(house.kim, requestId)) === 'agreed') agreedTo = await monthlySum(db(), house.id)
      }
    }),
    { numRuns: ALL ? 200 : 12 },
  )
})
