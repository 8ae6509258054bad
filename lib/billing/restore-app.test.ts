import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { agreements } from '@/db/schema/client-invites'
import { createApp } from '@/lib/apps/create'
import { freeNames } from '@/lib/apps/free-names'
import { appsOf, findApp } from '@/lib/apps/queries'
import { newId } from '@/lib/id'
import { appOf, today } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { newDeveloper, startTrial } from '@/testing/people'
import { end, endOf, freshly, inDays, pricesOf, restore, switchOff, toldOf } from '@/testing/plan-ends'
import { choose, houseOnPlan } from '@/testing/plans'
import { giveApp, joins, logOf, newHouse, newPerson } from '@/testing/team'
import { DAY } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { endPlans } from './end-plans'
import { restoreApp } from './restore-app'

const { passTime } = prepareVerbs()

test('a paid App comes back on its price from today on, the days between are free, and whoever worked on it does again', async () => {
  const house = await houseOnPlan()
  const worker = await newPerson()
  await giveApp(worker, house.shopId)
  const off = today()
  await switchOff(house.kim, house, house.shop)
  passTime(3 * DAY)
  await restore(house.kim, house, house.shop)
  expect(await pricesOf(house.shopId)).toMatchObject([
    { endsOn: off, monthlyAmount: 4500 },
    { startsOn: today(), endsOn: null, monthlyAmount: 4500, payer: house.payer },
  ])
  expect(await appsOf({ accountId: worker.id, slug: house.slug })).toHaveLength(1)
  expect(await logOf(house, 'app-restored')).toHaveLength(1)
  const told = await toldOf('mail-app-restored', house.shopId)
  expect(told.map(({ payload }) => payload.recipientId).sort()).toEqual([house.owner.id, house.kim.id].sort())
})

test('brought back on the same day, the day is paid once', async () => {
  const house = await houseOnPlan()
  await switchOff(house.kim, house, house.shop)
  await restore(house.kim, house, house.shop)
  expect(await pricesOf(house.shopId)).toMatchObject([
    { endsOn: today() },
    { startsOn: inDays(1), endsOn: null, monthlyAmount: 4500 },
  ])
})

test('one that was to become smaller comes back as the smaller one', async () => {
  const house = await houseOnPlan()
  await choose(house.kim, { house, appName: house.shop, planSlug: 'small' })
  await switchOff(house.kim, house, house.shop)
  passTime(DAY)
  await restore(house.kim, house, house.shop)
  expect((await pricesOf(house.shopId)).filter(({ endsOn }) => endsOn === null)).toMatchObject([
    { monthlyAmount: 1500 },
  ])
})

test('nobody pays what they did not see: another amount, and a missing tick, are refused', async () => {
  const house = await houseOnPlan()
  await switchOff(house.kim, house, house.shop)
  const { length } = await db().select().from(agreements)
  for (const amountHash of ['', 'x'.repeat(43), '\0']) {
    expect(await reasonOf(restore(house.kim, house, house.shop, { amountHash }))).toBe('amount-changed')
  }
  expect(await reasonOf(restore(house.kim, house, house.shop, { businessTick: false }))).toBe('tick-missing')
  expect(await endOf(house.shopId)).toMatchObject({ isOff: true })
  await restore(house.kim, house, house.shop)
  expect(await db().select().from(agreements)).toHaveLength(length + 2)
  await switchOff(house.kim, house, house.shop)
  expect(await reasonOf(restore(house.kim, house, house.shop, { businessTick: false }))).toBe('passed')
})

test.each([
  ['incomplete', 'contact-not-ready'],
  ['past_due', 'payment-overdue'],
  ['suspended', 'payment-overdue'],
] as const)('while whoever pays is %s it is refused: %s', async (status, reason) => {
  const house = await houseOnPlan()
  await switchOff(house.kim, house, house.shop)
  await db().update(billingContacts).set({ status }).where(eq(billingContacts.id, house.payer))
  expect(await reasonOf(restore(house.kim, house, house.shop))).toBe(reason)
})

test('only an Owner brings back, within seven days; then it is gone', async () => {
  const house = await houseOnPlan()
  const mara = await joins(house, 'admin')
  await switchOff(house.kim, house, house.shop)
  expect(await reasonOf(restore(mara, house, house.shop))).toBe('not-allowed')
  expect(await reasonOf(restore(house.kim, house, 'never-there'))).toBe('not-found')
  passTime(8 * DAY)
  expect(await reasonOf(restore(house.kim, house, house.shop))).toBe('app-gone')
  await freeNames()
  expect(await reasonOf(restore(house.kim, house, house.shop))).toBe('not-found')
})

test('an ended plan comes back ended, and a trial as it was', async () => {
  const house = await houseOnPlan()
  const at = { accountId: house.kim.id, slug: house.slug }
  await end(house.kim, house, house.shop, today())
  passTime(DAY)
  await endPlans()
  const [ended, trial] = [await findApp(at, house.shop), await findApp(at, house.blog)]
  await switchOff(house.kim, house, house.shop)
  await switchOff(house.kim, house, house.blog)
  await restore(house.kim, house, house.shop, { amountHash: '', businessTick: false })
  await restore(house.kim, house, house.blog, { amountHash: '', businessTick: false })
  expect([await findApp(at, house.shop), await findApp(at, house.blog)]).toEqual([ended, trial])
  expect(await pricesOf(house.shopId)).toHaveLength(1)
})

test('a trial is not brought back while its maker has another one running', async () => {
  const mara = await newDeveloper()
  const { id, name } = await startTrial(mara, 'back-first')
  const house = { id: (await appOf(id)).companyId, slug: mara.slug }
  await switchOff(mara, house, name)
  await createApp(mara.actor, { companySlug: mara.slug, name: 'back-second', planSlug: 'small' })
  expect(await reasonOf(restore(mara, house, name))).toBe('trial-running')
  await switchOff(mara, house, 'back-second')
  expect(await reasonOf(restore(mara, house, name))).toBe('passed')
})

test('an Owner who brings back somebody else’s trial is told nothing of what its maker has elsewhere', async () => {
  const mara = await newDeveloper()
  const house = await newHouse([])
  await joins(house, 'admin', { ...mara, id: mara.actor.accountId })
  const { name } = await createApp(mara.actor, { companySlug: house.slug, name: 'back-of-mara', planSlug: 'small' })
  await switchOff(house.owner, house, name)
  await startTrial(mara, 'maras-secret')
  const refused = await restore(house.owner, house, name).catch((error: unknown) => error)
  expect(refused).toMatchObject({ reason: 'maker-has-trial', facts: {} })
})

test('a form that is sent twice brings back once', async () => {
  const house = await houseOnPlan()
  await switchOff(house.kim, house, house.shop)
  const actor = { ...freshly(house.kim), form: newId() }
  await restore({ actor }, house, house.shop)
  const again = { companySlug: house.slug, appName: house.shop, amountHash: '', businessTick: true }
  await restoreApp(actor, again)
  expect(await logOf(house, 'app-restored')).toHaveLength(1)
  expect((await pricesOf(house.shopId)).filter(({ endsOn }) => endsOn === null)).toHaveLength(1)
})
