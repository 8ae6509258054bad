import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { appCollaborators } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import type { CompanyRole } from '@/db/vocabulary'
import { createApp } from '@/lib/apps/create'
import { syncPlans } from '@/lib/apps/plans'
import { clock } from '@/lib/clock'
import { fillTeam } from '@/testing/crowd'
import { type Developer, signUpDeveloper } from '@/testing/people'
import { prepareVerbs } from '@/testing/verbs'
import { find } from './find'

prepareVerbs()

let mara: Developer
let petra: Developer
let lena: Developer
let companyId: string

beforeAll(async () => {
  await syncPlans()
  mara = await person('Mara', 'Lindqvist')
  petra = await person('Petra', 'Voss')
  lena = await person('Lena', '100% Ölsen')
  companyId = await nameCompany(petra, 'Verlag Ostwind')
  await createApp(petra.actor, { companySlug: petra.slug, name: 'ostwind-archiv', planSlug: 'small' })
}, 60_000)

async function person(firstName: string, lastName: string): Promise<Developer> {
  const email = `${firstName.toLowerCase()}@finden.example`
  return signUpDeveloper({ firstName, lastName, email, password: 'paper ink pine 1' })
}

async function nameCompany({ slug }: Developer, name: string): Promise<string> {
  const [company] = await db().update(companies).set({ name }).where(eq(companies.slug, slug)).returning()
  return company?.id ?? ''
}

async function sit({ actor: { accountId } }: Developer, role: CompanyRole | null): Promise<void> {
  await db()
    .delete(memberships)
    .where(and(eq(memberships.accountId, accountId), eq(memberships.companyId, companyId)))
  if (role) await db().insert(memberships).values({ companyId, accountId, role, createdAt: clock.now() })
}

async function namesFor({ actor }: Developer, typed: string): Promise<string[]> {
  return (await find(actor.accountId, typed)).found.map(({ kind, name }) => `${kind} ${name}`)
}

test('strangers find nothing of a Company, not even its people', async () => {
  for (const typed of ['ostwind', 'Verlag', 'voss', 'petra', 'a']) {
    expect(JSON.stringify(await find(mara.actor.accountId, typed))).not.toMatch(/ostwind|voss/i)
  }
})

test('an empty text finds nothing, and signs of patterns are letters like others', async () => {
  expect(await find(petra.actor.accountId, '  ')).toEqual({ found: [], places: [] })
  expect(await namesFor(petra, '%')).toEqual([])
  expect(await namesFor(petra, '_stwind')).toEqual([])
  expect(await namesFor(petra, "' or true --")).toEqual([])
})

test('a character that no name holds is passed over, in what was typed and in the address', async () => {
  expect(await find(petra.actor.accountId, '\0')).toEqual({ found: [], places: [] })
  const plain = await find(petra.actor.accountId, 'ost wind', 'x')
  expect(await find(petra.actor.accountId, 'ost\0wind', '\0x')).toEqual(plain)
  expect(plain.found.length).toBeGreaterThan(0)
})

test('members find the Company, its Apps and its people, names that begin with the word first', async () => {
  await sit(lena, 'admin')
  expect(await namesFor(petra, 'OST')).toEqual(['app ostwind-archiv', 'company Verlag Ostwind'])
  expect(await namesFor(petra, 'wind verl')).toEqual(['company Verlag Ostwind'])
  expect(await namesFor(petra, 'ölsen')).toEqual(['person Lena 100% Ölsen'])
  expect(await namesFor(petra, '100%')).toEqual(['person Lena 100% Ölsen'])
  expect(await namesFor(petra, 'petra'), 'nobody looks for themselves').toEqual([])
  expect((await find(lena.actor.accountId, 'archiv')).found).toMatchObject([
    { kind: 'app', role: 'admin', company: { slug: petra.slug, name: 'Verlag Ostwind', isPersonal: false } },
  ])
})

test('a Billing person finds Apps by name, a Collaborator theirs alone and the people on them', async () => {
  const other = await createApp(lena.actor, { companySlug: petra.slug, name: 'ostwind-neu', planSlug: 'small' })
  await sit(mara, 'billing')
  expect(await namesFor(mara, 'ostwind-')).toEqual(['app ostwind-archiv', 'app ostwind-neu'])
  await sit(mara, null)
  const noah = await person('Noah', 'Berg')
  await db()
    .insert(appCollaborators)
    .values({ appId: other.id, accountId: mara.actor.accountId, createdAt: clock.now() })
  await sit(noah, 'billing')
  expect(await namesFor(mara, 'ostwind')).toEqual(['app ostwind-neu', 'company Verlag Ostwind'])
  expect(await namesFor(mara, 'voss')).toEqual(['person Petra Voss'])
  expect(await namesFor(mara, 'berg'), 'a Billing person works on no App').toEqual([])
})

test('somebody in several Companies is found once, and no more than 20 are', async () => {
  const second = await person('Zoe', 'Zwei')
  const third = await nameCompany(second, 'Ostsee GmbH')
  for (const one of [petra, lena]) {
    const row = { companyId: third, accountId: one.actor.accountId, role: 'admin' as const, createdAt: clock.now() }
    await db().insert(memberships).values(row)
  }
  expect(await namesFor(petra, 'lena')).toEqual(['person Lena 100% Ölsen'])
  await fillTeam(petra.slug, 25)
  expect((await find(petra.actor.accountId, 'person')).found).toHaveLength(20)
})

test('what is the reader’s alone is found as Personal', async () => {
  const own = await person('Ida', 'Ich')
  await createApp(own.actor, { companySlug: own.slug, name: 'nur-meine', planSlug: 'small' })
  expect(await find(own.actor.accountId, 'meine')).toMatchObject({
    found: [{ company: { isPersonal: true } }],
    places: [{ slug: own.slug, isPersonal: true, role: 'owner' }],
  })
  expect(await namesFor(own, 'ich')).toEqual([])
})

test('the Company one is in comes first among those whose pages may be meant, and a foreign one never does', async () => {
  const places = async (scope: string) => (await find(petra.actor.accountId, 'team', scope)).places
  const [first] = await places(petra.slug)
  expect(first).toMatchObject({ slug: petra.slug, role: 'owner' })
  expect((await places(mara.slug)).map(({ slug }) => slug)).not.toContain(mara.slug)
})
