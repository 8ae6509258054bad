import { expect, test } from 'vitest'
import { ACCOUNT_KINDS, ROLES } from '@/db/vocabulary'
import { joins, newHouse, newPerson, type Person } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { removeMember } from './remove-member'
import { hasTechnician, isTechnical } from './technical'

prepareVerbs()

test('Admins and Collaborators look after the technical side, and Owners whose trade it is', () => {
  const technical = ROLES.flatMap((role) => ACCOUNT_KINDS.map((kind) => ({ role, kind }))).filter(isTechnical)
  expect(technical.map(({ role, kind }) => `${kind} as ${role}`).toSorted()).toEqual([
    'client as admin',
    'client as collaborator',
    'developer as admin',
    'developer as collaborator',
    'developer as owner',
  ])
})

test('a Company has nobody for the technical side once the only one was removed', async () => {
  const house = await newHouse()
  const kim = await joins(house, 'owner', await newPerson('Kim Berger', 'client'))
  const mara = await joins(house, 'admin')
  const remove = (by: Person, whom: Person) => removeMember(by.actor, { companySlug: house.slug, accountId: whom.id })
  const isLookedAfter = () => hasTechnician({ accountId: kim.id, slug: house.slug })
  await remove(kim, house.owner)
  expect(await isLookedAfter()).toBe(true)
  await remove(kim, mara)
  expect(await isLookedAfter()).toBe(false)
  await joins(house, 'billing')
  expect(await isLookedAfter()).toBe(false)
  await joins(house, 'collaborator')
  expect(await isLookedAfter()).toBe(true)
})

test('to a stranger a Company has nobody', async () => {
  const house = await newHouse()
  expect(await hasTechnician({ accountId: (await newPerson()).id, slug: house.slug })).toBe(false)
})
