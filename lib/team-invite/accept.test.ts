import { and, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { apps } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import { teamInvites } from '@/db/schema/team-invites'
import type { Role } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { workingLink } from '@/lib/links/open-link'
import { paths } from '@/lib/paths'
import { reasonOf } from '@/testing/invite'
import { type InvitedToTeam, inviteToTeam, joinTeam } from '@/testing/join-team'
import { NO_LIMITS, useLimits } from '@/testing/limits'
import { joinerOf, teamBearerOf } from '@/testing/links'
import { codeOf } from '@/testing/people'
import {
  accountOfEmail,
  appsOf,
  codesFor,
  entriesOf,
  freshEmail,
  mailsKeyed,
  newMember,
  newTeam,
  newTeamApp,
  roleIn,
  type Team,
  teamInviteRow,
} from '@/testing/team-invite'
import { MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { acceptTeamInvite, acceptWithCode } from './accept'
import { viewJoin } from './join-view'
import { openTeamLink } from './open-link'
import { askTeamMailbox, proveTeamMailbox } from './prove-mailbox'
import { resendTeamInvite } from './resend'

const { moveClock } = prepareVerbs()
const NOBODY = { accountId: null, firstName: 'Jonas', lastName: 'Weber', language: 'de' } as const

let team: Team

beforeAll(() => useLimits(NO_LIMITS))
beforeEach(async () => {
  moveClock(0)
  team = await newTeam()
})

function invite(role: Role = 'admin', more: { email?: string; appIds?: string[]; name?: string } = {}) {
  return inviteToTeam(team.owner.actor, team.slug, { email: freshEmail(), role, ...more })
}

/** Presses Join with one of the links. */
async function press(link: string, input: Partial<Parameters<typeof acceptTeamInvite>[1]> = {}) {
  return acceptTeamInvite(await joinerOf(link), { ...NOBODY, ...input })
}

test.each([
  ['owner', 'client'],
  ['billing', 'client'],
  ['admin', 'developer'],
  ['collaborator', 'developer'],
] as const)(
  'somebody new who is invited as %s becomes a %s; only developers get a Company of their own',
  async (role, kind) => {
    const app = await newTeamApp(team)
    const invited = await invite(role, { appIds: [app.id] })
    const { signIn, companySlug, next } = await press(invited.mailedLink)
    const account = await accountOfEmail(invited.email)
    expect(companySlug).toBe(team.slug)
    expect(next).toBe(role === 'billing' ? paths.bills(team.slug) : paths.company(team.slug))
    expect(signIn).toBe(account?.id)
    expect(account).toMatchObject({ kind, firstName: 'Jonas', lastName: 'Weber', language: 'de', passwordHash: null })
    const own = await db()
      .select()
      .from(companies)
      .where(eq(companies.ownAccountId, account?.id ?? ''))
    expect(own).toHaveLength(kind === 'developer' ? 1 : 0)
    expect(await roleIn(team, account?.id ?? '')).toBe(role === 'collaborator' ? null : role)
    expect(await appsOf(account?.id ?? '')).toEqual(role === 'collaborator' ? [app.name] : [])
  },
)

test('joining is one entry with before and after, and one mail each to the inviter and all Owners', async () => {
  const second = await newMember(team, 'owner')
  const admin = await newMember(team, 'admin')
  const invited = await inviteToTeam(admin, team.slug, { email: freshEmail(), role: 'admin' })
  const joined = await joinTeam(invited)
  const { acceptedBy } = await teamInviteRow(invited.inviteId)
  expect(acceptedBy).toBe(joined.accountId)
  expect(await entriesOf(invited.inviteId, 'member-joined')).toMatchObject([
    { actorId: joined.accountId, facts: { accountId: joined.accountId, before: null, after: 'admin' } },
  ])
  const mails = await mailsKeyed(`joined:${invited.inviteId}`)
  expect(new Set(mails.map(({ payload }) => payload.recipientId))).toEqual(
    new Set([admin.accountId, second.accountId, team.owner.actor.accountId]),
  )
  expect(mails[0]?.payload).toMatchObject({ companyId: team.companyId, accountId: joined.accountId, role: 'admin' })
})

test('somebody who is here already joins signed in and keeps their kind', async () => {
  const other = await newTeam()
  const invited = await invite('owner', { email: other.owner.email })
  const { accountId } = other.owner.actor
  expect(await press(invited.copiedLink, { accountId })).toMatchObject({ companySlug: team.slug, signIn: null })
  expect(await roleIn(team, accountId)).toBe('owner')
  expect((await accountOfEmail(other.owner.email))?.kind).toBe('developer')
})

test('a link alone never opens an account that exists, and a copied one proves nothing at all', async () => {
  const other = await newTeam()
  const known = await invite('admin', { email: other.owner.email })
  expect(await reasonOf(press(known.mailedLink))).toBe('sign-in-first')
  expect(await reasonOf(press(known.copiedLink))).toBe('mailbox-not-proven')
  const unknown = await invite()
  expect(await reasonOf(press(unknown.copiedLink))).toBe('mailbox-not-proven')
  expect(await accountOfEmail(unknown.email)).toBeNull()
  expect(await reasonOf(press(unknown.mailedLink, { accountId: other.owner.actor.accountId }))).toBe('other-account')
})

test('a copied link shows the same to everybody who is not signed in, whether the address has an account or not', async () => {
  const other = await newTeam()
  for (const email of [other.owner.email, freshEmail()]) {
    const opened = await openTeamLink((await invite('admin', { email })).copiedLink)
    const { invite: found, bearer } = workingLink(opened)
    expect(await viewJoin(found, bearer.channel, null)).toEqual({ kind: 'prove-mailbox' })
  }
})

test('a code to the invited mailbox signs in, makes an account where there is none, and joins nothing by itself', async () => {
  const invited = await invite('billing', { name: 'Sabine von Holm' })
  const bearer = await teamBearerOf(invited.copiedLink)
  const tokenId = await askTeamMailbox(bearer, { language: 'de' })
  expect(await reasonOf(proveTeamMailbox(bearer, { tokenId, code: '000000' }))).toBe('wrong-code')
  const accountId = await proveTeamMailbox(bearer, { tokenId, code: await codeOf(tokenId) })
  expect(await accountOfEmail(invited.email)).toMatchObject({
    id: accountId,
    kind: 'client',
    firstName: 'Sabine',
    lastName: 'von Holm',
  })
  expect(await roleIn(team, accountId)).toBeNull()
  await press(invited.copiedLink, { accountId })
  expect(await roleIn(team, accountId)).toBe('billing')
})

test('a code for one invite opens no other, and a client’s code no team', async () => {
  const [one, other] = [await invite(), await invite()]
  const tokenId = await askTeamMailbox(await teamBearerOf(one.copiedLink), { language: 'en' })
  const proof = { tokenId, code: await codeOf(tokenId) }
  expect(await reasonOf(proveTeamMailbox(await teamBearerOf(other.copiedLink), proof))).toBe('not-found')
  expect((await codesFor(one.email)).map(({ purpose }) => purpose)).toEqual(['join-team'])
})

test('signed in with another address one joins after a code to the invited mailbox', async () => {
  const other = await newTeam()
  const invited = await invite()
  const bearer = await teamBearerOf(invited.mailedLink)
  const tokenId = await askTeamMailbox(bearer, { language: 'en' })
  const { actor } = other.owner
  expect(await reasonOf(acceptWithCode(actor, bearer, { tokenId, code: '1' }))).toBe('code-form')
  await acceptWithCode(actor, bearer, { tokenId, code: await codeOf(tokenId) })
  expect(await roleIn(team, actor.accountId)).toBe('admin')
  expect(await accountOfEmail(invited.email)).toBeNull()
  expect((await teamInviteRow(invited.inviteId)).acceptedBy).toBe(actor.accountId)
})

test('the press with a code, or with a password, a second time leads to the Company that was joined', async () => {
  const other = await newTeam()
  const invited = await invite()
  const bearer = () => joinerOf(invited.mailedLink)
  const tokenId = await askTeamMailbox(await bearer(), { language: 'en' })
  const proof = { tokenId, code: await codeOf(tokenId) }
  const joined = await acceptWithCode(other.owner.actor, await bearer(), proof)
  expect(await acceptWithCode(other.owner.actor, await bearer(), proof)).toEqual(joined)
  expect(await entriesOf(invited.inviteId, 'member-joined')).toHaveLength(1)
  const stranger = (await newTeam()).owner.actor
  expect(await reasonOf(acceptWithCode(stranger, await bearer(), proof))).not.toBe('passed')
})

test('a name is asked for where there is none, and one is enough', async () => {
  const missing = async (invited: InvitedToTeam, names: { firstName: string; lastName: string }) =>
    press(invited.mailedLink, names).catch((error) => error)
  const [developer, client] = [await invite('admin'), await invite('owner')]
  expect(await missing(developer, { firstName: ' ', lastName: '\u3164' })).toMatchObject({
    reason: 'name-missing',
    field: 'firstName',
  })
  expect(await missing(developer, { firstName: 'Jonas', lastName: 'evil.com' })).toMatchObject({
    reason: 'name-leads-away',
    field: 'lastName',
  })
  expect(await reasonOf(press(developer.mailedLink, { firstName: '', lastName: 'Suharto' }))).toBe('passed')
  expect(await reasonOf(press(client.mailedLink, { firstName: 'Kim', lastName: '' }))).toBe('passed')
})

test('an existing role is never lowered, and a lower one is raised', async () => {
  const owner = await newMember(team, 'owner')
  const billing = await newMember(team, 'billing')
  const asBilling = await inviteWaiting(owner.email, 'billing')
  await press(asBilling.copiedLink, { accountId: owner.accountId })
  expect(await roleIn(team, owner.accountId)).toBe('owner')
  const asAdmin = await inviteWaiting(billing.email, 'admin')
  await press(asAdmin.copiedLink, { accountId: billing.accountId })
  expect(await roleIn(team, billing.accountId)).toBe('admin')
})

/** An invite that was sent before its person came to the team another way. */
async function inviteWaiting(email: string, role: Role, appIds: string[] = []): Promise<InvitedToTeam> {
  const invited = await invite(role, { appIds })
  await db().update(teamInvites).set({ email }).where(eq(teamInvites.id, invited.inviteId))
  return { ...invited, email }
}

test('a person is a member or a Collaborator, never both', async () => {
  const [one, two] = [await newTeamApp(team), await newTeamApp(team)]
  const collaborator = await newMember(team, 'collaborator', [one.id])
  const further = await invite('collaborator', { email: collaborator.email, appIds: [one.id, two.id] })
  await press(further.copiedLink, { accountId: collaborator.accountId })
  expect(await appsOf(collaborator.accountId)).toEqual([one.name, two.name])
  const asAdmin = await inviteWaiting(collaborator.email, 'admin')
  await press(asAdmin.copiedLink, { accountId: collaborator.accountId })
  expect(await roleIn(team, collaborator.accountId)).toBe('admin')
  expect(await appsOf(collaborator.accountId)).toEqual([])
  const back = await inviteWaiting(collaborator.email, 'collaborator', [one.id])
  await press(back.copiedLink, { accountId: collaborator.accountId })
  expect(await roleIn(team, collaborator.accountId)).toBe('admin')
  expect(await appsOf(collaborator.accountId)).toEqual([])
})

test('a Collaborator gets the Apps that are still there; where none is, the invite is about nothing any more', async () => {
  const [one, two, three] = [await newTeamApp(team), await newTeamApp(team), await newTeamApp(team)]
  const both = await invite('collaborator', { appIds: [one.id, two.id] })
  const gone = await invite('collaborator', { appIds: [three.id] })
  await db().update(apps).set({ deletedAt: clock.now() }).where(eq(apps.id, two.id))
  await db()
    .update(apps)
    .set({ companyId: (await newTeam()).companyId })
    .where(eq(apps.id, three.id))
  const joined = await joinTeam(both)
  expect(await appsOf(joined.accountId)).toEqual([one.name])
  expect(await reasonOf(press(gone.mailedLink))).toBe('invite-app-gone')
  expect(await accountOfEmail(gone.email), 'nothing is left of a refused joining').toBeNull()
})

test('an inviter who may not invite any more lets nobody in', async () => {
  const admin = await newMember(team, 'admin')
  const demoted = await inviteToTeam(admin, team.slug, { email: freshEmail(), role: 'admin' })
  const ofTeam = and(eq(memberships.accountId, admin.accountId), eq(memberships.companyId, team.companyId))
  await db().update(memberships).set({ role: 'billing' }).where(ofTeam)
  expect(await reasonOf(press(demoted.mailedLink))).toBe('invite-not-open')
  await db().delete(memberships).where(ofTeam)
  expect(await reasonOf(press(demoted.mailedLink))).toBe('invite-not-open')
})

test('a closed Company takes nobody in', async () => {
  const invited = await invite()
  await db().update(companies).set({ closedAt: clock.now() }).where(eq(companies.id, team.companyId))
  expect(await reasonOf(press(invited.mailedLink))).toBe('invite-not-open')
})

test('an invite is open to the last second of its last day and not one longer', async () => {
  const [intime, late] = [await invite(), await invite()]
  const { expiresAt } = await teamInviteRow(intime.inviteId)
  const left = expiresAt.getTime() - clock.now().getTime()
  moveClock(left - 0.2 * MINUTE)
  expect(await reasonOf(press(intime.mailedLink))).toBe('passed')
  const bearer = await teamBearerOf(late.mailedLink)
  moveClock(left)
  expect(await reasonOf(acceptTeamInvite(bearer, NOBODY))).toBe('invite-expired')
  expect((await openTeamLink(late.mailedLink)).page).toBe('expired')
})

test('whoever opened the page before a new link went out cannot join with the old one', async () => {
  const invited = await invite()
  const bearer = await teamBearerOf(invited.mailedLink)
  moveClock(2 * MINUTE)
  await resendTeamInvite(team.owner.actor, { companySlug: team.slug, inviteId: invited.inviteId })
  expect(await reasonOf(acceptTeamInvite(bearer, NOBODY))).toBe('invite-not-open')
})

test('a double click joins once and signs in both times; a day later the link opens nothing', async () => {
  const invited = await invite()
  const first = await press(invited.mailedLink)
  expect(await press(invited.mailedLink)).toEqual(first)
  expect(await entriesOf(invited.inviteId, 'member-joined')).toHaveLength(1)
  moveClock(5 * MINUTE)
  expect(await reasonOf(press(invited.mailedLink))).toBe('invite-not-open')
  await db().update(accounts).set({ firstName: 'Jo' }).where(eq(accounts.email, invited.email))
  expect(await press(invited.mailedLink, { accountId: first.signIn })).toMatchObject({
    companySlug: team.slug,
    signIn: null,
  })
})
