import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase, db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { companies, memberships } from '@/db/schema/companies'
import { inTransaction } from '@/db/transaction'
import { readActivity } from '@/lib/activity/log'
import { clock } from '@/lib/clock'
import { companiesOf } from '@/lib/company/queries'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { giveApp, type House, joins, newHouse, newPerson, type Person } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { formerPerson } from './former-person'
import { findPerson, teamOf } from './queries'
import { removeMember } from './remove-member'

prepareVerbs()

const namesOf = async (who: Person, house: House, asked = {}) =>
  (await teamOf(who.id, house.slug, asked))?.people.map(({ name }) => name)

describe('a Company with 500 people', () => {
  let house: House
  beforeAll(async () => {
    house = await newHouse()
    await fill(house, 499)
    for (let other = 0; other < 5; other++) await fill(await newHouse([]), 400)
    await db().execute(sql`analyze`)
  })

  test('is read page by page, everybody once, Owners first and then by name', async () => {
    const seen: { id: string; role: string; name: string }[] = []
    let after: string | undefined
    for (let page = 0; page < 10; page++) {
      const team = await teamOf(house.owner.id, house.slug, { after })
      expect(team?.people).toHaveLength(50)
      expect(team?.total).toBe(500)
      seen.push(...(team?.people ?? []))
      after = team?.next ?? undefined
      expect(after === undefined).toBe(page === 9)
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(500)
    expect(seen[0]).toMatchObject({ id: house.owner.id, role: 'owner' })
    const names = seen.filter(({ role }) => role === 'billing').map(({ name }) => name.toLowerCase())
    expect(names.length).toBeGreaterThan(100)
    expect(names).toEqual([...names].sort())
  })

  test('shows its first page to whoever asks from a place that cannot be', async () => {
    const first = await teamOf(house.owner.id, house.slug)
    const cursor = (place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url')
    const ranks = [Number.MAX_SAFE_INTEGER, 2 ** 31, 0, -1, 1.5, '1', null]
    const odd = [
      ...ranks.map((rank) => cursor([rank, 'a', newId()])),
      cursor([1, '\0', newId()]),
      cursor([1, 'a', '\0']),
    ]
    for (const after of [...odd, 'x', '\0']) expect(await teamOf(house.owner.id, house.slug, { after })).toEqual(first)
  })

  test('takes one statement a page, without reading the members of other Companies', async () => {
    // A connection that has been asked nothing yet knows afterwards what was.
    await closeDatabase()
    await inTransaction(async (tx) => {
      await teamOf(house.owner.id, house.slug, {}, tx)
      const [asked, ...more] = await tx.execute<{ statement: string }>(
        // The driver asks for types by itself.
        sql`select statement from pg_prepared_statements where statement not like '%pg_catalog%'`,
      )
      expect(more).toEqual([])
      const rows = await tx.execute<{ 'QUERY PLAN': string }>(
        sql`explain (generic_plan) ${sql.raw(asked?.statement ?? '')}`,
      )
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(plan).toContain('memberships')
      expect(plan).not.toContain('Seq Scan on memberships')
    })
  })

  test('an address that was made up leads to the first page', async () => {
    const first = await namesOf(house.owner, house)
    for (const after of ['x', 'W10', Buffer.from('[1,"a","b"]').toString('base64url'), '%', 'bnVsbA']) {
      expect(await namesOf(house.owner, house, { after })).toEqual(first)
    }
  })

  async function fill({ id: companyId }: House, count: number): Promise<void> {
    const people = Array.from({ length: count }, (_, index) => {
      const id = newId()
      return {
        id,
        email: `${id}@many.example`,
        firstName: `Person ${index % 7}`,
        lastName: '',
        kind: 'developer' as const,
        createdAt: clock.now(),
      }
    })
    await db().insert(accounts).values(people)
    const roles = ['admin', 'billing'] as const
    const rows = people.map(({ id: accountId }, index) => {
      const role = roles[index % 2] ?? 'billing'
      return { companyId, accountId, role, createdAt: clock.now() }
    })
    await db().insert(memberships).values(rows)
  }
})

describe('who sees whom', () => {
  let house: House
  let people: Record<'admin' | 'billing' | 'onShop' | 'onBoth' | 'onBlog', Person>
  beforeAll(async () => {
    house = await newHouse()
    people = {
      admin: await joins(house, 'admin', await newPerson('Anna Admin')),
      billing: await joins(house, 'billing', await newPerson('Bert Billing')),
      onShop: await joins(house, 'collaborator', await newPerson('Carla Shop')),
      onBoth: await joins(house, 'collaborator', await newPerson('Dirk Both')),
      onBlog: await newPerson('Emil Blog'),
    }
    for (const person of [people.onBoth, people.onBlog]) await giveApp(person, house.appIds.blog ?? '')
  })

  test('Owner, Admin and Billing see everybody, with their addresses', async () => {
    for (const who of [house.owner, people.admin, people.billing]) {
      const team = await teamOf(who.id, house.slug)
      expect(team?.people.map(({ name }) => name)).toEqual([
        'Olga Owner',
        'Anna Admin',
        'Bert Billing',
        'Carla Shop',
        'Dirk Both',
        'Emil Blog',
      ])
      expect(team?.people.every(({ email }) => email?.endsWith('@team.example'))).toBe(true)
      expect(team?.people.filter(({ isMe }) => isMe).map(({ id }) => id)).toEqual([who.id])
    }
  })

  test('a Collaborator sees Owners, Admins and who works on the same Apps, and no address', async () => {
    const team = await teamOf(people.onShop.id, house.slug)
    expect(team).toMatchObject({ total: 4, next: null })
    expect(team?.people.map(({ name }) => name)).toEqual(['Olga Owner', 'Anna Admin', 'Carla Shop', 'Dirk Both'])
    expect(team?.people.map(({ email }) => email)).toEqual([null, null, null, null])
    expect(team?.people[3]?.appNames).toEqual([`shop-${house.slug.split('-')[1]}`])
    expect(await findPerson(people.onShop.id, house.slug, people.onBoth.id)).toMatchObject({ name: 'Dirk Both' })
    for (const hidden of [people.billing, people.onBlog]) {
      expect(await findPerson(people.onShop.id, house.slug, hidden.id)).toBeNull()
    }
  })

  test('only those who work on an App, where it is asked for', async () => {
    const appName = `blog-${house.slug.split('-')[1]}`
    const workers = ['Olga Owner', 'Anna Admin', 'Dirk Both', 'Emil Blog']
    expect(await namesOf(house.owner, house, { appName })).toEqual(workers)
    expect(await namesOf(people.onShop, house, { appName })).toEqual([])
    expect(await namesOf(house.owner, house, { role: 'collaborator' })).toEqual([
      'Carla Shop',
      'Dirk Both',
      'Emil Blog',
    ])
  })

  test('for strangers, former members and Owners of other Companies there is no team', async () => {
    const gone = await joins(house, 'admin')
    await removeMember(house.owner.actor, { companySlug: house.slug, accountId: gone.id })
    const other = await newHouse()
    for (const who of [gone, other.owner, await newPerson()]) {
      expect(await teamOf(who.id, house.slug)).toBeNull()
      expect(await findPerson(who.id, house.slug, house.owner.id)).toBeNull()
    }
    expect(await teamOf(house.owner.id, 'no-such-company')).toBeNull()
    expect(await findPerson(house.owner.id, house.slug, gone.id)).toBeNull()
    expect(await findPerson(house.owner.id, house.slug, 'not an id')).toBeNull()
  })
})

describe('after somebody went', () => {
  test('Owners and Admins read what that person reached; nobody else does', async () => {
    const house = await newHouse()
    const gone = await joins(house, 'admin', await newPerson('Gerda Gone'))
    const [admin, billing] = [await joins(house, 'admin'), await joins(house, 'billing')]
    const worker = await joins(house, 'collaborator')
    const view = (who: Person, role: 'owner' | 'admin' | 'billing' | 'collaborator', about = gone.id) =>
      formerPerson({ accountId: who.id, companyId: house.id, role }, about)
    expect(await view(house.owner, 'owner')).toBeNull()
    await removeMember(admin.actor, { companySlug: house.slug, accountId: gone.id })
    const number = house.slug.split('-')[1]
    const expected = {
      name: 'Gerda Gone',
      role: 'admin',
      removedBy: admin.name,
      appNames: [`blog-${number}`, `shop-${number}`],
    }
    expect(await view(house.owner, 'owner')).toMatchObject(expected)
    expect(await view(admin, 'admin')).toMatchObject(expected)
    expect(await view(billing, 'billing')).toBeNull()
    expect(await view(worker, 'collaborator')).toBeNull()
    expect(await view(house.owner, 'owner', (await newPerson()).id)).toBeNull()
    await joins(house, 'billing', gone)
    expect(await view(house.owner, 'owner')).toBeNull()
  })
})

test('somebody without a name is called by their address as they type it, in the team, the log and the name of their Company', async () => {
  const house = await newHouse()
  const stored = `nora${newId().slice(-12)}@xn--mller-blumen-dlb.example`
  const typed = stored.replace(/@.*/, '@müller-blumen.example')
  const nora = await newPerson('')
  await db().update(accounts).set({ email: stored }).where(eq(accounts.id, nora.id))
  await joins(house, 'admin', nora)
  const others = { name: typed, email: typed }
  expect((await teamOf(house.owner.id, house.slug))?.people).toContainEqual(expect.objectContaining(others))
  expect(await findPerson(house.owner.id, house.slug, nora.id)).toMatchObject(others)
  await inTransaction((tx) =>
    record(tx, nora.actor, { verb: 'company-renamed', companyId: house.id, facts: { changed: 'name' } }),
  )
  const log = await readActivity({ accountId: house.owner.id, slug: house.slug })
  expect(log?.lines.map(({ actor }) => actor)).toContain(typed)
  await db().update(memberships).set({ role: 'owner' }).where(eq(memberships.accountId, nora.id))
  await db().delete(memberships).where(eq(memberships.accountId, house.owner.id))
  await db().update(companies).set({ name: null }).where(eq(companies.id, house.id))
  expect((await companiesOf(nora.id)).map(({ name }) => name)).toEqual([typed])
})
