import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { inTransaction } from '@/db/transaction'
import { freeNames } from '@/lib/apps/free-names'
import { appOnAddress } from '@/lib/apps/on-address'
import { findApp } from '@/lib/apps/queries'
import { closeCompany } from '@/lib/billing/close-company'
import { eligibleApps } from '@/lib/client-invite/eligible-apps'
import { operator } from '@/lib/operator'
import { appOf, houseOf, newPayer, putOnOffer, today } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { end, endOf, freshly, inDays, pricesOf, restore, switchOff, toldOf } from '@/testing/plan-ends'
import { choose, houseOnPlan } from '@/testing/plans'
import { joins, logOf, newHouseApp } from '@/testing/team'
import { DAY } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { endDuePlans } from './end-due-plans'
import { keepPlan } from './end-plan'
import { endPlans, isPlanDue } from './end-plans'
import { moveApp } from './move-app'

const { passTime } = prepareVerbs()

test.each([0, 1, 29, 60])('a plan ends on exactly its last day, though the job comes %s days late', async (late) => {
  const house = await houseOnPlan()
  const lastDay = inDays(3)
  await end(house.kim, house, house.shop, lastDay)
  passTime(3 * DAY)
  await endPlans()
  expect(await endOf(house.shopId)).toMatchObject({ endsOn: lastDay, endedOn: null })
  passTime((1 + late) * DAY)
  expect(await appOnAddress(house.shop)).toMatchObject({ isPaused: true })
  expect(await isPlanDue()).toBe(true)
  await Promise.all([endPlans(), endPlans()])
  expect(await pricesOf(house.shopId)).toMatchObject([{ endsOn: lastDay }])
  expect(await endOf(house.shopId)).toMatchObject({ endsOn: null, endedOn: lastDay, isOff: late > 30 })
  expect(await logOf(house, 'plan-ended')).toHaveLength(1)
  expect(await reasonOf(keepPlan(house.kim.actor, { companySlug: house.slug, appName: house.shop }))).toBe(
    late > 30 ? 'not-found' : 'plan-over',
  )
})

test('a smaller plan that was to begin is taken back where the last day comes before it', async () => {
  const house = await houseOnPlan()
  await choose(house.kim, { house, appName: house.shop, planSlug: 'small' })
  const lastDay = today()
  await end(house.kim, house, house.shop, lastDay)
  passTime(40 * DAY)
  await inTransaction((tx) => endDuePlans(tx, [house.shopId]))
  const rows = await pricesOf(house.shopId)
  expect(rows.map(({ endsOn }) => endsOn)).toEqual([lastDay, lastDay])
  expect(rows.filter(({ startsOn, endsOn }) => endsOn && endsOn >= startsOn)).toHaveLength(1)
})

test('Owners and whoever set the end are told at the end, seven days and one day before the switching off, once', async () => {
  const house = await houseOnPlan()
  const mara = await joins(house, 'admin')
  await end(mara, house, house.shop, today())
  passTime(DAY)
  await endPlans()
  await endPlans()
  const told = await toldOf('mail-plan-ended', house.shopId)
  expect(told.map(({ payload }) => payload.recipientId).sort()).toEqual([house.owner.id, house.kim.id, mara.id].sort())
  const keptUntil = inDays(-1 + operator().bills.keptDays)
  const reminders = (await toldOf('mail-app-kept', house.shopId)).filter(
    ({ payload }) => payload.recipientId === mara.id,
  )
  expect(reminders.map(({ payload }) => payload.keptUntil)).toEqual([keptUntil, keptUntil])
  expect(reminders.map(({ runAt }) => runAt.toISOString().slice(0, 10))).toEqual([inDays(22), inDays(28)])
  passTime(29 * DAY)
  await endPlans()
  expect(await toldOf('mail-app-switched-off', house.shopId)).toEqual([])
  passTime(DAY)
  await endPlans()
  await endPlans()
  expect(await toldOf('mail-app-switched-off', house.shopId)).toHaveLength(2)
  expect(await endOf(house.shopId)).toMatchObject({ isOff: true, isGone: false })
})

test('an App of an ended plan that is brought back at the end of its time is kept seven days more', async () => {
  const house = await houseOnPlan()
  await end(house.kim, house, house.shop, today())
  passTime(32 * DAY)
  await endPlans()
  await endPlans()
  expect(await endOf(house.shopId)).toMatchObject({ isOff: true })
  await restore(house.kim, house, house.shop)
  await endPlans()
  const view = await findApp({ accountId: house.kim.id, slug: house.slug }, house.shop)
  expect(view).toMatchObject({ paused: 'plan-ended', keptUntil: inDays(7) })
  passTime(8 * DAY)
  await endPlans()
  expect(await endOf(house.shopId)).toMatchObject({ isOff: true })
})

test('on offer, an App of an ended plan is kept however long that takes', async () => {
  const house = await houseOnPlan()
  await end(house.kim, house, house.shop, today())
  passTime(DAY)
  await endPlans()
  await putOnOffer(house, house.shopId)
  passTime(60 * DAY)
  await endPlans()
  expect(await endOf(house.shopId)).toMatchObject({ isOff: false })
})

test('an App of an ended plan may be offered, moved at no cost, and holds no Company open', async () => {
  const house = await houseOnPlan()
  await end(house.kim, house, house.shop, today())
  passTime(DAY)
  const next = await newPayer(house)
  const ledger = await pricesOf(house.shopId)
  const move = { companySlug: house.slug, appName: house.shop, targetSlug: house.slug, contactId: next }
  await moveApp(freshly(house.kim), move)
  const rows = await pricesOf(house.shopId)
  expect(rows).toEqual([{ ...ledger[0], endsOn: inDays(-1) }])
  expect(await endOf(house.shopId)).toMatchObject({ endsOn: null, endedOn: inDays(-1) })
  const offered = await eligibleApps(db(), house.kim.id)
  expect(offered.find(({ id }) => id === house.shopId)).toMatchObject({ blocked: null })
  const [row] = await db().select().from(companies).where(eq(companies.id, house.id))
  await closeCompany(freshly(house.kim), { companySlug: house.slug, name: row?.name ?? '' })
  expect(await endOf(house.shopId)).toMatchObject({ isOff: true })
  passTime(8 * DAY)
  await freeNames()
  expect(await endOf(house.shopId)).toMatchObject({ isGone: true })
})

test('seven days after it was switched off an App is gone and its name is free, not a day before', async () => {
  const kim = (await houseOnPlan()).kim
  const house = await houseOf(kim, 'owner', ['blog'])
  const [appId = ''] = Object.values(house.appIds)
  const { name } = await appOf(appId)
  await switchOff(kim, house, name)
  passTime(7 * DAY)
  await freeNames()
  expect(await endOf(appId)).toMatchObject({ isGone: false })
  await expect(newHouseApp(house, name)).rejects.toThrow()
  passTime(DAY)
  expect(await freeNames()).toBeGreaterThan(0)
  expect(await freeNames()).toBe(0)
  expect(await newHouseApp(house, name)).toMatch(/^[0-9a-f-]{36}$/)
})
