import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { appCollaborators } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import type { CompanyRole } from '@/db/vocabulary'
import { createApp } from '@/lib/apps/create'
import { syncPlans } from '@/lib/apps/plans'
import { appsOf, trialsOf } from '@/lib/apps/queries'
import { thisMonthOf } from '@/lib/billing/this-month'
import { clock } from '@/lib/clock'
import { companiesOf } from '@/lib/company/queries'
import { teamOf } from '@/lib/team/queries'
import { fillCompanies, fillTeam } from '@/testing/crowd'
import { type Developer, inviteClient, signUpDeveloper } from '@/testing/people'
import { prepareVerbs } from '@/testing/verbs'
import { lastChangesOf } from './changes'
import { readActivity } from './log'

prepareVerbs()

let petra: Developer
let companyId: string
let people = 0

beforeAll(async () => {
  await syncPlans()
  petra = await person('Petra')
  const [company] = await db()
    .update(companies)
    .set({ name: 'Verlag Ostwind' })
    .where(eq(companies.slug, petra.slug))
    .returning()
  companyId = company?.id ?? ''
  await createApp(petra.actor, { companySlug: petra.slug, name: 'ostwind-archiv', planSlug: 'small' })
  await inviteClient(petra, 'ostwind-archiv', { email: 'kim@secret.example', name: 'Kim Secret' })
}, 60_000)

function person(firstName: string): Promise<Developer> {
  const email = `${firstName.toLowerCase()}-${++people}@seiten.example`
  return signUpDeveloper({ firstName, lastName: 'Voss', email, password: 'paper ink pine 1' })
}

async function seated(role: CompanyRole | 'collaborator' | null): Promise<string> {
  const { accountId } = (await person('Mara')).actor
  const createdAt = clock.now()
  if (role === 'collaborator') {
    const [app] = await appsOf({ accountId: petra.actor.accountId, slug: petra.slug })
    await db()
      .insert(appCollaborators)
      .values({ appId: app?.id ?? '', accountId, createdAt })
  } else if (role) await db().insert(memberships).values({ companyId, accountId, role, createdAt })
  return accountId
}

// Who reads what through an address: Apps with price and offer, people, lines about the offer, home's trials.
const READS = [
  ['owner', { apps: 1, price: true, offer: true, owner: true, offered: true, trials: 1 }],
  ['admin', { apps: 1, price: true, offer: true, owner: true, offered: true, trials: 1 }],
  ['billing', { apps: 1, price: true, offer: false, owner: true, offered: false, trials: 0 }],
  ['collaborator', { apps: 1, price: false, offer: false, owner: true, offered: false, trials: 0 }],
  [null, { apps: 0, price: false, offer: false, owner: false, offered: false, trials: 0 }],
] as const

const NEWEST = new Map<string | null, string>([
  ['owner', 'invite-sent'],
  ['admin', 'invite-sent'],
  ['collaborator', 'app-created'],
])

test.each(READS)(
  'as %s, each query lets its reader in by itself and as far as the law says',
  async (role, expected) => {
    const accountId = await seated(role)
    const company = { accountId, slug: petra.slug }
    const [apps, team, lines, months, trials, last] = await Promise.all([
      appsOf(company),
      teamOf(accountId, petra.slug),
      readActivity(company, {}).then((page) => page?.lines ?? []),
      thisMonthOf(company),
      trialsOf(accountId),
      lastChangesOf(accountId),
    ])
    expect({
      apps: apps.length,
      price: apps.some((app) => app.monthlyAmount !== null),
      offer: apps.some((app) => app.offer !== null),
      owner: team?.people.some(({ id }) => id === petra.actor.accountId) ?? false,
      offered: lines.some(({ verb }) => verb === 'invite-sent'),
      trials: trials.length,
    }).toEqual(expected)
    expect(months).toEqual([])
    const change = last.find((one) => one.companyId === companyId)
    expect(change?.change?.verb).toBe(NEWEST.get(role))
    if (!expected.offered) expect(JSON.stringify([apps, team, lines, trials, last])).not.toMatch(/secret/i)
  },
)

test('home has the first Companies by name with what happened there last, also of two hundred', async () => {
  const { accountId } = (await person('Ada')).actor
  await fillCompanies(accountId, 200)
  await fillTeam('viele-10', 30)
  const first = await lastChangesOf(accountId)
  const known = new Map((await companiesOf(accountId)).map((company) => [company.id, company.name]))
  expect(known.size).toBe(201)
  expect(first.map((one) => known.get(one.companyId))).toEqual(
    Array.from({ length: 25 }, (_, index) => `Viele ${String(index + 1).padStart(3, '0')} GmbH`),
  )
  expect(first.every(({ change }) => change?.verb === 'app-created' && change.isMe)).toBe(true)
  const team = await teamOf(accountId, 'viele-10', { size: 10 })
  expect([team?.people.length, team?.next !== null]).toEqual([10, true])
  expect(await trialsOf(accountId)).toHaveLength(200)
})

test('a Company is new for three days to whoever was let in, and never to its Owner', async () => {
  const admin = await seated('admin')
  const isNew = async (accountId: string) =>
    (await companiesOf(accountId)).find((company) => company.slug === petra.slug)?.isNew
  expect([await isNew(admin), await isNew(petra.actor.accountId)]).toEqual([true, false])
  const createdAt = new Date(clock.now().getTime() - 3 * 86_400_000 - 1000)
  await db().update(memberships).set({ createdAt }).where(eq(memberships.accountId, admin))
  expect(await isNew(admin)).toBe(false)
})
