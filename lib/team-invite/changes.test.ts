import { and, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { companies, memberships } from '@/db/schema/companies'
import { teamInvites } from '@/db/schema/team-invites'
import type { Role } from '@/db/vocabulary'
import type { AccountActor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { lastDay } from '@/lib/expiry'
import { reasonOf } from '@/testing/invite'
import { type InvitedToTeam, inviteToTeam, joinTeam, teamLinksOf } from '@/testing/join-team'
import { NO_LIMITS, useLimits } from '@/testing/limits'
import { teamBearerOf } from '@/testing/links'
import { entriesOf, freshEmail, mailsKeyed, newMember, newTeam, type Team, teamInviteRow } from '@/testing/team-invite'
import { DAY, MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { askNewTeamLink } from './ask-new-link'
import { correctTeamInvite } from './correct-address'
import { declineTeamInvite } from './decline'
import { openTeamLink } from './open-link'
import { findTeamInvite, teamInvitesFor } from './queries'
import { resendTeamInvite } from './resend'
import { withdrawTeamInvite } from './withdraw'

const { moveClock } = prepareVerbs()

let team: Team
let invited: InvitedToTeam

beforeAll(async () => {
  useLimits(NO_LIMITS)
})
beforeEach(async () => {
  moveClock(0)
  team = await newTeam()
  invited = await invite()
})

function invite(role: Role = 'admin', email = freshEmail()) {
  return inviteToTeam(team.owner.actor, team.slug, { email, role })
}

const about = (inviteId = invited.inviteId) => ({ companySlug: team.slug, inviteId })
const resend = (actor: AccountActor = team.owner.actor) => resendTeamInvite(actor, about())
const withdraw = (actor: AccountActor = team.owner.actor) => withdrawTeamInvite(actor, about())
const pageOf = async (link: string) => (await openTeamLink(link)).page

function correct(email: string, actor: AccountActor = team.owner.actor, acceptedEmail = '') {
  return correctTeamInvite(actor, { ...about(), email, acceptedEmail })
}

/** Ends the invite in each way there is, one after the other. */
async function endings(): Promise<InvitedToTeam[]> {
  const [accepted, declined, withdrawn] = [await invite(), await invite(), await invite()]
  await joinTeam(accepted)
  await declineTeamInvite(await teamBearerOf(declined.mailedLink), { accountId: null })
  await withdrawTeamInvite(team.owner.actor, about(withdrawn.inviteId))
  return [accepted, declined, withdrawn]
}

describe('sending again', () => {
  test('a new link works, both old ones are dead, and it is one entry and one mail', async () => {
    moveClock(MINUTE)
    await resend()
    const now = await teamLinksOf(invited.inviteId)
    expect(await pageOf(now.mailedLink)).toBe('landing')
    expect(await pageOf(now.copiedLink)).toBe('landing')
    expect(await pageOf(invited.mailedLink)).toBe('replaced')
    expect(await pageOf(invited.copiedLink)).toBe('replaced')
    expect(await reasonOf(teamBearerOf(invited.mailedLink))).toBe('invite-not-open')
    expect(await entriesOf(invited.inviteId, 'team-invite-resent')).toMatchObject([{ facts: { generation: 2 } }])
    expect((await mailsKeyed(`team-invite:${invited.inviteId}`)).map(({ payload }) => payload.generation)).toEqual([
      1, 2,
    ])
  })

  test('60 seconds lie between two mails, not one less', async () => {
    const { lastSentAt } = await teamInviteRow(invited.inviteId)
    const since = clock.now().getTime() - lastSentAt.getTime()
    moveClock(0.8 * MINUTE - since)
    expect(await reasonOf(resend())).toBe('resend-too-soon')
    moveClock(1.01 * MINUTE)
    expect(await reasonOf(resend())).toBe('passed')
  })

  test('one that has run out opens again for as many days', async () => {
    moveClock(16 * DAY)
    expect(await pageOf(invited.mailedLink)).toBe('expired')
    await resend()
    expect(await pageOf((await teamLinksOf(invited.inviteId)).mailedLink)).toBe('landing')
    const { expiresAt } = await teamInviteRow(invited.inviteId)
    expect(lastDay(expiresAt, clock.now()).daysLeft).toBe(14)
  })

  test('what has ended stays ended', async () => {
    for (const { inviteId } of await endings()) {
      moveClock(2 * MINUTE)
      expect(await reasonOf(resendTeamInvite(team.owner.actor, about(inviteId)))).toBe('invite-not-open')
    }
  })
})

describe('correcting the address', () => {
  test('the new mailbox gets the only links that work', async () => {
    const email = freshEmail('jona')
    await correct(` ${email.toUpperCase()} `)
    expect(await teamInviteRow(invited.inviteId)).toMatchObject({ email, generation: 2 })
    expect(await pageOf(invited.mailedLink)).toBe('replaced')
    await joinTeam({ ...invited, email, ...(await teamLinksOf(invited.inviteId)) })
    expect((await entriesOf(invited.inviteId)).map(({ verb }) => verb)).toEqual([
      'member-invited',
      'team-invite-corrected',
      'member-joined',
    ])
  })

  test('the new address is judged as at inviting', async () => {
    const member = await newMember(team, 'admin')
    const other = await invite()
    expect(await reasonOf(correct(' '))).toBe('member-email-missing')
    expect(await reasonOf(correct('kim@'))).toBe('email-invalid')
    expect(await reasonOf(correct('kim@gamil.com'))).toBe('email-mistyped')
    expect(await reasonOf(correct(team.owner.email))).toBe('own-address')
    expect(await reasonOf(correct(team.owner.email.replace('@', '+me@')))).toBe('own-address')
    expect(await reasonOf(correct(member.email))).toBe('already-member')
    expect(await reasonOf(correct(other.email))).toBe('already-invited')
    expect(await reasonOf(correct(invited.email))).toBe('already-invited')
    expect(await reasonOf(correct('kim@gamil.com', team.owner.actor, 'kim@gamil.com'))).toBe('passed')
    for (const { inviteId } of await endings()) {
      const input = { ...about(inviteId), email: freshEmail(), acceptedEmail: '' }
      expect(await reasonOf(correctTeamInvite(team.owner.actor, input))).toBe('invite-not-open')
    }
  })
})

describe('withdrawing', () => {
  test('twice is once: one entry, one mail, and the link says so', async () => {
    await withdraw()
    await withdraw()
    expect(await entriesOf(invited.inviteId, 'team-invite-withdrawn')).toHaveLength(1)
    expect(await mailsKeyed(`team-withdrawn:${invited.inviteId}`)).toHaveLength(1)
    expect(await pageOf(invited.mailedLink)).toBe('withdrawn')
  })

  test('one that has run out is taken off the list without a mail', async () => {
    moveClock(16 * DAY)
    await withdraw()
    expect(await mailsKeyed(`team-withdrawn:${invited.inviteId}`)).toEqual([])
  })

  test('what was answered cannot be taken back', async () => {
    const [accepted, declined] = await endings()
    for (const answered of [accepted, declined]) {
      expect(await reasonOf(withdrawTeamInvite(team.owner.actor, about(answered?.inviteId)))).toBe('invite-not-open')
    }
  })
})

test('who may invite somebody may manage the invite: an Admin not that of an Owner, Billing none, a stranger nothing', async () => {
  const ofOwner = await invite('owner')
  const [admin, billing] = [await newMember(team, 'admin'), await newMember(team, 'billing')]
  const stranger = (await newTeam()).owner.actor
  moveClock(2 * MINUTE)
  const works = [
    (actor: AccountActor, inviteId: string) => resendTeamInvite(actor, about(inviteId)),
    (actor: AccountActor, inviteId: string) =>
      correctTeamInvite(actor, { ...about(inviteId), email: freshEmail(), acceptedEmail: '' }),
    (actor: AccountActor, inviteId: string) => withdrawTeamInvite(actor, about(inviteId)),
  ]
  for (const work of works) {
    expect(await reasonOf(work(admin, ofOwner.inviteId))).toBe('not-allowed')
    expect(await reasonOf(work(billing, invited.inviteId))).toBe('not-allowed')
    expect(await reasonOf(work(stranger, invited.inviteId))).toBe('not-found')
    expect(await reasonOf(work(team.owner.actor, stranger.accountId))).toBe('not-found')
    expect(await reasonOf(work(team.owner.actor, 'no id'))).toBe('not-found')
    expect(await reasonOf(work(admin, invited.inviteId))).toBe('passed')
  }
})

test('an invite of another Company does not exist here, neither for verbs nor for its page', async () => {
  const other = await newTeam()
  const foreign = await inviteToTeam(other.owner.actor, other.slug, { email: freshEmail(), role: 'admin' })
  expect(await reasonOf(withdrawTeamInvite(team.owner.actor, about(foreign.inviteId)))).toBe('not-found')
  const { accountId } = team.owner.actor
  expect(await findTeamInvite(accountId, team.slug, foreign.inviteId)).toBeNull()
  expect(await findTeamInvite(accountId, other.slug, foreign.inviteId)).toBeNull()
  expect(await findTeamInvite(accountId, team.slug, 'no id')).toBeNull()
  expect((await findTeamInvite(accountId, team.slug, invited.inviteId))?.copyLink).toContain(`/t/${invited.copiedLink}`)
})

test('the page of an invite closes with the right to invite, and a copied link is for those who may manage it', async () => {
  const ofOwner = await invite('owner')
  const admin = await newMember(team, 'admin')
  expect(await findTeamInvite(admin.accountId, team.slug, ofOwner.inviteId)).toMatchObject({
    mayManage: false,
    copyLink: null,
  })
  const ofAdmin = and(eq(memberships.accountId, admin.accountId), eq(memberships.companyId, team.companyId))
  await db().update(memberships).set({ role: 'billing' }).where(ofAdmin)
  expect(await findTeamInvite(admin.accountId, team.slug, invited.inviteId)).toBeNull()
})

describe('declining', () => {
  test('with the mailed link, once, the inviter is told', async () => {
    const bearer = await teamBearerOf(invited.mailedLink)
    await declineTeamInvite(bearer, { accountId: null })
    await declineTeamInvite(bearer, { accountId: null })
    expect(await entriesOf(invited.inviteId, 'team-invite-declined')).toMatchObject([{ actorKind: 'link-bearer' }])
    expect(await mailsKeyed(`team-declined:${invited.inviteId}`)).toHaveLength(1)
    expect(await pageOf(invited.mailedLink)).toBe('declined')
  })

  test('a copied link alone cannot; the invited account can, somebody else’s not', async () => {
    const other = await newTeam()
    const toOther = await invite('billing', other.owner.email)
    const bearer = await teamBearerOf(toOther.copiedLink)
    expect(await reasonOf(declineTeamInvite(bearer, { accountId: null }))).toBe('mailbox-not-proven')
    const { accountId } = (await newTeam()).owner.actor
    expect(await reasonOf(declineTeamInvite(bearer, { accountId }))).toBe('mailbox-not-proven')
    await declineTeamInvite(bearer, { accountId: other.owner.actor.accountId })
    expect(await entriesOf(toOther.inviteId, 'team-invite-declined')).toMatchObject([
      { actorId: other.owner.actor.accountId },
    ])
  })

  test('not what has expired, was withdrawn, or goes by a newer link', async () => {
    const [old, gone] = [await teamBearerOf(invited.mailedLink), await invite()]
    const goneBearer = await teamBearerOf(gone.mailedLink)
    await withdrawTeamInvite(team.owner.actor, about(gone.inviteId))
    expect(await reasonOf(declineTeamInvite(goneBearer, { accountId: null }))).toBe('invite-not-open')
    moveClock(2 * MINUTE)
    await resend()
    expect(await reasonOf(declineTeamInvite(old, { accountId: null }))).toBe('invite-not-open')
    const current = await teamBearerOf((await teamLinksOf(invited.inviteId)).mailedLink)
    moveClock(30 * DAY)
    expect(await reasonOf(declineTeamInvite(current, { accountId: null }))).toBe('invite-expired')
  })
})

describe('asking for a new link', () => {
  test('one mail per generation, however often it is pressed', async () => {
    moveClock(16 * DAY)
    await Promise.all([1, 2, 3].map(() => askNewTeamLink(invited.mailedLink)))
    expect(await mailsKeyed(`team-link-wanted:${invited.inviteId}`)).toHaveLength(1)
    await resend()
    expect((await teamInviteRow(invited.inviteId)).newLinkWantedAt).toBeNull()
    await askNewTeamLink(invited.mailedLink)
    expect(await mailsKeyed(`team-link-wanted:${invited.inviteId}`)).toHaveLength(2)
  })

  test('only where a new one can help', async () => {
    expect(await reasonOf(askNewTeamLink(invited.mailedLink))).toBe('not-found')
    expect(await reasonOf(askNewTeamLink('a'.repeat(43)))).toBe('not-found')
    for (const { mailedLink } of await endings()) expect(await reasonOf(askNewTeamLink(mailedLink))).toBe('not-found')
  })
})

test('every link says what became of it, and opening one changes nothing', async () => {
  const [accepted, declined, withdrawn] = await endings()
  expect(await pageOf(accepted?.mailedLink ?? '')).toBe('used')
  expect(await pageOf(declined?.copiedLink ?? '')).toBe('declined')
  expect(await pageOf(withdrawn?.mailedLink ?? '')).toBe('withdrawn')
  for (const odd of ['', 'a', 'a'.repeat(43), `${invited.mailedLink}x`, '../../etc']) {
    expect(await openTeamLink(odd)).toEqual({ page: 'unknown', invite: null, bearer: null })
  }
  const before = await teamInviteRow(invited.inviteId)
  await Promise.all(Array.from({ length: 5 }, () => openTeamLink(invited.mailedLink)))
  expect(await teamInviteRow(invited.inviteId)).toEqual(before)
})

test('what waits for an address is shown to whoever is signed in with it, without a name that is the inviter’s, and nothing that is over', async () => {
  const email = freshEmail()
  const other = await newTeam()
  await inviteToTeam(other.owner.actor, other.slug, { email, role: 'billing' })
  const mine = await invite('admin', email)
  const found = await teamInvitesFor(email)
  expect(found.map(({ companyName }) => companyName).sort()).toEqual(['', ''])
  expect(found.find(({ id }) => id === mine.inviteId)?.link).toBe(`/t/${mine.copiedLink}`)
  expect((await openTeamLink(mine.copiedLink)).invite?.offer.companyName).toBe('')
  await withdrawTeamInvite(team.owner.actor, about(mine.inviteId))
  await db().update(companies).set({ name: 'Blumenhaus GmbH' }).where(eq(companies.id, other.companyId))
  expect(await teamInvitesFor(email)).toMatchObject([{ companyName: 'Blumenhaus GmbH', inviterName: 'Mara Lindqvist' }])
  moveClock(16 * DAY)
  expect(await teamInvitesFor(email)).toEqual([])
})

test('rows keep hashes and generations, never a link', async () => {
  const rows = await db().select().from(teamInvites).where(eq(teamInvites.id, invited.inviteId))
  const [entries, mails] = await Promise.all([entriesOf(invited.inviteId), mailsKeyed('team-invite:')])
  const written = JSON.stringify([rows, entries, mails])
  for (const link of [invited.mailedLink, invited.copiedLink]) expect(written).not.toContain(link)
})
