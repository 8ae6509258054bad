import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts, sessions } from '@/db/schema/accounts'
import { apps } from '@/db/schema/apps'
import { companies } from '@/db/schema/companies'
import { outbox } from '@/db/schema/records'
import { openSession } from '@/lib/auth/session-rows'
import { clock } from '@/lib/clock'
import { textOf } from '@/lib/kernel/mail-texts'
import {
  giveApp,
  type House,
  inviteOf,
  joins,
  logOf,
  newHouse,
  newPerson,
  newTeamInvite,
  type Person,
  promisedAbout,
  standing,
} from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { changeRole } from './change-role'
import { leave } from './leave'
import { removeMember } from './remove-member'

const { moveClock } = prepareVerbs()

const told = (mails: { recipientId?: unknown }[]) => mails.map(({ recipientId }) => recipientId).sort()
const ids = (...people: Person[]) => people.map(({ id }) => id).sort()
const open = ({ id: accountId }: Person) =>
  openSession({ accountId, device: 'a test', isNew: false, began: clock.now() })
const sessionsOf = ({ id }: Person) => db().select().from(sessions).where(eq(sessions.accountId, id))
const remove = (house: House, by: Person, whom: Person, more = {}) =>
  removeMember(by.actor, { companySlug: house.slug, accountId: whom.id, ...more })

describe('who is told', () => {
  test('of a removal all Owners, whoever removed and the person, once each', async () => {
    const house = await newHouse()
    const second = await joins(house, 'owner')
    const admin = await joins(house, 'admin')
    const bystander = await joins(house, 'billing')
    const gone = await joins(house, 'collaborator')
    await remove(house, admin, gone, { message: 'Thank you for\u202E everything.' })
    const mails = await promisedAbout(house, 'mail-removed')
    expect(told(mails)).toEqual(ids(house.owner, second, admin, gone))
    expect(told(mails)).not.toContain(bystander.id)
    for (const { textId, ...mail } of mails) {
      expect(mail).toMatchObject({ accountId: gone.id, actorId: admin.id, role: 'collaborator' })
      expect(await textOf(String(textId))).toBe('Thank you for everything.')
    }
    expect(JSON.stringify(mails), 'the note stands beside the outbox').not.toContain('Thank')
  })

  test('of a removal by an Owner each is told once, also the one who acts', async () => {
    const house = await newHouse()
    const gone = await joins(house, 'owner')
    await remove(house, house.owner, gone)
    expect(told(await promisedAbout(house, 'mail-removed'))).toEqual(ids(house.owner, gone))
  })

  test('of a leaving all Owners and the person', async () => {
    const house = await newHouse()
    const second = await joins(house, 'owner')
    await joins(house, 'admin')
    const gone = await joins(house, 'billing')
    await leave(gone.actor, { companySlug: house.slug })
    expect(told(await promisedAbout(house, 'mail-left'))).toEqual(ids(house.owner, second, gone))
    await leave(second.actor, { companySlug: house.slug })
    const mails = (await promisedAbout(house, 'mail-left')).filter(({ accountId }) => accountId === second.id)
    expect(told(mails)).toEqual(ids(house.owner, second))
    expect(mails[0]).toMatchObject({ role: 'owner' })
  })

  test('of another role the person and all Owners', async () => {
    const house = await newHouse()
    const admin = await joins(house, 'admin')
    const person = await joins(house, 'collaborator')
    await changeRole(admin.actor, { companySlug: house.slug, accountId: person.id, role: 'admin' })
    const mails = await promisedAbout(house, 'mail-role-changed')
    expect(told(mails)).toEqual(ids(house.owner, person))
    expect(mails[0]).toMatchObject({ actorId: admin.id, before: 'collaborator', after: 'admin' })
  })

  test('a refused removal tells nobody and changes nothing', async () => {
    const house = await newHouse()
    const admin = await joins(house, 'admin')
    await expect(remove(house, admin, house.owner)).rejects.toMatchObject({ reason: 'not-allowed' })
    expect(await promisedAbout(house, 'mail-removed')).toEqual([])
    expect(await logOf(house, 'member-removed')).toEqual([])
  })
})

describe('the log', () => {
  test('says once that somebody went, what they were and which Apps they reached', async () => {
    const house = await newHouse()
    const gone = await joins(house, 'admin')
    await remove(house, house.owner, gone)
    const [line, ...more] = await logOf(house, 'member-removed')
    expect(more).toEqual([])
    expect(line).toMatchObject({ actorId: house.owner.id, companyId: house.id })
    const { apps: reached, ...facts } = line?.facts ?? {}
    expect(facts).toEqual({ accountId: gone.id, before: 'admin', after: null })
    expect(String(reached).split(' ').sort()).toEqual(Object.values(house.appIds).sort())
    const quiet = await joins(house, 'billing')
    await leave(quiet.actor, { companySlug: house.slug })
    expect((await logOf(house, 'member-left')).map((left) => left.facts)).toEqual([
      { accountId: quiet.id, before: 'billing', after: null, apps: '' },
    ])
  })
})

describe('showing once more who it is', () => {
  test('a sign-in older than 15 minutes makes nobody an Owner, and still gives other roles', async () => {
    const house = await newHouse()
    const admin = await joins(house, 'admin')
    const stale = { ...house.owner.actor, provedAt: new Date(clock.now().getTime() - 901_000) }
    const to = (role: string) => changeRole(stale, { companySlug: house.slug, accountId: admin.id, role })
    await expect(to('owner')).rejects.toMatchObject({ reason: 'prove-again' })
    expect((await standing(house, admin)).role).toBe('admin')
    await to('billing')
    expect((await standing(house, admin)).role).toBe('billing')
  })

  test('a sign-in older than 15 minutes neither removes nor leaves; who never showed it does not either', async () => {
    const house = await newHouse()
    const admin = await joins(house, 'admin')
    const stale = {
      ...house.owner,
      actor: { ...house.owner.actor, provedAt: new Date(clock.now().getTime() - 901_000) },
    }
    const never = { ...house.owner, actor: { kind: 'account' as const, accountId: house.owner.id } }
    for (const owner of [stale, never]) {
      await expect(remove(house, owner, admin)).rejects.toMatchObject({ reason: 'prove-again' })
      await expect(leave(owner.actor, { companySlug: house.slug })).rejects.toMatchObject({ reason: 'prove-again' })
    }
    expect((await standing(house, admin)).role).toBe('admin')
    const still = {
      ...house.owner,
      actor: { ...house.owner.actor, provedAt: new Date(clock.now().getTime() - 890_000) },
    }
    await remove(house, still, admin)
    expect((await standing(house, admin)).role).toBeNull()
  })
})

describe('notes', () => {
  test('one that is too long or carries a link is refused at its field, and nobody goes', async () => {
    const house = await newHouse()
    const admin = await joins(house, 'admin')
    for (const [message, reason] of [
      ['x'.repeat(601), 'message-long'],
      ['See https://evil.example', 'message-link'],
      ['Call 0431 123456', 'message-contact'],
    ]) {
      await expect(remove(house, house.owner, admin, { message })).rejects.toMatchObject({ reason, field: 'message' })
    }
    await remove(house, house.owner, admin, { message: 'x'.repeat(600) })
  })
})

describe('sessions', () => {
  test('end only when nothing is left to the person anywhere', async () => {
    const [house, other] = [await newHouse(), await newHouse()]
    const person = await joins(house, 'admin')
    await giveApp(person, other.appIds.blog ?? '')
    await open(person)
    await remove(house, house.owner, person)
    expect(await sessionsOf(person)).toHaveLength(1)
    await remove(other, other.owner, person)
    expect(await sessionsOf(person)).toEqual([])
  })

  test('access to a switched-off App alone keeps nobody signed in, and goes with the rest', async () => {
    const house = await newHouse()
    const person = await joins(house, 'admin')
    const other = await newHouse()
    await giveApp(person, other.appIds.shop ?? '')
    await db()
      .update(apps)
      .set({ deletedAt: clock.now() })
      .where(eq(apps.id, other.appIds.shop ?? ''))
    await open(person)
    expect(await leave(person.actor, { companySlug: house.slug })).toEqual({ nothingLeft: true })
    expect(await sessionsOf(person)).toEqual([])
  })

  test('leaving two Companies at once ends them too', async () => {
    const [house, other] = [await newHouse(), await newHouse()]
    const person = await joins(house, 'admin')
    await joins(other, 'billing', person)
    await open(person)
    await Promise.all([house, other].map(({ slug }) => leave(person.actor, { companySlug: slug })))
    expect(await sessionsOf(person)).toEqual([])
  })
})

describe("a developer's own Company", () => {
  const ownOf = ({ id }: Person) => db().select().from(companies).where(eq(companies.ownAccountId, id))

  test('is replaced when they go from it; a client gets none', async () => {
    for (const kind of ['developer', 'client'] as const) {
      const house = await newHouse()
      const person = await joins(house, 'owner', await newPerson('Dora Developer', kind))
      await db().update(companies).set({ ownAccountId: person.id }).where(eq(companies.id, house.id))
      await open(person)
      const { nothingLeft } = await leave(person.actor, { companySlug: house.slug })
      const own = await ownOf(person)
      expect(own.map(({ id }) => id)).not.toContain(house.id)
      expect([kind, own.length, nothingLeft]).toEqual(kind === 'developer' ? [kind, 1, false] : [kind, 0, true])
      expect(await sessionsOf(person)).toHaveLength(own.length)
    }
  })
})

describe('waiting invites of somebody who goes', () => {
  test('are withdrawn on removal, and whoever was invited is told', async () => {
    const house = await newHouse()
    const admin = await joins(house, 'admin')
    const invite = await newTeamInvite(house, admin, 'admin')
    const others = await newTeamInvite(house, house.owner, 'owner')
    await remove(house, house.owner, admin)
    expect((await inviteOf(invite)).withdrawnAt).not.toBeNull()
    expect((await inviteOf(others)).withdrawnAt).toBeNull()
    expect(await promised(`team-withdrawn:${invite}`)).toHaveLength(1)
  })

  test('pass to whoever removes where wanted, else to the longest-standing Owner', async () => {
    const house = await newHouse()
    const [admin, other] = [await joins(house, 'admin'), await joins(house, 'admin')]
    const own = await newTeamInvite(house, admin, 'admin')
    // An Admin may not answer for it: it was sent when its inviter was an Owner.
    const high = await newTeamInvite(house, admin, 'owner')
    await remove(house, other, admin, { fate: 'pass-on' })
    expect(await inviteOf(own)).toMatchObject({ inviterId: other.id, senderName: other.name, withdrawnAt: null })
    expect(await inviteOf(high)).toMatchObject({ inviterId: house.owner.id, withdrawnAt: null })
    expect((await logOf(house, 'team-invite-passed-on')).map(({ inviteId }) => inviteId).sort()).toEqual(
      [own, high].sort(),
    )
  })

  test('pass to the longest-standing other Owner on leaving, and are withdrawn where wanted', async () => {
    const house = await newHouse()
    const second = await joins(house, 'owner')
    const invite = await newTeamInvite(house, house.owner, 'owner')
    await leave(house.owner.actor, { companySlug: house.slug })
    expect(await inviteOf(invite)).toMatchObject({ inviterId: second.id, withdrawnAt: null })
    const admin = await joins(house, 'admin')
    const withdrawn = await newTeamInvite(house, admin, 'collaborator')
    await leave(admin.actor, { companySlug: house.slug, fate: 'withdraw' })
    expect((await inviteOf(withdrawn)).withdrawnAt).not.toBeNull()
  })

  test('pass to nobody without a name: whoever was invited reads who answers for it, never an address', async () => {
    const house = await newHouse([])
    const nameless = { firstName: '', lastName: '' }
    await db().update(accounts).set(nameless).where(eq(accounts.id, house.owner.id))
    const leaver = await joins(house, 'admin')
    const [first, second] = [await newTeamInvite(house, leaver, 'admin'), await newTeamInvite(house, leaver, 'admin')]
    await leave(leaver.actor, { companySlug: house.slug, fate: 'pass-on' })
    for (const id of [first, second]) expect((await inviteOf(id)).withdrawnAt).not.toBeNull()
    const other = await joins(house, 'owner')
    const third = await newTeamInvite(house, house.owner, 'admin')
    const again = await joins(house, 'admin')
    const passed = await newTeamInvite(house, again, 'admin')
    await leave(again.actor, { companySlug: house.slug })
    expect(await inviteOf(passed)).toMatchObject({ inviterId: other.id, senderName: other.name, withdrawnAt: null })
    expect(await inviteOf(third)).toMatchObject({ inviterId: house.owner.id })
  })

  test('that have run out end without a word', async () => {
    const house = await newHouse()
    const admin = await joins(house, 'admin')
    const expired = await newTeamInvite(house, admin, 'admin', { expiresAt: new Date(clock.now().getTime() - 1000) })
    await remove(house, house.owner, admin, { fate: 'pass-on' })
    expect((await inviteOf(expired)).withdrawnAt).not.toBeNull()
    expect(await promised(`team-withdrawn:${expired}`)).toEqual([])
  })

  test('that a new role does not allow are withdrawn, the others stay', async () => {
    const house = await newHouse()
    const admin = await joins(house, 'admin')
    const [owner, collaborator] = [
      await newTeamInvite(house, admin, 'owner'),
      await newTeamInvite(house, admin, 'collaborator'),
    ]
    const change = (role: string) =>
      changeRole(house.owner.actor, { companySlug: house.slug, accountId: admin.id, role })
    await change('owner')
    expect((await inviteOf(owner)).withdrawnAt).toBeNull()
    const second = await joins(house, 'admin')
    const kept = await newTeamInvite(house, second, 'admin')
    await changeRole(house.owner.actor, { companySlug: house.slug, accountId: second.id, role: 'billing' })
    expect((await inviteOf(kept)).withdrawnAt).not.toBeNull()
    expect((await inviteOf(collaborator)).withdrawnAt).toBeNull()
  })
})

test('after a change of role or a going, Client Invites without an entitled sender are promised to be taken back', async () => {
  const house = await newHouse()
  const [admin, other] = [await joins(house, 'admin'), await joins(house, 'admin')]
  await changeRole(house.owner.actor, { companySlug: house.slug, accountId: admin.id, role: 'billing' })
  await remove(house, house.owner, other)
  const jobs = await promisedAbout(house, 'withdraw-unentitled')
  expect(jobs.map(({ accountId }) => accountId).sort()).toEqual(ids(admin, other))
  moveClock(0)
})

function promised(key: string) {
  return db().select().from(outbox).where(eq(outbox.key, key))
}
