import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { appCollaborators } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import { activities, type Facts } from '@/db/schema/records'
import { teamInvites } from '@/db/schema/team-invites'
import { ACTIVITY_VERBS, type ActivityVerb, type CompanyRole, type Role } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { type Developer, inviteClient, startTrial } from '@/testing/people'
import { type House, newHouse, newPerson } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { lastChangesOf } from './changes'
import { activityChoices } from './choices'
import { type ActivityView, happenedTo, readActivity } from './log'

// Lines of every verb in a Company with two Apps, read by each role.

prepareVerbs()
let people = 0
let kim: Reader
let jonas: Reader
let shop = ''
let blog = ''
let blogName = ''
let shopName = ''

type Reader = Pick<Developer, 'actor' | 'slug' | 'name'> & { id: string; companyId: string }

beforeEach(async () => {
  people += 1
  const house = await newHouse(['shop', 'blog'])
  ;[kim, jonas] = [readerOf(house), readerOf(await newHouse([]))]
  ;[shop = '', blog = ''] = [house.appIds.shop, house.appIds.blog]
  const number = house.slug.split('-')[1]
  ;[shopName, blogName] = [`shop-${number}`, `blog-${number}`]
  await line('company-created')
  await line('app-created', { appId: shop })
  await line('app-created', { appId: blog })
  await inviteClient(kim, shopName, { email: `client${people}@secret.example` })
})

/** Somebody with a Company of their own. */
function readerOf({ id: companyId, slug, owner: { id, name, actor } }: House): Reader {
  return { id, name, actor, slug, companyId }
}

async function person(name: string): Promise<Reader> {
  return { ...(await newPerson(`${name} Muster`)), slug: '', companyId: '' }
}

async function join(who: Reader, role: CompanyRole): Promise<void> {
  await db().insert(memberships).values({ companyId: kim.companyId, accountId: who.id, role, createdAt: clock.now() })
}

async function worksOn(who: Reader, appId: string): Promise<void> {
  await db().insert(appCollaborators).values({ appId, accountId: who.id, createdAt: clock.now() })
}

type Line = { appId?: string; inviteId?: string; actorId?: string; facts?: Facts; at?: Date; companyId?: string }

async function line(verb: ActivityVerb, { facts = {}, ...rest }: Line = {}): Promise<string> {
  const id = newId()
  const actor = { actorKind: 'account', actorId: kim.id, companyId: kim.companyId, at: clock.now() } as const
  await db()
    .insert(activities)
    .values({ id, verb, facts, ...actor, ...rest })
  return id
}

async function teamInvite(email: string, role: Role): Promise<string> {
  const id = newId()
  const now = clock.now()
  await db()
    .insert(teamInvites)
    .values({
      ...{ id, companyId: kim.companyId, inviterId: kim.id, senderName: 'Kim', email, role },
      ...{ mailedHash: `m${id}`, copiedHash: `c${id}`, sentAt: now, lastSentAt: now, expiresAt: now },
    })
  return id
}

const at = (who: Reader) => ({ accountId: who.id, slug: kim.slug })
async function logOf(who: Reader): Promise<ActivityView[]> {
  return (await readActivity(at(who), { limit: 1000 }))?.lines ?? []
}
async function newest(who: Reader): Promise<ActivityView | undefined> {
  return (await readActivity(at(who), { limit: 1 }))?.lines[0]
}

describe('who reads what', () => {
  test.each(['owner', 'admin'] as const)('a reader with the role %s reads every line of the Company', async (role) => {
    await join(jonas, role)
    await Promise.all(ACTIVITY_VERBS.map((verb) => line(verb)))
    const personal = ['account-created', 'signed-in', 'password-set', 'sessions-ended', 'ssh-key-added']
    const more = ['ssh-key-removed', 'kind-switched', 'newsletter-asked', 'newsletter-confirmed', 'newsletter-stopped']
    const expected = ACTIVITY_VERBS.filter((verb) => ![...personal, ...more].includes(verb))
    expect(new Set((await logOf(jonas)).map(({ verb }) => verb))).toEqual(new Set(expected))
  })

  test('a Billing person reads no log, on no page', async () => {
    await join(jonas, 'billing')
    expect(await readActivity(at(jonas))).toBeNull()
    expect((await happenedTo(jonas.id, 50)).filter(({ companyId }) => companyId === kim.companyId)).toEqual([])
    const changes = await lastChangesOf(jonas.id)
    expect(changes.find(({ companyId }) => companyId === kim.companyId)?.change).toBeNull()
    expect(await activityChoices(at(jonas))).toEqual({ people: [], apps: [] })
  })

  test('a Collaborator reads what became of their own App, and nothing of offers, other Apps or the Company', async () => {
    await worksOn(jonas, shop)
    const other = await person('Other')
    await Promise.all(ACTIVITY_VERBS.map((verb) => line(verb, { appId: shop })))
    await Promise.all(ACTIVITY_VERBS.map((verb) => line(verb, { appId: blog })))
    await Promise.all(ACTIVITY_VERBS.map((verb) => line(verb)))
    await line('apps-ticked', { facts: { accountId: other.id, before: `${blog} ${shop}`, after: shop } })
    const log = await logOf(jonas)
    const allowed = ['app-booked', 'app-created', 'app-handed-over', 'app-moved', 'app-switched-off', 'apps-ticked']
    const ofPeople = ['role-changed', 'member-joined', 'member-left', 'member-removed']
    expect(new Set(log.map(({ verb }) => verb))).toEqual(new Set([...allowed, ...ofPeople]))
    const text = JSON.stringify([log, await activityChoices(at(jonas)), await happenedTo(jonas.id, 100)])
    for (const hidden of [blog, blogName, 'secret.example', other.id]) expect(text).not.toContain(hidden)
  })

  test('a Collaborator reads of access to their App, without the names and ids of others', async () => {
    await worksOn(jonas, shop)
    const other = await person('Other')
    await line('apps-ticked', { facts: { accountId: other.id, before: '', after: `${blog} ${shop}` } })
    const log = await newest(jonas)
    expect(log).toMatchObject({ verb: 'apps-ticked', given: [shopName], taken: [], after: shop, person: other.name })
    await line('member-left', { actorId: other.id, facts: { accountId: other.id, before: 'collaborator', apps: blog } })
    expect((await newest(jonas))?.verb).toBe('apps-ticked')
  })

  test('a Collaborator cannot tell a hidden App from one that does not exist by filtering for it', async () => {
    await worksOn(jonas, shop)
    const other = await person('Other')
    await line('apps-ticked', { facts: { accountId: other.id, before: '', after: `${blog} ${shop}` } })
    await line('member-left', { actorId: other.id, facts: { before: 'collaborator', apps: `${blog} ${shop}` } })
    await line('app-moved', { appId: shop, facts: { apps: blog } })
    const nothing = await readActivity(at(jonas), { app: 'no-such-app' })
    expect(nothing).toEqual({ lines: [], hasOlder: false })
    for (const app of [blogName, '\0', `${shopName}\0`]) expect(await readActivity(at(jonas), { app })).toEqual(nothing)
    expect((await readActivity(at(jonas), { app: shopName }))?.lines).toHaveLength(4)
    expect((await readActivity(at(kim), { app: blogName }))?.lines.length).toBeGreaterThan(2)
  })

  test('who pays for a moved App is not told to a Collaborator, not even by an id', async () => {
    await worksOn(jonas, shop)
    const [before, after] = [newId(), newId()]
    await line('app-moved', { appId: shop, facts: { before, after } })
    expect(await newest(jonas)).toMatchObject({ verb: 'app-moved', before: null, after: null })
    expect(await newest(kim)).toMatchObject({ verb: 'app-moved', before, after })
  })

  test('an App switched off or moved away takes its lines out of a Collaborator’s sight', async () => {
    await worksOn(jonas, shop)
    await worksOn(jonas, blog)
    await db().execute(`update apps set deleted_at = now() where id = '${blog}'`)
    const text = JSON.stringify(await logOf(jonas))
    expect(text).toContain(shop)
    expect(text).not.toContain(blogName)
  })

  test('strangers, former members and Owners of other Companies read nothing, and cannot tell a log from none', async () => {
    expect(await readActivity(at(jonas))).toBeNull()
    expect(await readActivity({ accountId: jonas.id, slug: 'no-such-company' })).toBeNull()
    await join(jonas, 'admin')
    expect(await readActivity(at(jonas))).not.toBeNull()
    await db().execute(`delete from memberships where account_id = '${jonas.id}' and company_id = '${kim.companyId}'`)
    expect(await readActivity(at(jonas))).toBeNull()
    expect(JSON.stringify(await happenedTo(jonas.id, 100))).not.toContain(kim.companyId)
  })

  test('filters never reach into another Company', async () => {
    await join(jonas, 'admin')
    const foreign = await startTrial({ ...jonas, email: '', password: '' }, `foreign-${people}`)
    const mine = await readActivity({ accountId: jonas.id, slug: jonas.slug }, { app: foreign.name })
    const before = mine?.lines[0]?.id ?? ''
    for (const filter of [{ app: foreign.name }, { before }, { person: newId() }, { person: 'x' }, { before: "'" }]) {
      expect(await readActivity(at(jonas), filter)).toEqual({ lines: [], hasOlder: false })
    }
  })
})

describe('names', () => {
  test('are joined when the line is shown: a changed name changes the line', async () => {
    await line('role-changed', { facts: { accountId: jonas.id, before: 'collaborator', after: 'admin' } })
    expect(await newest(kim)).toMatchObject({ person: jonas.name, beforeRole: 'collaborator', afterRole: 'admin' })
    await db().update(accounts).set({ firstName: 'Jona', lastName: 'Klein' }).where(eq(accounts.id, jonas.id))
    expect(await newest(kim)).toMatchObject({ person: 'Jona Klein' })
  })

  test('of people who are not known any more are gone, the line stays', async () => {
    await line('member-removed', { actorId: newId(), facts: { accountId: newId(), before: 'admin' } })
    expect(await newest(kim)).toMatchObject({ actor: null, isByPerson: true, person: null, beforeRole: 'admin' })
  })

  test('of somebody invited are the address until they join, then their own', async () => {
    const inviteId = await teamInvite('petra@invited.example', 'billing')
    await line('member-invited', { inviteId })
    expect(await newest(kim)).toMatchObject({ person: 'petra@invited.example', afterRole: 'billing' })
    const joined = { acceptedAt: clock.now(), acceptedBy: jonas.id }
    await db().update(teamInvites).set(joined).where(eq(teamInvites.id, inviteId))
    expect(await newest(kim)).toMatchObject({ person: jonas.name, personId: jonas.id })
  })

  test('of an invite passed on are those of the invited person and of the new inviter', async () => {
    const inviteId = await teamInvite('petra@invited.example', 'billing')
    await line('team-invite-passed-on', { inviteId, facts: { accountId: jonas.id } })
    expect(await newest(kim)).toMatchObject({ person: 'petra@invited.example', heir: jonas.name, heirIsMe: false })
  })

  test('of the other Company of a move are shown to those who belong to it', async () => {
    const facts = { fromCompanyId: kim.companyId, toCompanyId: jonas.companyId }
    await db().update(companies).set({ name: 'Secret GmbH' }).where(eq(companies.id, jonas.companyId))
    await line('app-moved', { appId: shop, facts })
    expect(await newest(kim)).toMatchObject({ otherCompany: null, isComing: false })
    await join(jonas, 'admin')
    expect(await newest(jonas)).toMatchObject({ otherCompany: 'Secret GmbH', isComing: false })
  })

  test('facts that nobody should have written break no page', async () => {
    await line('apps-ticked', { facts: { accountId: 'nobody', before: 'x', after: `${shop} ` } })
    await line('member-joined', { facts: { accountId: 1, apps: true, after: 'boss' } })
    expect(await logOf(kim)).toHaveLength(6)
  })
})

describe('filters and pages', () => {
  test('a person’s lines are those they did and those that happened to them', async () => {
    await join(jonas, 'admin')
    const did = await line('app-created', { actorId: jonas.id, appId: blog })
    const happened = await line('role-changed', { facts: { accountId: jonas.id, before: 'billing', after: 'admin' } })
    const page = await readActivity(at(kim), { person: jonas.id })
    expect(new Set(page?.lines.map(({ id }) => id))).toEqual(new Set([did, happened]))
  })

  test('an App’s lines are its own, those of its offers and those of access to it', async () => {
    const ticked = { accountId: jonas.id, before: blog, after: shop }
    await line('apps-ticked', { facts: ticked })
    await line('company-renamed')
    const page = await readActivity(at(kim), { app: shopName })
    expect(page?.lines.map(({ verb }) => verb)).toEqual(['apps-ticked', 'invite-sent', 'app-created'])
    const both = await readActivity(at(kim), { app: shopName, person: jonas.id })
    expect(both?.lines.map(({ verb }) => verb)).toEqual(['apps-ticked'])
  })

  test('the choices are everybody and every App that appears in visible lines', async () => {
    await line('role-changed', { facts: { accountId: jonas.id, before: 'billing', after: 'admin' } })
    const choices = await activityChoices(at(kim))
    expect(choices.people.map(({ id }) => id).sort()).toEqual([jonas.id, kim.id].sort())
    expect(choices.apps).toEqual([blogName, shopName])
  })

  test('300 lines of one moment come in pages, each line once, in one order', async () => {
    const moment = clock.now()
    await Promise.all(Array.from({ length: 300 }, () => line('company-renamed', { at: moment })))
    const seen: string[] = []
    for (let before: string | undefined, more = true; more; ) {
      const page = await readActivity(at(kim), { before, limit: 7 })
      seen.push(...(page?.lines.map(({ id }) => id) ?? []))
      more = page?.hasOlder ?? false
      before = seen.at(-1)
    }
    const whole = await logOf(kim)
    expect(seen).toEqual(whole.map(({ id }) => id))
    expect(new Set(seen).size).toBe(304)
  })

  test('a log without a line is empty, not missing', async () => {
    const log = await readActivity({ accountId: jonas.id, slug: jonas.slug })
    expect(log).toEqual({ lines: [], hasOlder: false })
  })
})
