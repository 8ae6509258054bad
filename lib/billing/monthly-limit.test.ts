import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { syncPlans } from '@/lib/apps/plans'
import { addDays } from '@/lib/day'
import { newPayer, today } from '@/testing/company'
import { allow, choose, houseOnPlan } from '@/testing/plans'
import { joins, newHouse } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { isWithinLimit, monthlyCost } from './monthly-limit'
import { moveApp } from './move-app'

prepareVerbs()
beforeAll(syncPlans)

test('an act stays within the limit, or leaves what was beyond it already', () => {
  expect(isWithinLimit({ limit: 6000, before: 4500, after: 6000 })).toBe(true)
  expect(isWithinLimit({ limit: 6000, before: 4500, after: 6001 })).toBe(false)
  expect(isWithinLimit({ limit: 0, before: 4500, after: 4500 })).toBe(true)
})

test('what somebody else pays for the rest of a day widens no limit: an App that came in small is not made large unasked', async () => {
  const from = await houseOnPlan()
  await choose(from.kim, { house: from, appName: from.shop, planSlug: 'large' })
  await choose(from.kim, { house: from, appName: from.shop, planSlug: 'small' })
  const to = await newHouse()
  await joins(to, 'owner', from.kim)
  const contactId = await newPayer(to)
  await moveApp(from.kim.actor, { companySlug: from.slug, appName: from.shop, targetSlug: to.slug, contactId })
  expect(await monthlyCost(to.id, from.shopId)).toEqual({ sum: 1500, others: 0, today: 0 })
  expect((await monthlyCost(from.id, null)).sum, 'the Company it left still pays for today').toBe(12_000)
  await allow(to, 1500)
  const mara = await joins(to, 'admin')
  const { requestId } = await choose(mara, { house: to, appName: from.shop, planSlug: 'large', asks: true })
  expect(requestId).not.toBeNull()
})

test('a plan whose last paid day is over counts no more, also where the job is late', async () => {
  const house = await houseOnPlan()
  expect((await monthlyCost(house.id, null)).sum).toBe(4500)
  await db()
    .update(apps)
    .set({ planEndsOn: addDays(today(), -1) })
    .where(eq(apps.id, house.shopId))
  expect((await monthlyCost(house.id, null)).sum).toBe(0)
})
