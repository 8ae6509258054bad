import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { companies } from '@/db/schema/companies'
import { syncPlans } from '@/lib/apps/plans'
import { startCheckout } from '@/lib/billing/start-checkout'
import { settle } from '@/lib/client-invite/settle'
import { removeMember } from '@/lib/team/remove-member'
import { appOf, companyOf, houseOf, newPayer } from '@/testing/company'
import { orderForm, press, reasonOf } from '@/testing/invite'
import { fresh, inviteClient, payAtStandIn } from '@/testing/people'
import { allow, book, choose, houseOnPlan, rowsOf, shownOf } from '@/testing/plans'
import { race, rowWith } from '@/testing/races'
import { joins } from '@/testing/team'
import { prepareStack } from '@/testing/verb-stack'
import { monthlySum } from './monthly-limit'
import { moveApp } from './move-app'
import { amountHash } from './quote'
import { setPlan } from './set-plan'

prepareStack()
beforeAll(syncPlans)

const gateOf = (house: { id: string }) => rowWith(companies.id, house.id)
const nameGate = (name: string) => sql`select pg_advisory_xact_lock(hashtextextended(${`app-name ${name}`}, 0))`

/** Whether a press did what it says, or asked the Owners for it. */
async function outcomeOf(pressed: Promise<{ requestId: string | null }>): Promise<string> {
  let asked = false
  const reason = await reasonOf(
    pressed.then(({ requestId }) => {
      asked = requestId !== null
    }),
  )
  return asked ? 'asked' : reason
}

test('two larger plans at once against one limit: one is ordered, the other asked for', async () => {
  await race({ inOrder: ['passed', 'asked'], reversed: ['asked', 'passed'] }, async () => {
    const house = await houseOnPlan()
    // Each with a bill of its own: what a page shows of one is not changed by the other.
    const contactId = await newPayer(house)
    await choose(house.kim, { house, appName: house.blog, planSlug: 'standard', contactId })
    await allow(house, 16_500)
    const [mara, jonas] = [await joins(house, 'admin'), await joins(house, 'admin')]
    return {
      gate: gateOf(house),
      works: [
        () => outcomeOf(choose(mara, { house, appName: house.shop, planSlug: 'large' })),
        () => outcomeOf(choose(jonas, { house, appName: house.blog, planSlug: 'large' })),
      ],
      async holds() {
        expect(await monthlySum(db(), house.id)).toBe(16_500)
      },
    }
  })
})

test('an Admin who is dismissed while booking books nothing any more', async () => {
  await race({ inOrder: ['passed', 'not-found'], reversed: ['passed', 'passed'] }, async () => {
    const house = await houseOnPlan()
    await allow(house, 30_000)
    const mara = await joins(house, 'admin')
    const name = fresh('laden')
    const removal = { companySlug: house.slug, accountId: mara.id }
    return {
      gate: gateOf(house),
      works: [
        () => reasonOf(removeMember(house.kim.actor, removal)),
        () => outcomeOf(book(mara, { house, name, planSlug: 'small', contactId: house.payer })),
      ],
      async holds([, booked]) {
        const made = await db().$count(apps, and(eq(apps.name, name), eq(apps.companyId, house.id)))
        expect(made).toBe(booked === 'passed' ? 1 : 0)
      },
    }
  })
})

test('one name booked in two Companies at once is one App', async () => {
  const taken = 'app-name-taken'
  await race({ inOrder: ['passed', taken], reversed: [taken, 'passed'] }, async () => {
    const [one, other] = [await houseOnPlan(), await houseOnPlan()]
    const name = fresh('laden')
    const books = (house: typeof one) =>
      outcomeOf(book(house.kim, { house, name, planSlug: 'small', contactId: house.payer }))
    return {
      gate: nameGate(name),
      works: [() => books(one), () => books(other)],
      async holds([first]) {
        const made = await db().select({ companyId: apps.companyId }).from(apps).where(eq(apps.name, name))
        expect(made).toEqual([{ companyId: first === 'passed' ? one.id : other.id }])
      },
    }
  })
})

test('one name booked and asked for at once is held once', async () => {
  const taken = 'app-name-taken'
  await race({ inOrder: ['passed', taken], reversed: [taken, 'asked'] }, async () => {
    const [one, other] = [await houseOnPlan(), await houseOnPlan()]
    const mara = await joins(other, 'admin')
    const name = fresh('laden')
    return {
      gate: nameGate(name),
      works: [
        () => outcomeOf(book(one.kim, { house: one, name, planSlug: 'small', contactId: one.payer })),
        () => outcomeOf(book(mara, { house: other, name, planSlug: 'small', contactId: other.payer, asks: true })),
      ],
      async holds([booked]) {
        expect(await db().$count(apps, eq(apps.name, name))).toBe(booked === 'passed' ? 1 : 0)
      },
    }
  })
})

test('a plan that is chosen while its App moves belongs to one payer a day', async () => {
  await race({ inOrder: ['passed', 'passed'], reversed: ['not-found', 'passed'] }, async () => {
    const house = await houseOnPlan()
    const target = await houseOf(house.kim)
    const contactId = await newPayer(target)
    const move = { companySlug: house.slug, appName: house.shop, targetSlug: target.slug, contactId }
    // The page was read before: what it showed is what is pressed on.
    const wish = { appName: house.shop, planSlug: 'large', contactId: house.payer }
    const shown = amountHash(await shownOf(house, wish))
    const change = { companySlug: house.slug, ...wish, amountHash: shown, businessTick: true, asks: false }
    return {
      gate: gateOf(house),
      works: [() => outcomeOf(setPlan(house.kim.actor, change)), () => reasonOf(moveApp(house.kim.actor, move))],
      async holds([chosen]) {
        expect(await appOf(house.shopId)).toMatchObject({ companyId: target.id, billingContactId: contactId })
        expect((await rowsOf(house.shopId)).at(-1)?.[0]).toBe(chosen === 'passed' ? 12_000 : 4500)
      },
    }
  })
})

test('a plan that is chosen while its App is handed over is the client’s to choose', async () => {
  await race({ inOrder: ['app-on-offer', 'applied'], reversed: ['not-found', 'applied'] }, async () => {
    const house = await houseOnPlan()
    const wish = { appName: house.blog, planSlug: 'large', contactId: house.payer }
    const shown = amountHash(await shownOf(house, wish))
    const change = { companySlug: house.slug, ...wish, amountHash: shown, businessTick: true, asks: false }
    const email = `petra@${fresh('blumenhaus')}.example`
    const { mailedLink } = await inviteClient(house.owner, house.blog, { email, name: 'Petra Voss' })
    const ordered = await press(mailedLink, await orderForm(mailedLink))
    if (ordered.kind !== 'to-payment') throw new Error(ordered.kind)
    await payAtStandIn(await startCheckout(ordered.checkoutId), 'Petra Voss')
    return {
      gate: gateOf(house),
      works: [
        () => outcomeOf(setPlan(house.owner.actor, change)),
        async () => String(await settle({ checkoutId: ordered.checkoutId })),
      ],
      async holds() {
        const { companyId } = await appOf(house.blogId)
        expect(companyId).not.toBe(house.id)
        expect((await companyOf({ id: companyId })).closedAt).toBeNull()
        expect((await rowsOf(house.blogId)).map(([amount]) => amount)).toEqual([1500])
      },
    }
  })
})
