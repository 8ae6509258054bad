import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { companies, memberships } from '@/db/schema/companies'
import { activities } from '@/db/schema/records'
import { inTransaction } from '@/db/transaction'
import { setUpCompany } from '@/lib/billing/set-up-company'
import { clock } from '@/lib/clock'
import { changeRole } from '@/lib/team/change-role'
import { leave } from '@/lib/team/leave'
import { companyOf, promised } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { joins, logOf, newHouse, newPerson, standing } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { find } from './find'
import { ensureOwnCompany } from './own-company'
import { companiesOf } from './queries'
import { renameCompany } from './rename'
import { setCompanySetting } from './set-company-setting'

prepareVerbs()

describe('setting a Company up', () => {
  test('makes whoever does it its Owner, as often as they like, under addresses of their own', async () => {
    const nora = await newPerson()
    const slugs = [
      await setUpCompany(nora.actor, { name: '  Gärtnerei \n Blumenhaus ', client: null }),
      await setUpCompany(nora.actor, { name: 'Gärtnerei Blumenhaus', client: null }),
    ].map(({ slug }) => slug)
    expect(slugs).toEqual(['gaertnerei-blumenhaus', 'gaertnerei-blumenhaus-2'])
    const mine = await companiesOf(nora.id)
    expect(mine.map(({ name, role }) => [name, role])).toEqual([
      ['Gärtnerei Blumenhaus', 'owner'],
      ['Gärtnerei Blumenhaus', 'owner'],
    ])
    const log = await db()
      .select()
      .from(activities)
      .where(eq(activities.companyId, mine[0]?.id ?? ''))
    expect(log.map(({ verb, actorId, facts }) => ({ verb, actorId, facts }))).toEqual([
      { verb: 'company-created', actorId: nora.id, facts: {} },
    ])
  })

  test('is open to clients too', async () => {
    const kim = await newPerson('Kim Berger', 'client')
    await setUpCompany(kim.actor, { name: 'Verlag', client: null })
    expect(await companiesOf(kim.id)).toHaveLength(1)
  })

  test('refuses nobody in particular, no name and a name that is too long', async () => {
    const { actor } = await newPerson()
    const nothing = String.fromCharCode(0x200b, 0x202e, 0x20)
    expect(await reasonOf(setUpCompany({ kind: 'clock' }, { name: 'X', client: null }))).toBe('sign-in-first')
    expect(await reasonOf(setUpCompany(actor, { name: nothing, client: null }))).toBe('company-name-missing')
    expect(await reasonOf(setUpCompany(actor, { name: 'x'.repeat(121), client: null }))).toBe('company-name-long')
    expect(await reasonOf(setUpCompany(actor, { name: '🏢'.repeat(120), client: null }))).toBe('passed')
    expect(await reasonOf(setUpCompany(actor, { name: 'foobar.com GmbH', client: null }))).toBe('passed')
    expect(await reasonOf(setUpCompany(actor, { name: 'See https://evil.com', client: null }))).toBe('line-leads-away')
  })
})

describe('renaming a Company', () => {
  test('keeps its address, and the log says that it happened but never a name', async () => {
    const house = await newHouse([])
    await renameCompany(house.owner.actor, { companySlug: house.slug, name: 'Ostwind' })
    await renameCompany(house.owner.actor, { companySlug: house.slug, name: 'Ostwind ' })
    expect(await companyOf(house)).toMatchObject({ name: 'Ostwind', slug: house.slug })
    const log = await logOf(house, 'company-renamed')
    expect(log.map(({ facts }) => facts)).toEqual([{ changed: 'name' }])
  })

  test('is the Owner’s alone', async () => {
    const house = await newHouse()
    for (const role of ['admin', 'billing', 'collaborator'] as const) {
      const { actor } = await joins(house, role)
      expect(await reasonOf(renameCompany(actor, { companySlug: house.slug, name: 'Mine' })), role).toBe('not-allowed')
    }
    const stranger = await newPerson()
    const asked = (slug: string) => reasonOf(renameCompany(stranger.actor, { companySlug: slug, name: 'Mine' }))
    expect([await asked(house.slug), await asked('no-such-house')]).toEqual(['not-found', 'not-found'])
    expect(await reasonOf(renameCompany({ kind: 'clock' }, { companySlug: house.slug, name: 'X' }))).toBe(
      'sign-in-first',
    )
    expect((await companyOf(house)).name).not.toBe('Mine')
  })

  test('refuses no name and a name that is too long', async () => {
    const { owner, slug: companySlug } = await newHouse([])
    expect(await reasonOf(renameCompany(owner.actor, { companySlug, name: ' ' }))).toBe('company-name-missing')
    expect(await reasonOf(renameCompany(owner.actor, { companySlug, name: 'x'.repeat(121) }))).toBe('company-name-long')
  })
})

describe('who may hand over to clients', () => {
  test('is written into the log once per change, and switching it off takes back what Admins offered', async () => {
    const house = await newHouse()
    const admins = [await joins(house, 'admin'), await joins(house, 'admin')]
    await joins(house, 'billing')
    const set = (adminsMayInviteClients: boolean) =>
      setCompanySetting(house.owner.actor, { companySlug: house.slug, adminsMayInviteClients })
    await set(true)
    await set(true)
    expect(await promised('withdraw-unentitled', { companyId: house.id })).toEqual([])
    await set(false)
    const setting = 'admins-may-invite-clients'
    expect((await logOf(house, 'company-setting-changed')).map(({ facts }) => facts)).toEqual([
      { setting, before: false, after: true },
      { setting, before: true, after: false },
    ])
    const withdrawn = await promised('withdraw-unentitled', { companyId: house.id })
    expect(withdrawn.map(({ accountId }) => accountId).sort()).toEqual(admins.map(({ id }) => id).sort())
  })

  test('is the Owner’s to say, and whoever was lowered a moment ago reads by whom', async () => {
    const house = await newHouse()
    const setting = { companySlug: house.slug, adminsMayInviteClients: true }
    for (const role of ['admin', 'billing', 'collaborator'] as const) {
      const { actor } = await joins(house, role)
      expect(await reasonOf(setCompanySetting(actor, setting)), role).toBe('not-allowed')
    }
    const lowered = await joins(house, 'admin')
    await changeRole(house.owner.actor, { companySlug: house.slug, accountId: lowered.id, role: 'billing' })
    expect(await reasonOf(setCompanySetting(lowered.actor, setting))).toBe('role-lowered')
    expect(await reasonOf(setCompanySetting((await newPerson()).actor, setting))).toBe('not-found')
    expect((await companyOf(house)).adminsMayInviteClients).toBe(false)
    expect(await standing(house, lowered)).toEqual({ role: 'billing', appIds: [] })
  })
})

test('a Company whose founder left is no second "Personal" of the Owner who stays', async () => {
  const [mara, jonas] = [await newPerson('Mara Lind'), await newPerson('Jonas Falk')]
  for (const { id } of [mara, jonas]) await inTransaction((tx) => ensureOwnCompany(tx, id))
  const [own] = await companiesOf(mara.id)
  if (!own) throw new Error('no own Company')
  const seat = { companyId: own.id, accountId: jonas.id, role: 'owner' as const, createdAt: clock.now() }
  await db().insert(memberships).values(seat)
  await leave(mara.actor, { companySlug: own.slug })
  const shown = (await companiesOf(jonas.id)).map(({ slug, isPersonal }) => ({ slug, isPersonal }))
  expect(shown).toEqual([
    { slug: own.slug, isPersonal: false },
    { slug: expect.not.stringMatching(own.slug), isPersonal: true },
  ])
  expect((await find(jonas.id, 'jonas')).found).toMatchObject([{ kind: 'company', company: { slug: own.slug } }])
  expect((await companiesOf(mara.id)).map(({ isPersonal }) => isPersonal)).toEqual([true])
})

test('the address of a new Company is never one of a closed one', async () => {
  const nora = await newPerson()
  const { slug } = await setUpCompany(nora.actor, { name: 'Once', client: null })
  const [row] = await db().select().from(companies).where(eq(companies.slug, slug))
  expect(row?.closedAt).toBeNull()
  expect((await setUpCompany(nora.actor, { name: 'Once', client: null })).slug).toBe('once-2')
})
