import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeDatabase, db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { appCollaborators, apps } from '@/db/schema/apps'
import { clientInviteApps, clientInvites } from '@/db/schema/client-invites'
import { companies, memberships } from '@/db/schema/companies'
import { activities } from '@/db/schema/records'
import { inTransaction } from '@/db/transaction'
import type { CompanyRole } from '@/db/vocabulary'
import { lastChangesOf } from '@/lib/activity/changes'
import { readActivity } from '@/lib/activity/log'
import { clock } from '@/lib/clock'
import { companiesOf, findCompany } from '@/lib/company/queries'
import { env } from '@/lib/env'
import type { Refusal } from '@/lib/errors'
import { newId } from '@/lib/id'
import { changeRole } from '@/lib/team/change-role'
import { teamOf } from '@/lib/team/queries'
import { createTestDatabase, type TestDatabase } from '@/testing/database'
import { createApp } from './create'
import { appOnAddress } from './on-address'
import { activePlans, syncPlans } from './plans'
import { appsOf, findApp, presentCompanyOf, trialsOf } from './queries'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    AUTH_SECRET: 'x'.repeat(40),
    STRIPE_SECRET_KEY: 'sk_test_x',
    STRIPE_WEBHOOK_SECRET: 'whsec_x',
    RESEND_API_KEY: 're_x',
  })
  expect(env().databaseUrl).toBe(database.url)
  await syncPlans()
})

afterAll(async () => {
  await closeDatabase()
  await database.drop()
})

type Person = { id: string; slug: string; companyId: string }

let mara: Person
let number = 0

beforeEach(async () => {
  mara = await developer('Mara')
})

describe('plans', () => {
  test('come from the operator file, and writing them again changes nothing', async () => {
    const before = await activePlans()
    await Promise.all([syncPlans(), syncPlans()])
    expect(await activePlans()).toEqual(before)
    expect(before.map((plan) => [plan.slug, plan.monthlyAmount])).toEqual([
      ['small', 1500],
      ['standard', 4500],
      ['large', 12000],
    ])
  })
})

describe('createApp', () => {
  test('makes a trial that ends after the operator’s days, and says so in the log', async () => {
    const { id, name } = await create(mara)
    const viewer = { accountId: mara.id, slug: mara.slug }
    const app = await findApp(viewer, name)
    expect(app).toMatchObject({ id, planName: 'Standard', monthlyAmount: 4500, offer: null, payer: null })
    expect(app?.trial).toMatchObject({ daysLeft: 14, isOver: false })
    const log = await readActivity({ accountId: mara.id, slug: mara.slug })
    expect(log?.lines[0]).toMatchObject({ verb: 'app-created', appNames: [name], isMe: true, actor: 'Mara Muster' })
  })

  test('of two parallel creations by one account one becomes a trial, the other is refused', async () => {
    const results = await Promise.allSettled([create(mara), create(mara), create(mara)])
    const reasons = results.map((result) => (result.status === 'rejected' ? result.reason.reason : 'created'))
    expect(reasons.sort()).toEqual(['created', 'trial-running', 'trial-running'])
  })

  test('accounts of one mailbox have one trial among them, also at once', async () => {
    const [jonas, again] = [await developer('Jonas'), await developer('Jonas')]
    const email = `${jonas.slug}+again@studio.example`
    await db().update(accounts).set({ email }).where(eq(accounts.id, again.id))
    const results = await Promise.allSettled([create(jonas), create(again), create(jonas), create(again)])
    const reasons = results.map((result) => (result.status === 'rejected' ? result.reason.reason : 'created'))
    expect(reasons.sort()).toEqual(['created', 'trial-running', 'trial-running', 'trial-running'])
  })

  test('of two accounts that want one name at once one gets it, the other a suggestion', async () => {
    const jonas = await developer('Jonas')
    const name = freshName()
    const results = await Promise.allSettled([create(mara, name), create(jonas, name)])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = results.find((result) => result.status === 'rejected')
    expect(refused?.reason).toMatchObject({
      reason: 'app-name-taken',
      field: 'name',
      facts: { suggestion: `${name}-2` },
    })
  })

  test('a suggestion fits a name’s length and skips what is taken', async () => {
    const jonas = await developer('Jonas')
    const long = `a${'b'.repeat(28)}${(number++ % 10).toString()}`
    await create(mara, long)
    const refusal = await create(jonas, long).catch((error) => error)
    expect(refusal.facts.suggestion).toMatch(/^ab+-2$/)
    expect(refusal.facts.suggestion.length).toBeLessThanOrEqual(30)
  })

  test('a name is read as it was pasted', async () => {
    const name = freshName()
    expect(await create(await developer('Paula'), `\ufeff${name}\u200b\u00a0`)).toMatchObject({ name })
  })

  test.each(['ab', 'Shop', 'my shop', '1shop', 'shop-', 'my--shop', 'ümlaut', 'a'.repeat(31), ''])(
    'the name "%s" has the wrong form',
    async (name) => {
      await expect(create(mara, name)).rejects.toMatchObject({ reason: 'app-name-form', field: 'name' })
    },
  )

  test.each(['new', 'www', 'api', 'apps', 'admin', 'mail'])('the name "%s" is reserved', async (name) => {
    await expect(create(mara, name)).rejects.toMatchObject({ reason: 'app-name-reserved' })
  })

  test('an unknown plan is refused', async () => {
    const input = { companySlug: mara.slug, name: freshName(), planSlug: 'gigantic' }
    await expect(createApp({ kind: 'account', accountId: mara.id }, input)).rejects.toMatchObject({
      reason: 'plan-not-chosen',
    })
  })

  test('an App on an open invite does not count, up to three of them and one more running', async () => {
    for (let held = 0; held < 3; held++) await offer(mara, (await create(mara)).id)
    await create(mara)
    await expect(create(mara)).rejects.toMatchObject({ reason: 'trial-running' })
    await offer(mara, (await appsOf(addressOf(mara))).find((app) => !app.offer)?.id ?? '')
    await expect(create(mara)).rejects.toMatchObject({ reason: 'trials-held', facts: { count: 4 } })
  })

  test('a trial that is over does not count', async () => {
    const { id } = await create(mara)
    await db()
      .update(apps)
      .set({ trialEndsAt: new Date(clock.now().getTime() - 1000) })
      .where(eq(apps.id, id))
    await create(mara)
  })

  test('a trial whose invite ended two days ago still runs', async () => {
    const { id } = await create(mara)
    const day = 86_400_000
    await offer(mara, id, new Date(clock.now().getTime() - 2 * day))
    await db()
      .update(apps)
      .set({ trialEndsAt: new Date(clock.now().getTime() - day) })
      .where(eq(apps.id, id))
    await expect(create(mara)).rejects.toMatchObject({ reason: 'trial-running' })
  })

  test.each([
    ['owner', 'created'],
    ['admin', 'created'],
    ['billing', 'not-allowed'],
    [null, 'not-found'],
  ] as const)('as %s of a foreign Company: %s', async (role, expected) => {
    const petra = await developer('Petra')
    if (role) await join(petra, mara, role)
    const input = { companySlug: petra.slug, name: freshName(), planSlug: 'small' }
    const result = await createApp({ kind: 'account', accountId: mara.id }, input).then(
      () => 'created',
      (error: Refusal) => error.reason,
    )
    expect(result).toBe(expected)
  })
})

test('whoever was given a lower role a moment ago is told by whom', async () => {
  const petra = await developer('Petra')
  await join(petra, mara, 'admin')
  const person = { companySlug: petra.slug, accountId: mara.id }
  await changeRole({ kind: 'account', accountId: petra.id }, { ...person, role: 'billing' })
  const input = { companySlug: petra.slug, name: freshName(), planSlug: 'small' }
  await expect(createApp({ kind: 'account', accountId: mara.id }, input)).rejects.toMatchObject({
    reason: 'role-lowered',
    facts: { by: 'Petra Muster', role: 'billing', needed: 'admin' },
  })
})

describe('what a person can read', () => {
  const CANARY = 'canary'

  test('nothing of a Company they do not belong to', async () => {
    const petra = await developer('Petra', CANARY)
    const { name } = await create(petra, freshName(CANARY))
    const stranger = { accountId: mara.id, slug: petra.slug }
    const read = await Promise.all([
      companiesOf(mara.id),
      findCompany(mara.id, petra.slug),
      appsOf(stranger),
      findApp(stranger, name),
      presentCompanyOf([await viewerOf(mara)], name),
      trialsOf(mara.id),
      lastChangesOf(mara.id),
      appsOf({ accountId: mara.id, slug: petra.slug }),
      teamOf(mara.id, petra.slug),
      readActivity({ accountId: mara.id, slug: mara.slug }),
      readActivity({ accountId: mara.id, slug: petra.slug }),
      teamOf(mara.id, mara.slug),
    ])
    expect(JSON.stringify(read)).not.toContain(CANARY)
    expect(await findCompany(mara.id, petra.slug)).toBeNull()
  })

  test('a Collaborator reads their own App without costs, and nothing of the others', async () => {
    const petra = await developer('Petra')
    const mine = await create(petra)
    await offer(petra, mine.id)
    const other = await create(petra, freshName(CANARY))
    await db().insert(appCollaborators).values({ appId: mine.id, accountId: mara.id, createdAt: clock.now() })
    const company = await findCompany(mara.id, petra.slug)
    expect(company).toMatchObject({ role: 'collaborator', appCount: 1, isPersonal: false, name: 'Petra Muster' })
    const viewer = { accountId: mara.id, slug: petra.slug }
    const list = await appsOf(viewer)
    expect(list).toMatchObject([{ name: mine.name, monthlyAmount: null, offer: null, payer: null }])
    const read = await Promise.all([
      findApp(viewer, other.name),
      readActivity({ accountId: mara.id, slug: petra.slug }),
      teamOf(mara.id, petra.slug),
    ])
    expect(read[0]).toBeNull()
    expect(JSON.stringify(read)).not.toContain(CANARY)
    expect(JSON.stringify(read)).not.toContain('kim@')
  })

  test('a Billing person reads names, plans and costs, not whom an App is offered to, and no log', async () => {
    const petra = await developer('Petra')
    const { id } = await create(petra)
    await offer(petra, id)
    await join(petra, mara, 'billing')
    const viewer = { accountId: mara.id, slug: petra.slug }
    expect(await appsOf(viewer)).toMatchObject([{ planName: 'Standard', monthlyAmount: 4500, offer: null }])
    expect(await findCompany(mara.id, petra.slug)).toMatchObject({ role: 'billing', appCount: 1 })
    expect(await readActivity({ accountId: mara.id, slug: petra.slug })).toBeNull()
  })

  test('an Owner reads the open offer and the log of it', async () => {
    const { id, name } = await create(mara)
    await offer(mara, id)
    expect(await appsOf(addressOf(mara))).toMatchObject([{ offer: { client: 'Kim Berger', isMine: true } }])
    const log = await readActivity({ accountId: mara.id, slug: mara.slug }, { app: name })
    expect(log?.lines).toMatchObject([{ verb: 'invite-sent', client: 'Kim Berger' }, { verb: 'app-created' }])
  })

  test('an own unnamed Company is Personal until somebody joins', async () => {
    expect(await findCompany(mara.id, mara.slug)).toMatchObject({ isPersonal: true, isOwn: true, role: 'owner' })
    const petra = await developer('Petra')
    await join(mara, petra, 'admin')
    expect(await findCompany(mara.id, mara.slug)).toMatchObject({ isPersonal: false, name: 'Mara Muster' })
    expect((await teamOf(mara.id, mara.slug))?.people).toMatchObject([
      { role: 'owner', isMe: true },
      { role: 'admin', isMe: false },
    ])
  })

  test('the address of an App names it, and nothing for other names', async () => {
    const { id, name } = await create(mara)
    expect(await appOnAddress(name)).toEqual({ name, isPaused: false })
    await db().update(apps).set({ deletedAt: clock.now() }).where(eq(apps.id, id))
    expect(await appOnAddress(name)).toBeNull()
  })

  test('an App leads to the Company that has it now', async () => {
    const { id, name } = await create(mara)
    const petra = await developer('Petra')
    await join(petra, mara, 'admin')
    await db().update(apps).set({ companyId: petra.companyId }).where(eq(apps.id, id))
    const admin = { accountId: mara.id, companyId: petra.companyId, role: 'admin' } as const
    expect(await findApp(addressOf(mara), name)).toBeNull()
    expect(await presentCompanyOf([await viewerOf(mara), admin], name)).toBe(petra.slug)
  })
})

function create(person: Person, name = freshName()) {
  return createApp({ kind: 'account', accountId: person.id }, { companySlug: person.slug, name, planSlug: 'standard' })
}

function freshName(prefix = 'shop'): string {
  return `${prefix}-${number++}`
}

function addressOf({ id, slug }: Person) {
  return { accountId: id, slug }
}

async function viewerOf(person: Person) {
  return { accountId: person.id, companyId: person.companyId, role: 'owner' } as const
}

async function developer(firstName: string, label = 'person'): Promise<Person> {
  const person = { id: newId(), companyId: newId(), slug: `${label}-${number++}` }
  const createdAt = clock.now()
  await inTransaction(async (tx) => {
    const email = `${person.slug}@studio.example`
    await tx
      .insert(accounts)
      .values({ id: person.id, kind: 'developer', email, firstName, lastName: 'Muster', createdAt })
    await tx.insert(companies).values({ id: person.companyId, slug: person.slug, ownAccountId: person.id, createdAt })
    await tx.insert(memberships).values({ companyId: person.companyId, accountId: person.id, role: 'owner', createdAt })
  })
  return person
}

async function join(company: Person, person: Person, role: CompanyRole) {
  const row = { companyId: company.companyId, accountId: person.id, role, createdAt: clock.now() }
  await db().insert(memberships).values(row)
}

/** An App on a Client Invite to Kim: open, or ended at a moment. */
async function offer(sender: Person, appId: string, closedAt: Date | null = null) {
  const now = clock.now()
  const inviteId = newId()
  const [plan] = await activePlans()
  await inTransaction(async (tx) => {
    await tx.insert(clientInvites).values({
      id: inviteId,
      companyId: sender.companyId,
      senderId: sender.id,
      senderName: 'Mara Muster',
      email: 'kim@blumenhaus.example',
      clientName: 'Kim Berger',
      country: 'DE',
      terms: { currency: 'eur', apps: [], keptAccess: 'admin', access: [], documents: [] },
      termsHash: 'terms',
      mailedHash: `mailed ${inviteId}`,
      copiedHash: `copied ${inviteId}`,
      createdAt: now,
      sentAt: now,
      lastSentAt: now,
      expiresAt: new Date(now.getTime() + 5 * 86_400_000),
    })
    await tx.insert(clientInviteApps).values({ inviteId, appId, planId: plan?.id ?? '', monthlyAmount: 1500, closedAt })
    await tx.insert(activities).values({
      id: newId(),
      companyId: sender.companyId,
      inviteId,
      actorKind: 'account',
      actorId: sender.id,
      verb: 'invite-sent',
      facts: {},
      at: now,
    })
  })
}
