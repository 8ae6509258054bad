import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { planRequests } from '@/db/schema/billing'
import { createApp } from '@/lib/apps/create'
import { appOnAddress } from '@/lib/apps/on-address'
import { appsOf } from '@/lib/apps/queries'
import { switchedOffApps } from '@/lib/apps/switched-off'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { appOf, putOnOffer, today } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { newDeveloper, startTrial } from '@/testing/people'
import { endOf, freshly, inDays, pricesOf, switchOff, toldOf } from '@/testing/plan-ends'
import { houseOnPlan, planOf } from '@/testing/plans'
import { giveApp, joins, logOf, newPerson, standing } from '@/testing/team'
import { DAY } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { switchOffApp } from './switch-off-app'

const { passTime } = prepareVerbs()

test('a paid App is switched off at once: today is its last paid day, and nobody reaches it', async () => {
  const house = await houseOnPlan()
  const worker = await newPerson()
  await giveApp(worker, house.shopId)
  await switchOff(house.kim, house, house.shop)
  expect(await pricesOf(house.shopId)).toMatchObject([{ endsOn: today() }])
  expect(await appOnAddress(house.shop)).toBeNull()
  expect(await appsOf({ accountId: worker.id, slug: house.slug })).toEqual([])
  expect((await standing(house, worker)).appIds).toEqual([house.shopId])
  expect(await logOf(house, 'app-switched-off')).toHaveLength(1)
})

test('all Owners and whoever did it are told, each once', async () => {
  const house = await houseOnPlan()
  const mara = await joins(house, 'admin')
  await switchOff(mara, house, house.shop)
  const told = await toldOf('mail-app-switched-off', house.shopId)
  expect(told.map(({ payload }) => payload.recipientId).sort()).toEqual([house.owner.id, house.kim.id, mara.id].sort())
  await switchOff(house.kim, house, house.blog)
  const own = await toldOf('mail-app-switched-off', house.blogId)
  expect(own.map(({ payload }) => payload.recipientId).sort()).toEqual([house.owner.id, house.kim.id].sort())
})

test('it asks for a fresh proof, and leaves what is on offer', async () => {
  const house = await houseOnPlan()
  const address = { companySlug: house.slug, appName: house.shop }
  const stale = { ...house.kim.actor, provedAt: new Date(clock.now().getTime() - 16 * 60_000) }
  expect(await reasonOf(switchOffApp(stale, address))).toBe('prove-again')
  await putOnOffer(house, house.shopId)
  expect(await reasonOf(switchOff(house.kim, house, house.shop))).toBe('app-on-offer')
  expect(await endOf(house.shopId)).toMatchObject({ isOff: false })
})

test('an Admin leaves the Company its last App, an Owner need not', async () => {
  const house = await houseOnPlan()
  const mara = await joins(house, 'admin')
  await switchOff(mara, house, house.blog)
  expect(await reasonOf(switchOff(mara, house, house.shop))).toBe('last-app-stays')
  await switchOff(house.kim, house, house.shop)
  expect(await appsOf({ accountId: house.kim.id, slug: house.slug })).toEqual([])
})

test('a form that is sent twice switches off once, and again after it was brought back', async () => {
  const house = await houseOnPlan()
  const actor = { ...freshly(house.kim), form: newId() }
  const address = { companySlug: house.slug, appName: house.shop }
  await Promise.all([switchOffApp(actor, address), switchOffApp(actor, address)])
  await switchOffApp(actor, address)
  expect(await logOf(house, 'app-switched-off')).toHaveLength(1)
})

test('a trial that is switched off makes room for another one', async () => {
  const mara = await newDeveloper()
  const { name } = await startTrial(mara, 'first-trial')
  const another = () => createApp(mara.actor, { companySlug: mara.slug, name: 'second-trial', planSlug: 'small' })
  expect(await reasonOf(another())).toBe('trial-running')
  await switchOff(mara, { slug: mara.slug }, name)
  expect(await reasonOf(another())).toBe('passed')
})

test('what waits for the Owners’ decision about it lapses', async () => {
  const house = await houseOnPlan()
  const mara = await joins(house, 'admin')
  const { billingContactId } = await appOf(house.shopId)
  const [createdAt, plan] = [clock.now(), await planOf('large')]
  await db()
    .insert(planRequests)
    .values({
      id: newId(),
      companyId: house.id,
      appId: house.shopId,
      planId: plan.id,
      monthlyAmount: plan.monthlyAmount,
      currency: plan.currency,
      billingContactId: billingContactId ?? '',
      requestedBy: mara.id,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + 7 * DAY),
    })
  await switchOff(house.kim, house, house.shop)
  const requests = await db().select().from(planRequests)
  expect(requests.filter(({ appId }) => appId === house.shopId)).toMatchObject([
    { decision: 'lapsed', decidedBy: null },
  ])
})

test('Owners and Admins see for seven days what is switched off; others see nothing of it', async () => {
  const house = await houseOnPlan()
  const [mara, billing] = [await joins(house, 'admin'), await joins(house, 'billing')]
  const worker = await newPerson()
  await giveApp(worker, house.shopId)
  await giveApp(worker, house.blogId)
  await switchOff(house.kim, house, house.shop)
  const seen = (person: { id: string }) => switchedOffApps({ accountId: person.id, slug: house.slug })
  const line = { name: house.shop, until: inDays(7) }
  expect(await seen(house.kim)).toEqual([{ ...line, mayRestore: true }])
  expect(await seen(mara)).toEqual([{ ...line, mayRestore: false }])
  for (const other of [billing, worker, await newPerson()]) expect(await seen(other)).toEqual([])
  passTime(7 * DAY)
  expect(await seen(house.kim)).toHaveLength(1)
  passTime(DAY)
  expect(await seen(house.kim)).toEqual([])
})
