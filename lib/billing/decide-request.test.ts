import { and, eq } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { planPrices, plans } from '@/db/schema/apps'
import { billingContacts } from '@/db/schema/billing-contacts'
import { agreements } from '@/db/schema/client-invites'
import { activities } from '@/db/schema/records'
import { syncPlans } from '@/lib/apps/plans'
import { appOf, promised, putOnOffer, today } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { fresh } from '@/testing/people'
import { allow, choose, planOf } from '@/testing/plans'
import { agree, ask, askForApp, boundHouse, requestRow } from '@/testing/requests'
import { joins, newPerson } from '@/testing/team'
import { DAY } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { refuseRequest, withdrawRequest } from './decide-request'
import { lapseRequests } from './lapse-requests'
import { monthlySum } from './monthly-limit'

const { moveClock } = prepareVerbs()
beforeAll(syncPlans)
afterEach(() => moveClock(0))

const verbsOf = async (companyId: string) =>
  (await db().select({ verb: activities.verb }).from(activities).where(eq(activities.companyId, companyId)))
    .map(({ verb }) => verb)
    .sort()

const toldOf = async (requestId: string) =>
  (await promised('mail-plan-decided', { requestId })).map(({ recipientId }) => recipientId)

describe('asking beyond the limit', () => {
  test('changes nothing, waits seven whole days, and asks each Owner by a mail of their own', async () => {
    const house = await boundHouse()
    const requestId = await ask(house)
    expect((await appOf(house.shopId)).planId).toBe((await planOf('standard')).id)
    expect(await monthlySum(db(), house.id)).toBe(4500)
    const { expiresAt, createdAt, monthlyAmount, decidedAt } = await requestRow(requestId)
    expect(monthlyAmount).toBe(12_000)
    expect(decidedAt).toBeNull()
    expect(expiresAt.getTime() - createdAt.getTime()).toBeGreaterThan(7 * DAY - DAY)
    const asked = (await promised('mail-plan-asked', { requestId })).map(({ recipientId }) => recipientId)
    expect(asked.sort()).toEqual([house.kim.id, house.owner.id].sort())
  })

  test('a second time for the same App takes the first request back, and tells its asker unless they ask themselves', async () => {
    const house = await boundHouse()
    const nils = await joins(house, 'admin', await newPerson('Nils'))
    const first = await ask(house)
    const second = await ask(house, nils)
    const third = await ask(house, nils)
    expect(await requestRow(first)).toMatchObject({ decision: 'withdrawn', decidedBy: nils.id })
    expect(await requestRow(second)).toMatchObject({ decision: 'withdrawn', decidedBy: nils.id })
    expect((await requestRow(third)).decision).toBeNull()
    expect([await toldOf(first), await toldOf(second)]).toEqual([[house.mara.id], []])
  })
})

describe('an Owner’s answer', () => {
  test('yes is their order: the plan begins today, the documents are agreed to, and the asker is told', async () => {
    const house = await boundHouse()
    const requestId = await ask(house)
    expect(await agree(house.kim, requestId)).toBe('agreed')
    expect((await appOf(house.shopId)).planId).toBe((await planOf('large')).id)
    expect(await monthlySum(db(), house.id)).toBe(12_000)
    expect(await requestRow(requestId)).toMatchObject({ decision: 'agreed', decidedBy: house.kim.id })
    const agreed = await db().select().from(agreements).where(eq(agreements.companyId, house.id))
    expect(agreed.map(({ accountId }) => accountId)).toEqual([house.kim.id, house.kim.id])
    expect(await toldOf(requestId)).toEqual([house.mara.id])
    expect(await verbsOf(house.id)).toEqual(['plan-agreed', 'plan-asked', 'plan-changed'])
    expect(await promised('mail-plan-changed', { companyId: house.id })).toEqual([])
  })

  test('yes to a further App makes it for who asked, under the name that the request held', async () => {
    const house = await boundHouse()
    const name = fresh('branch')
    const requestId = await askForApp(house, name)
    await agree(house.kim, requestId)
    const line = and(eq(activities.companyId, house.id), eq(activities.verb, 'app-booked'))
    const [made] = await db().select({ appId: activities.appId }).from(activities).where(line)
    expect(await appOf(made?.appId ?? '')).toMatchObject({
      name,
      companyId: house.id,
      createdBy: house.mara.id,
      billingContactId: house.payer,
      trialEndsAt: null,
    })
    expect(await monthlySum(db(), house.id)).toBe(6000)
  })

  test('no changes nothing and frees the name; the first answer counts', async () => {
    const house = await boundHouse()
    const name = fresh('branch')
    const requestId = await askForApp(house, name)
    await refuseRequest(house.kim.actor, requestId)
    expect(await requestRow(requestId)).toMatchObject({ decision: 'refused', decidedBy: house.kim.id })
    expect(await toldOf(requestId)).toEqual([house.mara.id])
    expect(await reasonOf(agree(house.owner, requestId))).toBe('request-decided')
    expect(await reasonOf(withdrawRequest(house.mara.actor, requestId))).toBe('request-decided')
    expect(await askForApp(house, name)).not.toBe('not asked')
  })

  test('counts for the amounts that were read: others are shown again, and nothing is ordered', async () => {
    const house = await boundHouse()
    const requestId = await ask(house)
    expect(await agree(house.kim, requestId, { amountHash: 'another' })).toBe('amount-changed')
    expect((await requestRow(requestId)).decision).toBeNull()
    expect(await monthlySum(db(), house.id)).toBe(4500)
  })

  test('is an Owner’s alone: others are refused, and to who may not ask either there is no request', async () => {
    const house = await boundHouse()
    const requestId = await ask(house)
    const nils = await joins(house, 'admin')
    for (const actor of [house.mara.actor, nils.actor]) {
      expect(await reasonOf(refuseRequest(actor, requestId))).toBe('not-allowed')
    }
    expect(await reasonOf(withdrawRequest(nils.actor, requestId))).toBe('not-allowed')
    const others = [await joins(house, 'billing'), await joins(house, 'collaborator'), await newPerson()]
    for (const { actor } of others) {
      expect(await reasonOf(refuseRequest(actor, requestId))).toBe('not-found')
      expect(await reasonOf(withdrawRequest(actor, requestId))).toBe('not-found')
    }
    expect(await reasonOf(refuseRequest(house.kim.actor, 'nonsense'))).toBe('not-found')
    expect(await reasonOf(refuseRequest({ kind: 'clock' }, requestId))).toBe('sign-in-first')
    await withdrawRequest(house.mara.actor, requestId)
    expect(await requestRow(requestId)).toMatchObject({ decision: 'withdrawn', decidedBy: house.mara.id })
    expect(await toldOf(requestId)).toEqual([])
  })
})

describe('what cannot be ordered as it was asked for', () => {
  const pressed = { amountHash: 'as it was read' }

  test('another price of the plan', async () => {
    const house = await boundHouse()
    const requestId = await ask(house)
    const large = await planOf('large')
    await db().update(planPrices).set({ monthlyAmount: 13_000 }).where(eq(planPrices.planId, large.id))
    expect(await reasonOf(agree(house.kim, requestId, pressed))).toBe('request-price-changed')
    await db().update(planPrices).set({ monthlyAmount: 12_000 }).where(eq(planPrices.planId, large.id))
    await db().update(plans).set({ isActive: false }).where(eq(plans.id, large.id))
    expect(await reasonOf(agree(house.kim, requestId, pressed))).toBe('request-price-changed')
    await db().update(plans).set({ isActive: true }).where(eq(plans.id, large.id))
    expect(await agree(house.kim, requestId)).toBe('agreed')
  })

  test('an App on offer, a payer who owes, a plan that the App has got since', async () => {
    const house = await boundHouse()
    const requestId = await ask(house)
    const owing = (status: 'active' | 'past_due') =>
      db().update(billingContacts).set({ status }).where(eq(billingContacts.id, house.payer))
    await owing('past_due')
    expect(await reasonOf(agree(house.kim, requestId, pressed))).toBe('payment-overdue')
    await owing('active')
    await choose(house.kim, { house, appName: house.shop, planSlug: 'large' })
    expect(await reasonOf(agree(house.kim, requestId, pressed))).toBe('request-outdated')
    const other = await boundHouse()
    const waiting = await ask(other)
    await putOnOffer(other, other.shopId)
    expect(await reasonOf(agree(other.kim, waiting, pressed))).toBe('app-on-offer')
  })

  test('a request that ran out has lapsed, whether the job was there or not, and the job tells who asked once', async () => {
    const house = await boundHouse()
    const requestId = await ask(house)
    moveClock(8 * DAY)
    expect(await reasonOf(agree(house.kim, requestId, pressed))).toBe('request-decided')
    await lapseRequests()
    await lapseRequests()
    expect(await requestRow(requestId)).toMatchObject({ decision: 'lapsed', decidedBy: null })
    expect(await toldOf(requestId)).toEqual([house.mara.id])
  })
})

test('an Admin’s act within the limit is told to every Owner, and an Owner’s own to nobody', async () => {
  const house = await boundHouse()
  await allow(house, 12_000)
  await choose(house.mara, { house, appName: house.shop, planSlug: 'large' })
  const told = await promised('mail-plan-changed', { companyId: house.id })
  expect(told.map(({ recipientId }) => recipientId).sort()).toEqual([house.kim.id, house.owner.id].sort())
  expect(told[0]).toMatchObject({ before: 4500, after: 12_000, actorId: house.mara.id, from: today() })
  await choose(house.kim, { house, appName: house.shop, planSlug: 'small' })
  expect(await promised('mail-plan-changed', { companyId: house.id })).toHaveLength(2)
})
