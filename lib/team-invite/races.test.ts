import { and, eq, like, ne } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { companies, memberships } from '@/db/schema/companies'
import { outbox } from '@/db/schema/records'
import type { LinkBearer } from '@/lib/actor'
import { removeMember } from '@/lib/team/remove-member'
import { NO_LIMITS, reasonOf, useLimits } from '@/testing/invite'
import { type InvitedToTeam, inviteToTeam } from '@/testing/join-team'
import { teamBearerOf } from '@/testing/links'
import { joins, newHouse, newTeamInvite, standing } from '@/testing/team'
import { entriesOf, newTeam, type Team, teamInviteRow } from '@/testing/team-invite'
import { prepareVerbs } from '@/testing/verbs'
import { acceptTeamInvite } from './accept'
import { declineTeamInvite } from './decline'
import { waitingInvitesOf } from './queries'
import { withdrawTeamInvite } from './withdraw'

// Real parallel transactions on real PostgreSQL. What is asserted holds in every round.

const ROUNDS = 200
const SOMEBODY = { accountId: null, firstName: 'Jonas', lastName: 'Weber', language: 'en' } as const
vi.setConfig({ testTimeout: 300_000 })

prepareVerbs()
let team: Team

beforeAll(async () => {
  useLimits(NO_LIMITS)
  team = await newTeam()
})

type Round = { invited: InvitedToTeam; bearer: LinkBearer }

/** Works on a fresh invite of somebody new in every round; Billing, so that no Company comes with the account. */
async function eachRound(word: string, work: (round: Round) => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const email = `${word}${round}@weber.example`
    const invited = await inviteToTeam(team.owner.actor, team.slug, { email, role: 'billing' })
    await work({ invited, bearer: await teamBearerOf(invited.mailedLink) })
  }
}

/** How an invite ended, told by its row, its log and its mails alike. */
async function endOf(inviteId: string): Promise<string[]> {
  const [row, entries, mails] = await Promise.all([teamInviteRow(inviteId), entriesOf(inviteId), endMails(inviteId)])
  const moments = [row.acceptedAt && 'accepted', row.declinedAt && 'declined', row.withdrawnAt && 'withdrawn']
  const ends = entries.map(({ verb }) => verb).filter((verb) => verb !== 'member-invited')
  return [...moments.filter((moment) => moment !== null), ...ends, ...mails]
}

async function endMails(inviteId: string): Promise<string[]> {
  const about = like(outbox.key, `%:${inviteId}%`)
  const rows = await db()
    .select({ kind: outbox.kind })
    .from(outbox)
    .where(and(about, ne(outbox.kind, 'mail-team-invite')))
  return rows.map(({ kind }) => kind)
}

const JOINED = ['accepted', 'member-joined', 'mail-joined']
const WITHDRAWN = ['withdrawn', 'team-invite-withdrawn', 'mail-team-invite-withdrawn']
const DECLINED = ['declined', 'team-invite-declined', 'mail-team-invite-declined']

test('accept beside withdraw: exactly one wins, and the other is told', async () => {
  await eachRound('withdraw', async ({ invited, bearer }) => {
    const withdrawing = { companySlug: team.slug, inviteId: invited.inviteId }
    const [accepted, withdrawn] = await Promise.all([
      reasonOf(acceptTeamInvite(bearer, SOMEBODY)),
      reasonOf(withdrawTeamInvite(team.owner.actor, withdrawing)),
    ])
    const hasJoined = accepted === 'passed'
    expect([accepted, withdrawn].sort()).toEqual(['invite-not-open', 'passed'])
    expect(await endOf(invited.inviteId)).toEqual(hasJoined ? JOINED : WITHDRAWN)
  })
})

test('accept beside accept: one membership, one entry, one set of mails, both are signed in', async () => {
  await eachRound('twice', async ({ invited, bearer }) => {
    const [one, other] = await Promise.all([
      acceptTeamInvite(bearer, SOMEBODY),
      acceptTeamInvite(bearer, { ...SOMEBODY, firstName: 'Jo' }),
    ])
    expect(one).toEqual(other)
    expect(await endOf(invited.inviteId)).toEqual(JOINED)
    const ofJoined = and(eq(memberships.companyId, team.companyId), eq(memberships.accountId, one.signIn ?? ''))
    expect(await db().select().from(memberships).where(ofJoined)).toHaveLength(1)
  })
})

test('decline beside accept: exactly one wins', async () => {
  await eachRound('decline', async ({ invited, bearer }) => {
    const [accepted, declined] = await Promise.all([
      reasonOf(acceptTeamInvite(bearer, SOMEBODY)),
      reasonOf(declineTeamInvite(bearer, { accountId: null })),
    ])
    expect([accepted, declined].sort()).toEqual(['invite-not-open', 'passed'])
    expect(await endOf(invited.inviteId)).toEqual(accepted === 'passed' ? JOINED : DECLINED)
  })
})

test('two who invite the same address at once: one invite waits', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const email = `same${round}@weber.example`
    const invite = () => reasonOf(inviteToTeam(team.owner.actor, team.slug, { email, role: 'admin' }))
    expect((await Promise.all([invite(), invite()])).sort()).toEqual(['already-invited', 'passed'])
  }
  const waiting = await waitingInvitesOf(team.owner.actor.accountId, team.slug)
  expect(new Set(waiting.map(({ email }) => email)).size).toBe(waiting.length)
})

test('developers who join while the Owner whose own Company it was is removed: everybody gets a Company of their own', async () => {
  for (let round = 0; round < ROUNDS / 2; round++) {
    const house = await newHouse([])
    const other = await joins(house, 'owner')
    const { slug: companySlug, owner } = house
    await db().update(companies).set({ ownAccountId: owner.id }).where(eq(companies.id, house.id))
    const invite = (nth: number) =>
      inviteToTeam(other.actor, companySlug, { email: `new${round}-${nth}@weber.example`, role: 'admin' })
    const bearers = await Promise.all(
      [await invite(1), await invite(2)].map(({ mailedLink }) => teamBearerOf(mailedLink)),
    )
    const [removed, ...joined] = await Promise.all([
      reasonOf(removeMember(other.actor, { companySlug, accountId: owner.id })),
      ...bearers.map((bearer) => acceptTeamInvite(bearer, SOMEBODY)),
    ])
    expect(removed).toBe('passed')
    for (const accountId of [owner.id, ...joined.map(({ signIn }) => signIn ?? '')]) {
      expect(await db().select().from(companies).where(eq(companies.ownAccountId, accountId))).toHaveLength(1)
    }
  }
})

test('remove beside accept: whoever is removed does not come back by an invite that still waited for them', async () => {
  for (let round = 0; round < ROUNDS / 2; round++) {
    const house = await newHouse([])
    const admin = await joins(house, 'admin')
    const { slug: companySlug, owner } = house
    const inviteId = await newTeamInvite(house, owner, 'owner', { email: admin.email })
    const bearer = { kind: 'link-bearer', inviteId, channel: 'mailed', generation: 1 } as const
    const both = [
      () => reasonOf(removeMember(owner.actor, { companySlug, accountId: admin.id })),
      () => reasonOf(acceptTeamInvite(bearer, { ...SOMEBODY, accountId: admin.id })),
    ]
    const answers = await Promise.all((round % 2 ? both : both.reverse()).map((work) => work()))
    expect(answers).toContain('passed')
    expect(await standing(house, admin)).toEqual({ role: null, appIds: [] })
  }
})
