import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { ownersOf } from '@/lib/company/members'
import { removeMember } from '@/lib/team/remove-member'
import { putOnOffer } from '@/testing/company'
import { faultsOf, reasonOf } from '@/testing/invite'
import { end, endOf, inDays, pricesOf, toldOf } from '@/testing/plan-ends'
import { houseOnPlan } from '@/testing/plans'
import { giveApp, joins, logOf, newPerson } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { keepPlan } from './end-plan'
import { amountFor } from './ledger'
import { restoreApp } from './restore-app'
import { switchOffApp } from './switch-off-app'
import { thisMonthOf } from './this-month'

prepareVerbs()

test('an Owner ends a plan with a day: nothing changes until then, and it is taken back with one press', async () => {
  const house = await houseOnPlan()
  const before = await pricesOf(house.shopId)
  expect(await end(house.kim, house, house.shop, inDays(9))).toEqual({ lastDay: inDays(9) })
  expect([await endOf(house.shopId), await pricesOf(house.shopId)]).toMatchObject([{ endsOn: inDays(9) }, before])
  await end(house.kim, house, house.shop, inDays(3))
  await end(house.kim, house, house.shop, inDays(3))
  await keepPlan(house.kim.actor, { companySlug: house.slug, appName: house.shop })
  await keepPlan(house.kim.actor, { companySlug: house.slug, appName: house.shop })
  expect([await endOf(house.shopId), await pricesOf(house.shopId)]).toMatchObject([{ endsOn: null }, before])
  const set = await logOf(house, 'plan-end-set')
  expect(set.map(({ facts }) => facts)).toEqual([
    { before: null, after: inDays(9) },
    { before: inDays(9), after: inDays(3) },
  ])
  expect((await logOf(house, 'plan-kept')).map(({ facts }) => facts)).toEqual([{ before: inDays(3), after: null }])
})

test('this month is foretold to the last day that is paid, and as before once the plan is kept', async () => {
  const house = await houseOnPlan()
  const expected = async () => (await thisMonthOf({ accountId: house.kim.id, slug: house.slug }))[0]?.expected.net
  const before = await expected()
  const day = inDays(8)
  await end(house.kim, house, house.shop, day)
  const [row] = await pricesOf(house.shopId)
  expect(await expected()).toBe(amountFor({ monthlyAmount: 4500, from: row?.startsOn ?? '', to: day }))
  await keepPlan(house.kim.actor, { companySlug: house.slug, appName: house.shop })
  expect(await expected()).toBe(before)
})

test('an Admin ends and keeps it too, and every Owner hears of it; an Owner tells only the others', async () => {
  const house = await houseOnPlan()
  const [mara, olga] = [await joins(house, 'admin'), await joins(house, 'owner')]
  const owners = await ownersOf(db(), house.id)
  await end(mara, house, house.shop, inDays(1))
  await keepPlan(mara.actor, { companySlug: house.slug, appName: house.shop })
  const told = await toldOf('mail-plan-ends', house.shopId)
  expect(told.map(({ payload }) => payload.recipientId).sort()).toEqual([...owners, ...owners].sort())
  expect(new Set(told.map(({ payload }) => payload.lastDay))).toEqual(new Set([inDays(1), null]))
  await end(olga, house, house.shop, inDays(2))
  const later = (await toldOf('mail-plan-ends', house.shopId)).filter(({ payload }) => payload.actorId === olga.id)
  expect(later.map(({ payload }) => payload.recipientId).sort()).toEqual(owners.filter((id) => id !== olga.id).sort())
})

test('an end that an Owner set is moved and taken back by Owners alone, as long as they are one', async () => {
  const house = await houseOnPlan()
  const [mara, olga] = [await joins(house, 'admin'), await joins(house, 'owner')]
  const address = { companySlug: house.slug, appName: house.shop }
  const keepAs = ({ actor }: Pick<typeof mara, 'actor'>) => reasonOf(keepPlan(actor, address))
  await end(mara, house, house.shop, inDays(9))
  await end(olga, house, house.shop, inDays(5))
  expect(await keepAs(mara)).toBe('end-by-owner')
  for (const day of [inDays(2), inDays(9)]) {
    const refused = await end(mara, house, house.shop, day).catch((error) => error)
    expect(refused).toMatchObject({ reason: 'end-by-owner', facts: { by: olga.name } })
  }
  expect((await endOf(house.shopId)).endsOn).toBe(inDays(5))
  // The day that stands already is no change.
  expect(await reasonOf(end(mara, house, house.shop, inDays(5)))).toBe('passed')
  expect(await keepAs(house.kim)).toBe('passed')
  await end(mara, house, house.shop, inDays(4))
  expect(await keepAs(mara)).toBe('passed')
  await end(olga, house, house.shop, inDays(5))
  await removeMember(house.kim.actor, { companySlug: house.slug, accountId: olga.id })
  expect(await keepAs(mara)).toBe('passed')
})

test('who may not is refused by every one of these, and nothing is written', async () => {
  const house = await houseOnPlan()
  const stranger = await newPerson()
  const billing = await joins(house, 'billing')
  const collaborator = await newPerson()
  await giveApp(collaborator, house.shopId)
  const address = { companySlug: house.slug, appName: house.shop }
  for (const [{ actor }, reason] of [
    [stranger, 'not-found'],
    [billing, 'not-allowed'],
    [collaborator, 'not-allowed'],
  ] as const) {
    expect(await reasonOf(end({ actor }, house, house.shop, inDays(1)))).toBe(reason)
    expect(await reasonOf(keepPlan(actor, address))).toBe(reason)
    expect(await reasonOf(switchOffApp(actor, address))).toBe(reason)
    expect(await reasonOf(restoreApp(actor, { ...address, amountHash: '', businessTick: true }))).toBe(reason)
  }
  for (const actor of [{ kind: 'clock' }, { kind: 'stripe' }] as const) {
    expect(await reasonOf(end({ actor: actor as never }, house, house.shop, inDays(1)))).toBe('sign-in-first')
  }
  expect(await endOf(house.shopId)).toEqual({ endsOn: null, endedOn: null, isOff: false, isGone: false })
})

test('a trial, an App on offer, one that is not there, and days that are none are refused', async () => {
  const house = await houseOnPlan()
  expect(await reasonOf(end(house.kim, house, house.blog, inDays(1)))).toBe('app-on-trial')
  expect(await reasonOf(keepPlan(house.kim.actor, { companySlug: house.slug, appName: house.blog }))).toBe(
    'app-on-trial',
  )
  expect(await reasonOf(end(house.kim, house, 'no-such-app', inDays(1)))).toBe('not-found')
  expect(await reasonOf(end(house.kim, { slug: 'nowhere' }, house.shop, inDays(1)))).toBe('not-found')
  for (const [day, reason] of [
    ['', 'last-day-form'],
    ['soon', 'last-day-form'],
    [inDays(-1), 'last-day-past'],
    [inDays(62), 'last-day-far'],
  ] as const) {
    expect(await faultsOf(end(house.kim, house, house.shop, day))).toEqual({ lastDay: reason })
  }
  await putOnOffer(house, house.shopId)
  expect(await reasonOf(end(house.kim, house, house.shop, inDays(1)))).toBe('app-on-offer')
  expect(await logOf(house, 'plan-end-set')).toEqual([])
})
