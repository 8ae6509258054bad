import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { activities } from '@/db/schema/records'
import { words } from '@/lib/words/words'
import { companyOf } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { joins, newHouse, newPerson } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { setLimit } from './set-limit'

prepareVerbs()

test('an Owner says how much Admins may order; the log keeps both amounts, and the same again writes nothing', async () => {
  const house = await newHouse()
  const set = (amount: string) => setLimit(house.owner.actor, { companySlug: house.slug, amount })
  await set('€ 150,50')
  await set('150.50')
  expect((await companyOf(house)).adminMonthlyLimit).toBe(15_050)
  const isIt = and(eq(activities.companyId, house.id), eq(activities.verb, 'company-setting-changed'))
  const lines = await db().select({ facts: activities.facts }).from(activities).where(isIt)
  expect(lines.map(({ facts }) => facts)).toEqual([{ setting: 'admin-monthly-limit', before: 0, after: 15_050 }])
  await set('0')
  expect((await companyOf(house)).adminMonthlyLimit).toBe(0)
})

test('what is no amount, or too much, is refused beside its field and changes nothing', async () => {
  const house = await newHouse()
  const set = (amount: string) => reasonOf(setLimit(house.owner.actor, { companySlug: house.slug, amount }))
  expect(await set('')).toBe('limit-form')
  expect(await set('1.500')).toBe('limit-form')
  expect(await set('-5')).toBe('limit-form')
  expect(await set('100000.01')).toBe('limit-high')
  expect(await set('100000')).toBe('passed')
  const most = { most: 10_000_000, currency: 'eur' }
  expect(words('en').refusals['limit-high'](most)).toBe('Enter €100,000.00 or less')
  expect(words('de').refusals['limit-high'](most)).toBe('Geben Sie höchstens 100.000,00\u00a0€ ein')
  expect((await companyOf(house)).adminMonthlyLimit).toBe(10_000_000)
})

test('nobody but an Owner sets it, and to strangers there is nothing to set', async () => {
  const house = await newHouse()
  const tries = { companySlug: house.slug, amount: '1000' }
  for (const role of ['admin', 'billing', 'collaborator'] as const) {
    expect(await reasonOf(setLimit((await joins(house, role)).actor, tries)), role).toBe('not-allowed')
  }
  expect(await reasonOf(setLimit((await newPerson()).actor, tries))).toBe('not-found')
  expect((await companyOf(house)).adminMonthlyLimit).toBe(0)
})
