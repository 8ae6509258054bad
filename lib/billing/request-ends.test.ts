import { beforeAll, describe, expect, test } from 'vitest'
import { syncPlans } from '@/lib/apps/plans'
import { closeCompany } from '@/lib/billing/close-company'
import { changeRole } from '@/lib/team/change-role'
import { leave } from '@/lib/team/leave'
import { removeMember } from '@/lib/team/remove-member'
import { appOf, houseOf, newPayer, promised } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { fresh } from '@/testing/people'
import { book } from '@/testing/plans'
import { agree, ask, askForApp, type BoundHouse, boundHouse, requestRow } from '@/testing/requests'
import { DAY, MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { checkBooking } from './book-app'
import { moveApp } from './move-app'
import { switchOffApp } from './switch-off-app'

const { passTime } = prepareVerbs()
beforeAll(syncPlans)

/** Asks for a larger plan and for a further App, lets something happen, and says which of both have lapsed. */
async function lapsedAfter(what: (house: BoundHouse) => Promise<unknown>): Promise<{ app: boolean; name: boolean }> {
  const house = await boundHouse()
  const [app, name] = [await ask(house), await askForApp(house, fresh('branch'))]
  await what(house)
  const [one, other] = [await requestRow(app), await requestRow(name)]
  for (const { decision, decidedBy } of [one, other]) {
    if (decision) expect({ decision, decidedBy }).toEqual({ decision: 'lapsed', decidedBy: null })
  }
  if (one.decision) expect(await reasonOf(agree(house.kim, app))).toMatch(/^(request-decided|not-found)$/)
  // Whoever ends it by themselves needs no mail about it.
  const told = one.decision && what !== leaves ? 1 : 0
  expect(await promised('mail-plan-decided', { requestId: app })).toHaveLength(told)
  return { app: one.decision !== null, name: other.decision !== null }
}

const leaves = ({ mara, slug }: BoundHouse) => leave(mara.actor, { companySlug: slug, fate: 'withdraw' })

describe('a request ends with what it is about', () => {
  test('the App is switched off', async () => {
    const off = ({ kim, slug, shop }: BoundHouse) => switchOffApp(kim.actor, { companySlug: slug, appName: shop })
    expect(await lapsedAfter(off)).toEqual({ app: true, name: false })
  })

  test('the App is moved, or somebody else comes to pay for it', async () => {
    const away = async ({ kim, slug, shop }: BoundHouse) => {
      const to = await houseOf(kim)
      await moveApp(kim.actor, { companySlug: slug, appName: shop, targetSlug: to.slug, contactId: await newPayer(to) })
    }
    expect(await lapsedAfter(away)).toEqual({ app: true, name: false })
    const here = async (house: BoundHouse) => {
      const contactId = await newPayer(house)
      const { kim, slug, shop } = house
      await moveApp(kim.actor, { companySlug: slug, appName: shop, targetSlug: slug, contactId })
    }
    expect(await lapsedAfter(here)).toEqual({ app: true, name: false })
  })
})

describe('a request ends with its asker’s right to ask', () => {
  test('who leaves', async () => {
    expect(await lapsedAfter(leaves)).toEqual({ app: true, name: true })
  })

  test('who is removed', async () => {
    const removed = ({ kim, mara, slug }: BoundHouse) =>
      removeMember(kim.actor, { companySlug: slug, accountId: mara.id, fate: 'withdraw', message: '' })
    expect(await lapsedAfter(removed)).toEqual({ app: true, name: true })
  })

  test('who gets a role that orders nothing; not who becomes an Owner', async () => {
    const becomes = (role: string) => async (house: BoundHouse) =>
      changeRole(house.kim.actor, {
        companySlug: house.slug,
        accountId: house.mara.id,
        role,
        appNames: [(await appOf(house.shopId)).name],
      })
    expect(await lapsedAfter(becomes('billing'))).toEqual({ app: true, name: true })
    expect(await lapsedAfter(becomes('collaborator'))).toEqual({ app: true, name: true })
    expect(await lapsedAfter(becomes('owner'))).toEqual({ app: false, name: false })
  })
})

test('a closed Company holds no name any more', async () => {
  const house = await boundHouse()
  const requestId = await askForApp(house, fresh('branch'))
  await closeCompany(house.kim.actor, { companySlug: house.slug, name: `House ${house.slug.slice('house-'.length)}` })
  expect(await requestRow(requestId)).toMatchObject({ decision: 'lapsed', decidedBy: null })
})

describe('a request for a further App makes way in its Company', () => {
  test('for another plan under its name, which takes the former one back', async () => {
    const house = await boundHouse()
    const name = fresh('branch')
    const first = await askForApp(house, name)
    const second = await askForApp(house, name, 'large')
    expect(await requestRow(first)).toMatchObject({ decision: 'withdrawn', decidedBy: house.mara.id })
    expect(await requestRow(second)).toMatchObject({ decision: null, appName: name, monthlyAmount: 12_000 })
    expect(await promised('mail-plan-decided', { requestId: first })).toEqual([])
    expect(await reasonOf(agree(house.kim, first))).toBe('request-decided')
    expect(await agree(house.kim, second)).toBe('agreed')
    expect(await reasonOf(askForApp(house, name))).toBe('app-name-taken')
  })

  test('for an order under its name, and who asked is told; looking at the choices ends nothing', async () => {
    const house = await boundHouse()
    const name = fresh('branch')
    const asked = await askForApp(house, name)
    const choice = { companySlug: house.slug, name, planSlug: 'small', contactId: house.payer }
    expect(await checkBooking(house.kim.actor, choice)).toBe(name)
    expect(await requestRow(asked)).toMatchObject({ decision: null })
    const { appId } = await book(house.kim, { house, name, planSlug: 'small', contactId: house.payer })
    expect((await appOf(appId ?? '')).name).toBe(name)
    expect(await requestRow(asked)).toMatchObject({ decision: 'withdrawn', decidedBy: house.kim.id })
    expect(await promised('mail-plan-decided', { requestId: asked })).toHaveLength(1)
  })
})

test('a name whose request ran out is free at once, and one that waits is nobody else’s', async () => {
  const [house, other] = [await boundHouse(), await boundHouse()]
  const name = fresh('branch')
  const id = await askForApp(house, name)
  expect(await reasonOf(askForApp(other, name))).toBe('app-name-taken')
  passTime(9 * DAY)
  await askForApp(other, name)
  expect(await requestRow(id)).toMatchObject({ decision: 'lapsed' })
})

test('a Company has 20 requests waiting at most, and its Owners are asked 20 times an hour', async () => {
  const house = await boundHouse()
  for (let one = 0; one < 20; one++) await askForApp(house, fresh('branch'))
  expect(await reasonOf(askForApp(house, fresh('branch')))).toBe('too-many')
  passTime(2 * 60 * MINUTE)
  expect(await reasonOf(askForApp(house, fresh('branch')))).toBe('requests-many')
})
