import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { syncPlans } from '@/lib/apps/plans'
import { newId } from '@/lib/id'
import { fresh } from '@/testing/people'
import { ask, askForApp, boundHouse } from '@/testing/requests'
import { newHouseApp } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { db } from './client'

prepareVerbs()
beforeAll(syncPlans)

/** The guard that a raw statement broke. */
async function brokenBy(statement: ReturnType<typeof sql>): Promise<string> {
  return db()
    .execute(statement)
    .then(
      () => 'none',
      (error: { cause?: { constraint_name?: string } }) => error.cause?.constraint_name ?? String(error),
    )
}

test('a request is decided once, by somebody unless it lapsed, and what was asked for never changes', async () => {
  const house = await boundHouse()
  const id = await ask(house)
  const set = (what: ReturnType<typeof sql>) => brokenBy(sql`update plan_requests set ${what} where id = ${id}`)
  expect(await set(sql`monthly_amount = 1`)).toBe('plan_requests_decided_once')
  expect(await set(sql`decided_at = now(), decision = 'agreed'`)).toBe('plan_requests_by_somebody')
  expect(await set(sql`decision = 'lapsed'`)).toBe('plan_requests_decided')
  expect(await set(sql`decided_at = now(), decision = 'lapsed'`)).toBe('none')
  expect(await set(sql`decision = 'refused', decided_by = ${house.kim.id}`)).toBe('plan_requests_decided_once')
})

test('one request waits per App or name', async () => {
  const house = await boundHouse()
  const name = fresh('branch')
  const [app, other] = [await ask(house), await askForApp(house, name)]
  const again = (id: string) =>
    brokenBy(sql`insert into plan_requests select (r).* from (
      select jsonb_populate_record(r, jsonb_build_object('id', ${newId()}::text)) r from plan_requests r where id = ${id}) x`)
  expect(await again(app)).toBe('plan_requests_one_an_app')
  expect(await again(other)).toBe('plan_requests_one_a_name')
})

test('a name that a request holds is no App’s, and the other way round', async () => {
  const house = await boundHouse()
  const name = fresh('branch')
  await askForApp(house, name)
  const taken = newHouseApp(house, name).then(
    () => 'none',
    (error: { cause?: { constraint_name?: string } }) => error.cause?.constraint_name,
  )
  expect(await taken).toBe('apps_name_not_asked_for')
  expect(
    await brokenBy(sql`insert into plan_requests select (r).* from (
      select jsonb_populate_record(r, jsonb_build_object('id', ${newId()}::text, 'app_name', ${house.shop}::text)) r
      from plan_requests r where app_name = ${name}) x`),
  ).toBe('plan_requests_name_is_free')
})
