import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { companies, memberships } from '@/db/schema/companies'
import { clock } from '@/lib/clock'
import { companiesOf, companiesPage } from '@/lib/company/queries'
import { newId } from '@/lib/id'
import { houseOf } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { giveApp, joins, logOf, newHouse, newPerson, standing } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { findAcross } from './across'
import { removeEverywhere } from './remove-everywhere'

prepareVerbs()

const across = async (viewerId: string, accountId: string) =>
  findAcross(viewerId, accountId, await companiesOf(viewerId))

describe('a person across Companies', () => {
  test('is shown with what they are in each that is shared, and where they may be removed', async () => {
    const kim = await newPerson('Kim Berger')
    const jonas = await newPerson('Jonas Falk')
    const owned = await houseOf(kim, 'owner', ['shop'])
    await joins(owned, 'owner', jonas)
    const helped = await houseOf(kim, 'admin', ['blog'])
    await joins(helped, 'collaborator', jonas)
    const paid = await houseOf(kim, 'billing')
    await joins(paid, 'admin', jonas)
    await houseOf(jonas)
    const found = await across(kim.id, jonas.id)
    expect(found).toMatchObject({ id: jonas.id, name: 'Jonas Falk' })
    expect(
      found?.companies.map(({ slug, role, appNames, mayRemove }) => [slug, role, appNames.length, mayRemove]),
    ).toEqual([
      [owned.slug, 'owner', 0, true],
      [helped.slug, 'collaborator', 1, true],
      [paid.slug, 'admin', 0, false],
    ])
  })

  test('a Collaborator sees who works on the same Apps, Owners and Admins, and nobody else', async () => {
    const house = await newHouse(['shop', 'blog'])
    const me = await joins(house, 'collaborator')
    const [same, other] = [await joins(house, 'collaborator'), await newPerson()]
    await giveApp(other, house.appIds.blog ?? '')
    const [admin, billing] = [await joins(house, 'admin'), await joins(house, 'billing')]
    const seen = await Promise.all([same, admin, house.owner, other, billing].map(({ id }) => across(me.id, id)))
    expect(seen.map((person) => person !== null)).toEqual([true, true, true, false, false])
    expect(seen.flatMap((person) => person?.companies.map(({ mayRemove }) => mayRemove) ?? [])).toEqual([
      false,
      false,
      false,
    ])
  })

  test('a Collaborator gets nobody’s address; one shared Company that shows its whole team is enough for it', async () => {
    const house = await newHouse(['shop'])
    const me = await joins(house, 'collaborator')
    const others = [house.owner, await joins(house, 'admin'), await joins(house, 'collaborator')]
    for (const { id, name } of others) expect(await across(me.id, id)).toMatchObject({ name, email: null })
    expect(await across(house.owner.id, me.id)).toMatchObject({ email: me.email })
    await joins(await houseOf(me, 'billing'), 'admin', house.owner)
    expect(await across(me.id, house.owner.id)).toMatchObject({ email: house.owner.email })
  })

  test('strangers, oneself and nobody at all are alike', async () => {
    const [kim, stranger] = [await newPerson(), await newPerson()]
    await houseOf(kim)
    await houseOf(stranger)
    for (const id of [stranger.id, kim.id, newId()]) expect(await across(kim.id, id)).toBeNull()
  })
})

describe('removing somebody from several Companies', () => {
  test('is one transaction each with a line each: one that refuses does not hold up the others', async () => {
    const kim = await newPerson('Kim Berger')
    const jonas = await newPerson('Jonas Falk')
    const [owned, second, paid] = [await houseOf(kim), await houseOf(kim), await houseOf(kim, 'billing')]
    for (const house of [owned, second, paid]) await joins(house, 'admin', jonas)
    const untouched = await houseOf(kim)
    await joins(untouched, 'admin', jonas)
    const companySlugs = [owned.slug, paid.slug, second.slug, 'no-such-house', owned.slug]
    const results = await removeEverywhere(kim.actor, { accountId: jonas.id, companySlugs, message: 'Thank you' })
    expect(results.map(({ companySlug, outcome }) => [companySlug, outcome])).toEqual([
      [owned.slug, 'removed'],
      [paid.slug, 'refused'],
      [second.slug, 'removed'],
      ['no-such-house', 'refused'],
    ])
    expect(results.map((result) => (result.outcome === 'refused' ? result.refusal.reason : ''))).toEqual([
      '',
      'not-allowed',
      '',
      'not-found',
    ])
    for (const house of [owned, second]) {
      expect(await standing(house, jonas)).toEqual({ role: null, appIds: [] })
      expect(await logOf(house, 'member-removed')).toHaveLength(1)
    }
    for (const house of [paid, untouched]) expect((await standing(house, jonas)).role).toBe('admin')
  })

  test('from all leaves a page that says so, for whoever did it', async () => {
    const [kim, jonas] = [await newPerson('Kim Berger'), await newPerson('Jonas Falk')]
    const house = await houseOf(kim)
    await joins(house, 'admin', jonas)
    await removeEverywhere(kim.actor, { accountId: jonas.id, companySlugs: [house.slug] })
    expect(await across(kim.id, jonas.id)).toMatchObject({ name: 'Jonas Falk', companies: [] })
    expect(await across(house.owner.id, jonas.id)).toBeNull()
  })

  test('asks for a tick, and for a proof of who one is that is not older than 15 minutes', async () => {
    const [kim, jonas] = [await newPerson(), await newPerson()]
    const asked = { accountId: jonas.id, companySlugs: [] }
    expect(await reasonOf(removeEverywhere(kim.actor, asked))).toBe('nobody-chosen')
    const provedAt = new Date(clock.now().getTime() - 16 * 60_000)
    expect(await reasonOf(removeEverywhere({ ...kim.actor, provedAt }, asked))).toBe('prove-again')
  })
})

test('a message that may not be sent is refused once, at its field, and nobody is removed', async () => {
  const [kim, jonas] = [await newPerson('Kim Berger'), await newPerson('Jonas Falk')]
  const houses = [await houseOf(kim), await houseOf(kim)]
  for (const house of houses) await joins(house, 'admin', jonas)
  const companySlugs = houses.map(({ slug }) => slug)
  const removing = removeEverywhere(kim.actor, { accountId: jonas.id, companySlugs, message: 'See www.weber.example' })
  await expect(removing).rejects.toMatchObject({ reason: 'message-link', field: 'message' })
  for (const house of houses) expect((await standing(house, jonas)).role).toBe('admin')
})

describe('the list of somebody’s Companies', () => {
  test('of 200 comes in whole pages, each Company once, by name, in one statement a page', async () => {
    const nora = await newPerson('Nora Weiss')
    const createdAt = clock.now()
    const rows = Array.from({ length: 200 }, (_, index) => ({
      id: newId(),
      slug: `many-${index}`,
      // Names that are alike: the id decides their order.
      name: index % 3 ? `Firma ${String(index % 40).padStart(2, '0')}` : 'Ärzte & Söhne',
      createdAt,
    }))
    await db().transaction(async (tx) => {
      await tx.insert(companies).values(rows)
      const role = 'owner' as const
      await tx
        .insert(memberships)
        .values(rows.map(({ id }) => ({ companyId: id, accountId: nora.id, role, createdAt })))
    })
    let statements = 0
    const logger = {
      logQuery() {
        statements += 1
      },
    }
    const counting = drizzle({ client: db().$client, logger })
    const seen: string[] = []
    const sizes: number[] = []
    for (let after = null as Awaited<ReturnType<typeof companiesPage>>['next'], first = true; first || after; ) {
      first = false
      const page = await companiesPage(nora.id, { after }, counting)
      sizes.push(page.companies.length)
      seen.push(...page.companies.map(({ slug }) => slug))
      after = page.next
    }
    expect(sizes).toEqual(Array(8).fill(25))
    expect(new Set(seen).size).toBe(200)
    expect(statements).toBe(8)
  })

  test('finds by a part of the name, whatever its case, and takes signs for what they are', async () => {
    const nora = await newPerson('Nora Weiss')
    const [one, other] = [await houseOf(nora), await houseOf(nora)]
    await db().update(companies).set({ name: '100 % Öko' }).where(eq(companies.id, one.id))
    await db().update(companies).set({ name: 'Verlag_Ost' }).where(eq(companies.id, other.id))
    const find = async (q: string) => (await companiesPage(nora.id, { q })).companies.map(({ slug }) => slug)
    expect(await find('öko')).toEqual([one.slug])
    expect(await find('%')).toEqual([one.slug])
    expect(await find('g_o')).toEqual([other.slug])
    expect(await find('\\')).toEqual([])
    expect(await find('nothing')).toEqual([])
    expect(await find('')).toEqual([one.slug, other.slug])
  })
})
