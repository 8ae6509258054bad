import { and, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { apps } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import { teamInviteApps, teamInvites } from '@/db/schema/team-invites'
import { inTransaction } from '@/db/transaction'
import { nameSender } from '@/lib/account/name-sender'
import type { AccountActor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { lastDay } from '@/lib/expiry'
import { newId } from '@/lib/id'
import { countInviteMail } from '@/lib/links/count-mail'
import { reasonOf } from '@/testing/invite'
import { inviteToTeam } from '@/testing/join-team'
import { becomeKnown } from '@/testing/known-sender'
import { signUpDeveloper } from '@/testing/people'
import {
  entriesOf,
  freshEmail,
  mailsKeyed,
  newMember,
  newTeam,
  newTeamApp,
  type Team,
  teamInviteRow,
} from '@/testing/team-invite'
import { DAY, MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { correctTeamInvite } from './correct-address'
import { inviteMember } from './invite'
import { waitingInvitesOf } from './queries'

const { moveClock } = prepareVerbs()

let team: Team

beforeEach(async () => {
  moveClock(0)
  team = await newTeam()
})

type Input = Parameters<typeof inviteMember>[1]

/** Invites with everything that is needed; `changed` is what the test is about. */
function invite(changed: Partial<Input> = {}, actor: AccountActor = team.owner.actor) {
  return inviteMember(actor, {
    companySlug: team.slug,
    email: freshEmail(),
    acceptedEmail: '',
    role: 'admin',
    appIds: [],
    name: '',
    message: '',
    language: 'en',
    expiryDays: 14,
    firstName: '',
    lastName: '',
    ...changed,
  })
}

test('an invite waits, with one mail promised by ids only and one entry in the log', async () => {
  const email = freshEmail()
  const { inviteId } = await invite({ email: `  ${email.toUpperCase()} `, name: 'Jonas Weber', message: 'Hello Jonas' })
  const row = await teamInviteRow(inviteId)
  expect(row).toMatchObject({ email, role: 'admin', name: 'Jonas Weber', senderName: 'Mara Lindqvist', generation: 1 })
  const mails = await mailsKeyed(`team-invite:${inviteId}`)
  expect(mails.map(({ kind, payload }) => ({ kind, payload }))).toEqual([
    { kind: 'mail-team-invite', payload: { inviteId, generation: 1 } },
  ])
  const entries = await entriesOf(inviteId)
  expect(entries.map(({ verb, actorId, companyId }) => ({ verb, actorId, companyId }))).toEqual([
    { verb: 'member-invited', actorId: team.owner.actor.accountId, companyId: team.companyId },
  ])
  expect(JSON.stringify(entries)).not.toContain(email)
})

test('an Owner is invited, or their invite readdressed, by somebody who showed a moment ago who they are', async () => {
  const stale = { ...team.owner.actor, provedAt: new Date(clock.now().getTime() - 901_000) }
  expect(await reasonOf(invite({ role: 'owner' }, stale))).toBe('prove-again')
  expect(await reasonOf(invite({ role: 'admin' }, stale))).toBe('passed')
  const { inviteId } = await invite({ role: 'owner' })
  const corrected = { companySlug: team.slug, inviteId, email: freshEmail(), acceptedEmail: '' }
  expect(await reasonOf(correctTeamInvite(stale, corrected))).toBe('prove-again')
  expect(await reasonOf(correctTeamInvite(team.owner.actor, corrected))).toBe('passed')
})

test('no phone numbers and addresses go to strangers, in a message or a name, however old the account is', async () => {
  for (const days of [0, 8]) {
    moveClock(days * DAY)
    for (const message of ['Call 0431 / 55 66 77', 'Write to kim@elsewhere.example'])
      expect(await reasonOf(invite({ message }))).toBe('message-contact')
    expect(await reasonOf(invite({ name: 'evil-offers.com' }))).toBe('name-leads-away')
    expect(await reasonOf(invite({ message: 'See you on Monday at 10' }))).toBe('passed')
  }
})

test('a new sender invites three people a day, to a team or to take over', async () => {
  const answers: string[] = []
  for (let each = 0; each < 3; each++) answers.push(await reasonOf(invite()))
  const another = { senderId: team.owner.actor.accountId, email: freshEmail() }
  answers.push(await reasonOf(inTransaction((tx) => countInviteMail(tx, another))), await reasonOf(invite()))
  expect(answers).toEqual(['passed', 'passed', 'passed', 'new-sender-limit', 'new-sender-limit'])
  moveClock(25 * 60 * MINUTE)
  expect(await reasonOf(invite())).toBe('passed')
})

test('an invite stays open for the days that were chosen and ends with a whole day', async () => {
  const { inviteId } = await invite({ expiryDays: 3 })
  const { expiresAt, sentAt } = await teamInviteRow(inviteId)
  expect(lastDay(expiresAt, sentAt).daysLeft).toBe(3)
})

test('an Owner invites into any role; an Admin only Admins and Collaborators; Billing and Collaborator nobody', async () => {
  await becomeKnown(team.owner.actor.accountId)
  const app = await newTeamApp(team)
  const [admin, billing, collaborator] = [
    await newMember(team, 'admin'),
    await newMember(team, 'billing'),
    await newMember(team, 'collaborator', [app.id]),
  ]
  const answers = async (actor: AccountActor) =>
    Promise.all(
      (['owner', 'admin', 'billing', 'collaborator'] as const).map((role) =>
        reasonOf(invite({ role, appIds: [app.id] }, actor)),
      ),
    )
  expect(await answers(team.owner.actor)).toEqual(['passed', 'passed', 'passed', 'passed'])
  const no = 'invite-role-not-allowed'
  expect(await answers(admin)).toEqual([no, 'passed', no, 'passed'])
  expect(new Set(await answers(billing))).toEqual(new Set(['not-allowed']))
  expect(new Set(await answers(collaborator))).toEqual(new Set(['not-allowed']))
})

test('to a stranger the Company does not exist, whether it does or not, and a closed one exists for nobody', async () => {
  const stranger = await newTeam()
  const [known, unknown] = await Promise.all([
    invite({}, stranger.owner.actor).catch((error) => error),
    invite({ companySlug: 'never-was' }, stranger.owner.actor).catch((error) => error),
  ])
  expect(known).toMatchObject({ reason: 'not-found', field: null, facts: {} })
  expect(unknown).toMatchObject({ reason: 'not-found', field: null, facts: {} })
  await db().update(companies).set({ closedAt: clock.now() }).where(eq(companies.id, team.companyId))
  expect(await reasonOf(invite())).toBe('not-found')
})

test('a Collaborator needs at least one App of this very Company that is still there', async () => {
  const [own, gone, foreign] = [await newTeamApp(team), await newTeamApp(team), await newTeamApp(await newTeam())]
  await db().update(apps).set({ deletedAt: clock.now() }).where(eq(apps.id, gone.id))
  const collaborator = (...appIds: string[]) => reasonOf(invite({ role: 'collaborator', appIds }))
  expect(await collaborator()).toBe('invite-apps-missing')
  expect(await collaborator(foreign.id)).toBe('not-found')
  expect(await collaborator(own.id, foreign.id)).toBe('not-found')
  expect(await collaborator(gone.id)).toBe('not-found')
  expect(await collaborator('no id')).toBe('not-found')
  const { inviteId } = await invite({ role: 'collaborator', appIds: [own.id, own.id] })
  expect(await db().select().from(teamInviteApps).where(eq(teamInviteApps.inviteId, inviteId))).toHaveLength(1)
})

test('Apps that come with another role are left out', async () => {
  const app = await newTeamApp(team)
  const { inviteId } = await invite({ role: 'billing', appIds: [app.id] })
  expect(await db().select().from(teamInviteApps).where(eq(teamInviteApps.inviteId, inviteId))).toEqual([])
})

test('an address is refused by its field: missing, no address, mistyped, one’s own', async () => {
  const refusalOf = (changed: Partial<Input>) => invite(changed).catch((error) => error)
  expect(await refusalOf({ email: ' ' })).toMatchObject({ reason: 'member-email-missing', field: 'email' })
  expect(await refusalOf({ email: 'a@b.co,c@d.co' })).toMatchObject({ reason: 'email-several', field: 'email' })
  expect(await refusalOf({ email: 'kim@gamil.com' })).toMatchObject({
    reason: 'email-mistyped',
    facts: { suggestion: 'kim@gmail.com' },
  })
  expect(await reasonOf(invite({ email: 'kim@gamil.com', acceptedEmail: 'kim@gamil.com' }))).toBe('passed')
  for (const email of [team.owner.email, team.owner.email.replace('@', '+me@')]) {
    expect(await refusalOf({ email })).toMatchObject({ reason: 'own-address', field: 'email' })
  }
})

test('who is on the team already is not invited, but a Collaborator to further Apps', async () => {
  const [one, two] = [await newTeamApp(team), await newTeamApp(team)]
  const admin = await newMember(team, 'admin')
  const collaborator = await newMember(team, 'collaborator', [one.id])
  expect(await invite({ email: admin.email, role: 'owner' }).catch((error) => error)).toMatchObject({
    reason: 'already-member',
    field: 'email',
    facts: { email: admin.email },
  })
  const again = (role: 'admin' | 'collaborator', ...appIds: string[]) =>
    reasonOf(invite({ email: collaborator.email, role, appIds }))
  expect(await again('admin')).toBe('already-member')
  expect(await again('collaborator', one.id)).toBe('already-member')
  expect(await again('collaborator', one.id, two.id)).toBe('passed')
})

test('one invite waits per Company and address; in another Company the same address is free', async () => {
  const email = freshEmail()
  const { inviteId } = await invite({ email })
  const { expiresAt } = await teamInviteRow(inviteId)
  const until = lastDay(expiresAt, clock.now()).openUntil
  expect(await invite({ email, role: 'owner' }).catch((error) => error)).toMatchObject({
    reason: 'already-invited',
    field: 'email',
    facts: { email, until },
  })
  const other = await newTeam()
  expect(await reasonOf(invite({ email, companySlug: other.slug }, other.owner.actor))).toBe('passed')
})

test('an invite that ran out gives way to a new one, with an entry and without a mail', async () => {
  const email = freshEmail()
  const { inviteId } = await invite({ email, expiryDays: 3 })
  moveClock(5 * DAY)
  const next = await invite({ email })
  expect((await teamInviteRow(inviteId)).withdrawnAt).not.toBeNull()
  expect((await entriesOf(inviteId)).map(({ verb }) => verb)).toEqual(['member-invited', 'team-invite-withdrawn'])
  expect(await mailsKeyed(`team-withdrawn:${inviteId}`)).toEqual([])
  expect((await waitingInvitesOf(team.owner.actor.accountId, team.slug)).invites.map(({ id }) => id)).toEqual([
    next.inviteId,
  ])
})

test('names are kept on one line, and counted in characters', async () => {
  const long = `${'x'.repeat(79)}🌷`
  const { actor } = await newTeam().then(({ owner }) => owner)
  expect(await teamInviteRow((await invite({ name: 'Jonas\n \tWeber' })).inviteId)).toMatchObject({
    name: 'Jonas Weber',
  })
  expect((await teamInviteRow((await invite({ name: long })).inviteId)).name).toBe(long)
  expect(await reasonOf(invite({ name: `${long}🌷` }))).toBe('client-name-long')
  await db().update(accounts).set({ firstName: '', lastName: '' }).where(eq(accounts.id, actor.accountId))
  await inTransaction((tx) => nameSender(tx, actor.accountId, { firstName: 'Ma\nra', lastName: long }))
  const [named] = await db().select().from(accounts).where(eq(accounts.id, actor.accountId))
  expect(named).toMatchObject({ firstName: 'Ma ra', lastName: long })
})

test('nobody invites without a name: it is asked for once and kept', async () => {
  const { accountId } = team.owner.actor
  await db().update(accounts).set({ firstName: '', lastName: '' }).where(eq(accounts.id, accountId))
  expect(await invite().catch((error) => error)).toMatchObject({ reason: 'name-missing', field: 'firstName' })
  const { inviteId } = await invite({ firstName: 'Suharto' })
  expect((await teamInviteRow(inviteId)).senderName).toBe('Suharto')
  expect(await reasonOf(invite())).toBe('passed')
})

test('a message is plain text of 600 characters without links', async () => {
  const refusalOf = (message: string) => invite({ message }).catch((error) => error)
  expect(await refusalOf('x'.repeat(602))).toMatchObject({ reason: 'message-long', facts: { count: 2 } })
  expect(await refusalOf('see https://evil.example')).toMatchObject({ reason: 'message-link', field: 'message' })
  const { inviteId } = await invite({ message: `a\u202eb\u200bc${'x'.repeat(597)}`, name: 'Kim\u202e Berger' })
  expect(await teamInviteRow(inviteId)).toMatchObject({ message: `abc${'x'.repeat(597)}`, name: 'Kim Berger' })
})

test('exactly twenty invites pass within an hour, and the next after it', async () => {
  await becomeKnown(team.owner.actor.accountId)
  const answers: string[] = []
  for (let each = 0; each < 21; each++) answers.push(await reasonOf(invite()))
  expect(answers).toEqual([...Array(20).fill('passed'), 'invites-an-hour'])
  moveClock(61 * MINUTE)
  expect(await reasonOf(invite())).toBe('passed')
})

test('exactly three a day reach one address, from whichever Company', async () => {
  const email = freshEmail()
  const answers: string[] = []
  for (let each = 0; each < 4; each++) {
    const other = await newTeam()
    answers.push(await reasonOf(invite({ email, companySlug: other.slug }, other.owner.actor)))
  }
  expect(answers).toEqual(['passed', 'passed', 'passed', 'invites-a-recipient'])
})

test('exactly fifty wait in a Company; those that ran out do not count', async () => {
  const { inviteId } = await invite()
  const row = await teamInviteRow(inviteId)
  const copies = Array.from({ length: 48 }, (_, each) => ({
    ...row,
    id: `${row.id.slice(0, -4)}${String(each).padStart(4, '0')}`,
    email: `full${each}@${team.slug}.example`,
    mailedHash: `m-${team.slug}-${each}`,
    copiedHash: `c-${team.slug}-${each}`,
  }))
  await db().insert(teamInvites).values(copies)
  expect(await reasonOf(invite())).toBe('passed')
  expect(await reasonOf(invite())).toBe('team-invites-open')
  moveClock(20 * DAY)
  expect(await reasonOf(invite())).toBe('passed')
})

test('a refused invite counts for nothing', async () => {
  const email = freshEmail()
  for (let each = 0; each < 5; each++) await reasonOf(invite({ email, role: 'collaborator' }))
  expect(await reasonOf(invite({ email }))).toBe('passed')
})

test('an Admin who was removed a moment ago invites nobody, as if there were no such Company', async () => {
  const admin = await newMember(team, 'admin')
  await db()
    .delete(memberships)
    .where(and(eq(memberships.accountId, admin.accountId), eq(memberships.companyId, team.companyId)))
  expect(await reasonOf(invite({}, admin))).toBe('not-found')
})

test('those who have not answered are listed a page at a time, the newest first and each once', async () => {
  const sent = Array.from({ length: 101 }, (_, at) => ({
    id: newId(),
    sentAt: new Date(clock.now().getTime() - at * 500),
  }))
  const invite = {
    companyId: team.companyId,
    inviterId: team.owner.actor.accountId,
    senderName: 'Mara',
    role: 'admin',
  } as const
  const rows = sent.map(({ id, sentAt }) => ({
    ...{ ...invite, id, email: freshEmail(), mailedHash: `m${id}`, copiedHash: `c${id}` },
    // Two share a moment: an id tells them apart.
    ...{ sentAt: new Date(Math.floor(sentAt.getTime() / 1000) * 1000), lastSentAt: sentAt },
    expiresAt: new Date(clock.now().getTime() + DAY),
  }))
  await db().insert(teamInvites).values(rows)
  const page = (after?: string) => waitingInvitesOf(team.owner.actor.accountId, team.slug, { after })
  const first = await page()
  const second = await page(first.next ?? '')
  const third = await page(second.next ?? '')
  const pages = [first, second, third]
  expect(pages.map(({ invites, next }) => [invites.length, next === null])).toEqual([
    [50, false],
    [50, false],
    [1, true],
  ])
  const inOrder = rows.toSorted((a, b) => b.sentAt.getTime() - a.sentAt.getTime() || (a.id < b.id ? 1 : -1))
  expect(pages.flatMap(({ invites }) => invites.map(({ id }) => id))).toEqual(inOrder.map(({ id }) => id))
  expect(await page('anything')).toEqual(first)
})

test('the waiting list is for those who may invite there and for nobody else', async () => {
  await becomeKnown(team.owner.actor.accountId)
  const app = await newTeamApp(team)
  const admin = await newMember(team, 'admin')
  const billing = await newMember(team, 'billing')
  const collaborator = await newMember(team, 'collaborator', [app.id])
  const stranger = await signUpDeveloper({
    firstName: 'Nora',
    lastName: 'Weiss',
    email: freshEmail('nora'),
    password: 'paper ink pine 1',
  })
  const invited = await inviteToTeam(team.owner.actor, team.slug, { email: freshEmail(), role: 'owner', name: 'Kim' })
  const listOf = ({ accountId }: AccountActor) => waitingInvitesOf(accountId, team.slug).as(({ invites }) => invites)
  expect(await listOf(team.owner.actor)).toMatchObject([
    { id: invited.inviteId, name: 'Kim', inviterName: 'Mara Lindqvist', isMine: true, state: 'open', mayManage: true },
  ])
  expect(await listOf(admin)).toMatchObject([{ id: invited.inviteId, isMine: false, mayManage: false }])
  for (const nobody of [billing, collaborator, stranger.actor]) expect(await listOf(nobody)).toEqual([])
})
