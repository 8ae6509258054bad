import { beforeAll, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '@/db/vocabulary'
import { isCompanyRole } from '@/lib/company/roles'
import { reasonOf } from '@/testing/invite'
import { giveApp, type House, joins, logOf, newHouse, newPerson, type Person, standing } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { changeRole } from './change-role'
import { leave } from './leave'
import { removeMember } from './remove-member'
import { setAppsOf, setPeopleOf } from './set-app-access'

prepareVerbs()

// Every cell of the law on the database: the verbs are called as anybody could call them, past every page.

type Who = Role | 'former' | 'stranger' | 'owner of another'
const WHO: Who[] = [...ROLES, 'former', 'stranger', 'owner of another']

async function actorOf(house: House, who: Who): Promise<Person> {
  if (who === 'stranger') return newPerson('Sven Stranger')
  if (who === 'owner of another') return (await newHouse()).owner
  if (who === 'former') {
    const gone = await joins(house, 'admin')
    await removeMember(house.owner.actor, { companySlug: house.slug, accountId: gone.id })
    return gone
  }
  return joins(house, who)
}

const REMOVES: Record<Role, Record<Role, string>> = {
  owner: { owner: 'passed', admin: 'passed', billing: 'passed', collaborator: 'passed' },
  admin: { owner: 'not-allowed', admin: 'passed', billing: 'not-allowed', collaborator: 'passed' },
  billing: { owner: 'not-allowed', admin: 'not-allowed', billing: 'not-allowed', collaborator: 'not-allowed' },
  collaborator: { owner: 'not-allowed', admin: 'not-allowed', billing: 'not-allowed', collaborator: 'not-allowed' },
}

describe('removing', () => {
  for (const who of WHO) {
    test(`${who} removes whom the law says`, async () => {
      const house = await newHouse()
      const actor = await actorOf(house, who)
      for (const role of ROLES) {
        const target = await joins(house, role)
        const before = await standing(house, target)
        const input = { companySlug: house.slug, accountId: target.id }
        const expected = ROLES.includes(who as Role) ? REMOVES[who as Role][role] : 'not-found'
        expect([role, await reasonOf(removeMember(actor.actor, input))]).toEqual([role, expected])
        const gone = { role: null, appIds: [] }
        expect(await standing(house, target)).toEqual(expected === 'passed' ? gone : before)
      }
    })
  }

  test('nobody removes themselves that way, a person who is gone, or one who never was there', async () => {
    const house = await newHouse()
    const { owner, slug: companySlug } = house
    const gone = await actorOf(house, 'former')
    const stranger = await newPerson()
    await joins(house, 'owner')
    const remove = (accountId: string) => reasonOf(removeMember(owner.actor, { companySlug, accountId }))
    expect(await remove(owner.id)).toBe('not-allowed')
    expect(await remove(gone.id)).toBe('not-found')
    expect(await remove(stranger.id)).toBe('not-found')
    expect(await remove('not an id')).toBe('not-found')
  })
})

const may = (from: Role[], to: Role[]) => (before: Role, after: Role) => from.includes(before) && to.includes(after)
const CHANGES: Record<Role, (before: Role, after: Role) => boolean> = {
  owner: may(['admin', 'billing', 'collaborator'], [...ROLES]),
  admin: may(['collaborator'], ['admin']),
  billing: () => false,
  collaborator: () => false,
}

describe('changing a role', () => {
  for (const who of WHO) {
    test(`${who} changes roles as the law says`, async () => {
      const house = await newHouse()
      const actor = await actorOf(house, who)
      for (const before of ROLES) {
        for (const after of ROLES) {
          const target = await joins(house, before)
          const was = await standing(house, target)
          const appNames = [`blog-${house.slug.split('-')[1]}`]
          const input = { companySlug: house.slug, accountId: target.id, role: after, appNames }
          const reason = await reasonOf(changeRole(actor.actor, input))
          const passes = before !== after && ROLES.includes(who as Role) && CHANGES[who as Role](before, after)
          expect([before, after, reason === 'passed']).toEqual([before, after, passes])
          if (!ROLES.includes(who as Role)) expect(reason).toBe('not-found')
          const becomes = isCompanyRole(after)
            ? { role: after, appIds: [] }
            : { role: null, appIds: [house.appIds.blog] }
          expect(await standing(house, target)).toEqual(passes ? becomes : was)
        }
      }
    })
  }

  test('nobody changes their own role', async () => {
    const house = await newHouse()
    for (const role of ROLES) {
      const self = await joins(house, role)
      for (const to of ROLES) {
        const input = { companySlug: house.slug, accountId: self.id, role: to, appNames: [] }
        expect(await reasonOf(changeRole(self.actor, input))).not.toBe('passed')
      }
    }
    expect(await logOf(house, 'role-changed')).toEqual([])
  })

  test('a word that is no role, the role they have, and a Collaborator without Apps are refused at their field', async () => {
    const house = await newHouse()
    const admin = await joins(house, 'admin')
    const change = (role: string, appNames: string[] = []) =>
      changeRole(house.owner.actor, { companySlug: house.slug, accountId: admin.id, role, appNames })
    await expect(change('king')).rejects.toMatchObject({ reason: 'role-not-chosen', field: 'role' })
    await expect(change('admin')).rejects.toMatchObject({ reason: 'role-not-chosen', field: 'role' })
    await expect(change('collaborator')).rejects.toMatchObject({ reason: 'apps-missing', field: 'apps' })
    const { owner } = await newHouse(['foreign'])
    expect(owner).toBeDefined()
    await expect(change('collaborator', ['foreign-1', 'none'])).rejects.toMatchObject({ reason: 'apps-missing' })
    expect(await standing(house, admin)).toEqual({ role: 'admin', appIds: [] })
  })

  test('whoever was given a lower role a moment ago is told by whom', async () => {
    const house = await newHouse()
    const admin = await joins(house, 'admin')
    const other = await joins(house, 'collaborator')
    const input = { companySlug: house.slug, accountId: admin.id, role: 'billing' }
    await changeRole(house.owner.actor, input)
    const late = removeMember(admin.actor, { companySlug: house.slug, accountId: other.id })
    await expect(late).rejects.toMatchObject({
      reason: 'role-lowered',
      facts: { by: 'Olga Owner', role: 'billing', needed: 'admin' },
    })
  })

  test('whoever was given a higher role a moment ago is not told that it was lowered', async () => {
    const house = await newHouse()
    const raised = await joins(house, 'billing')
    const { slug: companySlug, owner } = house
    await changeRole(owner.actor, { companySlug, accountId: raised.id, role: 'admin' })
    const early = removeMember(raised.actor, { companySlug, accountId: owner.id })
    expect(await reasonOf(early)).toBe('not-allowed')
  })
})

describe('leaving', () => {
  for (const who of WHO) {
    test(`${who} leaves, or is not there at all`, async () => {
      const house = await newHouse()
      const actor = await actorOf(house, who)
      const expected = ROLES.includes(who as Role) ? 'passed' : 'not-found'
      expect(await reasonOf(leave(actor.actor, { companySlug: house.slug }))).toBe(expected)
      expect(await standing(house, actor)).toEqual({ role: null, appIds: [] })
      expect(await reasonOf(leave(actor.actor, { companySlug: house.slug }))).toBe('not-found')
    })
  }

  test('the last Owner stays', async () => {
    const house = await newHouse()
    await joins(house, 'admin')
    const { owner, slug: companySlug } = house
    expect(await reasonOf(leave(owner.actor, { companySlug }))).toBe('last-owner')
    const second = await joins(house, 'owner')
    expect(await reasonOf(leave(owner.actor, { companySlug }))).toBe('passed')
    expect(await reasonOf(leave(second.actor, { companySlug }))).toBe('last-owner')
  })
})

describe('ticking Apps', () => {
  let house: House
  let shop: string
  let blog: string
  beforeAll(async () => {
    house = await newHouse()
    const number = house.slug.split('-')[1]
    ;[shop, blog] = [`shop-${number}`, `blog-${number}`]
  })

  for (const who of WHO) {
    test(`${who} ticks as the law says, from the person and from the App`, async () => {
      const actor = await actorOf(house, who)
      const person = await joins(house, 'collaborator')
      const about = { companySlug: house.slug }
      const expected = { owner: 'passed', admin: 'passed', billing: 'not-allowed', collaborator: 'not-allowed' }
      const reason = ROLES.includes(who as Role) ? expected[who as Role] : 'not-found'
      const byPerson = setAppsOf(actor.actor, {
        ...about,
        accountId: person.id,
        appNames: [shop, blog],
        shown: [shop, blog],
      })
      expect(await reasonOf(byPerson)).toBe(reason)
      const both = [house.appIds.shop, house.appIds.blog].sort()
      expect((await standing(house, person)).appIds).toEqual(reason === 'passed' ? both : [house.appIds.shop])
      const byApp = setPeopleOf(actor.actor, { ...about, appName: blog, accountIds: [], shown: [person.id] })
      expect(await reasonOf(byApp)).toBe(reason)
      expect((await standing(house, person)).appIds).toEqual([house.appIds.shop])
    })
  }

  test('a Collaborator is never left with nothing, and foreign Apps and people are passed over', async () => {
    const { actor } = house.owner
    const person = await joins(house, 'collaborator')
    const foreign = await newHouse(['foreign'])
    const about = { companySlug: house.slug, accountId: person.id, shown: [shop, blog] }
    await expect(setAppsOf(actor, { ...about, appNames: [] })).rejects.toMatchObject({ reason: 'apps-missing' })
    const alien = [`foreign-${foreign.slug.split('-')[1]}`]
    await expect(setAppsOf(actor, { ...about, appNames: alien })).rejects.toMatchObject({ field: 'apps' })
    const none = setPeopleOf(actor, { companySlug: house.slug, appName: shop, accountIds: [], shown: [person.id] })
    await expect(none).rejects.toMatchObject({ reason: 'last-app', field: 'people' })
    const stranger = await newPerson()
    const everybody = [...(await everyone()), stranger.id]
    await setPeopleOf(actor, { companySlug: house.slug, appName: shop, accountIds: everybody, shown: everybody })
    expect(await standing(house, stranger)).toEqual({ role: null, appIds: [] })
    const admin = await joins(house, 'admin')
    const member = { companySlug: house.slug, accountId: admin.id, appNames: [shop], shown: [shop] }
    expect(await reasonOf(setAppsOf(actor, member))).toBe('not-allowed')
    const elsewhere = { companySlug: house.slug, appName: alien[0] ?? '', accountIds: [], shown: [] }
    expect(await reasonOf(setPeopleOf(actor, elsewhere))).toBe('not-found')
    expect(await standing(house, person)).toEqual({ role: null, appIds: [house.appIds.shop] })
  })

  test('a change is one line in the log, with before and after; no change is none', async () => {
    const own = await newHouse()
    const number = own.slug.split('-')[1]
    const person = await joins(own, 'collaborator')
    const set = (names: string[]) =>
      setAppsOf(own.owner.actor, {
        companySlug: own.slug,
        accountId: person.id,
        appNames: names.map((name) => `${name}-${number}`),
        shown: [`shop-${number}`, `blog-${number}`],
      })
    await set(['shop'])
    expect(await logOf(own, 'apps-ticked')).toEqual([])
    await set(['blog'])
    const [line, ...more] = await logOf(own, 'apps-ticked')
    expect(more).toEqual([])
    expect(line?.facts).toEqual({ accountId: person.id, before: own.appIds.shop, after: own.appIds.blog })
  })

  test('a form that was drawn before somebody else gave access takes nothing away', async () => {
    const own = await newHouse()
    const number = own.slug.split('-')[1]
    const [first, second] = [`shop-${number}`, `blog-${number}`]
    const { actor } = own.owner
    const [drawn, late] = [await joins(own, 'collaborator'), await joins(own, 'collaborator')]
    const both = Object.values(own.appIds).sort()
    await giveApp(drawn, own.appIds.blog ?? '')
    await giveApp(late, own.appIds.blog ?? '')
    const about = { companySlug: own.slug }
    await setPeopleOf(actor, { ...about, appName: second, accountIds: [], shown: [drawn.id] })
    expect((await standing(own, drawn)).appIds).toEqual([own.appIds.shop])
    expect((await standing(own, late)).appIds).toEqual(both)
    await setAppsOf(actor, { ...about, accountId: late.id, appNames: [first], shown: [first] })
    expect((await standing(own, late)).appIds).toEqual(both)
    await setAppsOf(actor, { ...about, accountId: late.id, appNames: [second], shown: [second] })
    expect((await standing(own, late)).appIds).toEqual(both)
    await setAppsOf(actor, { ...about, accountId: late.id, appNames: [second], shown: [first, second] })
    expect((await standing(own, late)).appIds).toEqual([own.appIds.blog])
  })

  async function everyone(): Promise<string[]> {
    const { teamOf } = await import('./queries')
    const team = await teamOf(house.owner.id, house.slug, { role: 'collaborator' })
    return team?.people.map(({ id }) => id) ?? []
  }
})
