import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { companies } from '@/db/schema/companies'
import { freeNames } from '@/lib/apps/free-names'
import { settle } from '@/lib/client-invite/settle'
import { clock } from '@/lib/clock'
import { addDays } from '@/lib/day'
import { appOf, today } from '@/testing/company'
import { orderForm, press, reasonOf } from '@/testing/invite'
import { fresh, inviteClient, payAtStandIn } from '@/testing/people'
import { end, endOf, freshly, inDays, pricesOf, restore, switchOff } from '@/testing/plan-ends'
import { houseOnPlan } from '@/testing/plans'
import { overtakenBy, race, rowWith, whileHeld } from '@/testing/races'
import { checkoutRow } from '@/testing/rows'
import { DAY } from '@/testing/test-clock'
import { prepareStack } from '@/testing/verb-stack'
import { keepPlan } from './end-plan'
import { endPlans } from './end-plans'
import { startCheckout } from './start-checkout'
import { switchOffApp } from './switch-off-app'

const stack = prepareStack()

type Paying = Awaited<ReturnType<typeof houseOnPlan>>

const ends = ({ kim, shop, ...house }: Paying) => reasonOf(end(kim, house, shop, inDays(5)))
const keeps = ({ kim, slug, shop }: Paying) => reasonOf(keepPlan(kim.actor, { companySlug: slug, appName: shop }))
const works = async () => {
  await endPlans()
  return 'worked'
}

test('ending ∥ keeping: whoever comes last has their way, and the ledger goes on', async () => {
  await race({ inOrder: ['passed', 'passed'] }, async () => {
    const house = await houseOnPlan()
    await end(house.kim, house, house.shop, today())
    return {
      gate: rowWith(companies.id, house.id),
      works: [() => ends(house), () => keeps(house)],
      async holds() {
        const { endsOn } = await endOf(house.shopId)
        expect([inDays(5), null]).toContain(endsOn)
        expect(await pricesOf(house.shopId)).toMatchObject([{ endsOn: null }])
      },
    }
  })
})

test('the job that ends ∥ keeping: after the last day there is nothing to keep', async () => {
  const outcomes = { inOrder: ['worked', 'plan-over'] }
  await race(outcomes, async () => {
    const house = await houseOnPlan()
    // As it is when the job is late; the clock is that of all rounds.
    const lastDay = addDays(today(), -1)
    await db().update(apps).set({ planEndsOn: lastDay }).where(eq(apps.id, house.shopId))
    return {
      gate: rowWith(companies.id, house.id),
      works: [works, () => keeps(house)],
      async holds() {
        await endPlans()
        expect(await endOf(house.shopId)).toMatchObject({ endsOn: null, endedOn: lastDay })
        expect(await pricesOf(house.shopId)).toMatchObject([{ endsOn: lastDay }])
      },
    }
  })
})

test('two switch the same App off: once', async () => {
  await race({ inOrder: ['passed', 'not-found'], reversed: ['not-found', 'passed'] }, async () => {
    const house = await houseOnPlan()
    const off = () => reasonOf(switchOff(house.kim, house, house.shop))
    return {
      gate: rowWith(companies.id, house.id),
      works: [off, off],
      async holds() {
        expect(await pricesOf(house.shopId)).toMatchObject([{ endsOn: today() }])
      },
    }
  })
})

test('switching off ∥ hand-over: the App goes to the client whole', async () => {
  const outcomes = { inOrder: ['applied', 'not-found'], reversed: ['applied', 'app-on-offer'] }
  await race(outcomes, async () => {
    const house = await houseOnPlan()
    const email = `kim@${fresh('blumenhaus')}.example`
    const invited = await inviteClient(house.kim, house.shop, { email, name: 'Kim Berger' })
    const ordered = await press(invited.mailedLink, await orderForm(invited.mailedLink))
    if (ordered.kind !== 'to-payment') throw new Error(ordered.kind)
    const { checkoutId } = ordered
    await payAtStandIn(await startCheckout(checkoutId), 'Kim Berger')
    const actor = freshly(house.kim)
    return {
      gate: rowWith(companies.id, house.id),
      works: [
        async () => String(await settle({ checkoutId })),
        () => reasonOf(switchOffApp(actor, { companySlug: house.slug, appName: house.shop })),
      ],
      async holds() {
        const { companyId } = await checkoutRow(checkoutId)
        expect(await appOf(house.shopId)).toMatchObject({ companyId, deletedAt: null, planEndsOn: null })
      },
    }
  })
})

test('bringing back ∥ freeing names: an App is back or gone, never both', async () => {
  const house = await houseOnPlan()
  const other = await houseOnPlan()
  await switchOff(house.kim, house, house.shop)
  await switchOff(other.kim, other, other.shop)
  const isFreed = await overtakenBy(
    (tx) => tx.update(apps).set({ nameFreedAt: clock.now() }).where(eq(apps.id, house.shopId)),
    () => reasonOf(restore(house.kim, house, house.shop)),
  )
  expect(isFreed).toBe('not-found')
  stack.passTime(8 * DAY)
  // While somebody brings it back the job leaves it alone, and does not wait.
  await whileHeld(rowWith(apps.id, other.shopId), () => freeNames())
  expect(await endOf(other.shopId)).toMatchObject({ isOff: true, isGone: false })
  await freeNames()
  expect(await endOf(other.shopId)).toMatchObject({ isGone: true })
  expect(await db().select().from(apps).where(eq(apps.id, house.shopId))).toMatchObject([
    { deletedAt: expect.any(Date) },
  ])
})
