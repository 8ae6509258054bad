import { and, eq, like, ne } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { outbox } from '@/db/schema/records'
import { createAccount } from '@/lib/auth/create-account'
import { removeMember } from '@/lib/team/remove-member'
import { reasonOf } from '@/testing/invite'
import { inviteToTeam } from '@/testing/join-team'
import { NO_LIMITS, useLimits } from '@/testing/limits'
import { teamBearerOf } from '@/testing/links'
import { overtakenBy, race, rowWith } from '@/testing/races'
import { joins, newHouse, newTeamInvite, standing } from '@/testing/team'
import { accountOfEmail, entriesOf, newTeam, roleIn, type Team, teamInviteRow } from '@/testing/team-invite'
import { prepareVerbs } from '@/testing/verbs'
import { acceptTeamInvite } from './accept'
import { declineTeamInvite } from './decline'
import { waitingInvitesOf } from './queries'
import { withdrawTeamInvite } from './withdraw'

const SOMEBODY = { accountId: null, firstName: 'Jonas', lastName: 'Weber', language: 'en' } as const
const WINS_ALONE = { inOrder: ['passed', 'invite-not-open'], reversed: ['invite-not-open', 'passed'] }

prepareVerbs()
let team: Team

beforeAll(async () => {
  useLimits(NO_LIMITS)
  team = await newTeam()
})

const gate = () => rowWith(companies.id, team.companyId)

/** A fresh invite of somebody new; Billing, so that no Company comes with the account. */
async function newInvite(email: string) {
  const { inviteId, mailedLink } = await inviteToTeam(team.owner.actor, team.slug, { email, role: 'billing' })
  return { inviteId, bearer: await teamBearerOf(mailedLink) }
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
  await race(WINS_ALONE, async (round) => {
    const { inviteId, bearer } = await newInvite(`withdraw${round}@weber.example`)
    return {
      gate: gate(),
      works: [
        () => reasonOf(acceptTeamInvite(bearer, SOMEBODY)),
        () => reasonOf(withdrawTeamInvite(team.owner.actor, { companySlug: team.slug, inviteId })),
      ],
      async holds([accepted]) {
        expect(await endOf(inviteId)).toEqual(accepted === 'passed' ? JOINED : WITHDRAWN)
      },
    }
  })
})

test('accept beside accept: one membership, one entry, one set of mails, both are signed in', async () => {
  await race({ inOrder: ['passed', 'passed'] }, async (round) => {
    const email = `twice${round}@weber.example`
    const { inviteId, bearer } = await newInvite(email)
    const signedIn: (string | null)[] = []
    const accepts = (firstName: string) =>
      reasonOf(acceptTeamInvite(bearer, { ...SOMEBODY, firstName }).then(({ signIn }) => signedIn.push(signIn)))
    return {
      gate: gate(),
      works: [() => accepts('Jonas'), () => accepts('Jo')],
      async holds() {
        const { id = '' } = (await accountOfEmail(email)) ?? {}
        expect(signedIn).toEqual([id, id])
        expect(await endOf(inviteId)).toEqual(JOINED)
        expect(await roleIn(team, id)).toBe('billing')
      },
    }
  })
})

test('a sign-up that commits beside accept keeps its account to itself: the link alone does not open it', async () => {
  const email = 'sign-up@weber.example'
  const { inviteId, bearer } = await newInvite(email)
  const names = { firstName: 'Jonas', lastName: 'Weber', passwordHash: 'a hash', language: 'en' } as const
  const answer = await overtakenBy(
    (tx) => createAccount(tx, { kind: 'developer', email, ...names }),
    () => reasonOf(acceptTeamInvite(bearer, SOMEBODY)),
  )
  expect(answer).toBe('sign-in-first')
  expect(await endOf(inviteId)).toEqual([])
  expect(await roleIn(team, (await accountOfEmail(email))?.id ?? '')).toBeNull()
})

test('decline beside accept: exactly one wins', async () => {
  await race(WINS_ALONE, async (round) => {
    const { inviteId, bearer } = await newInvite(`decline${round}@weber.example`)
    return {
      gate: gate(),
      works: [
        () => reasonOf(declineTeamInvite(bearer, { accountId: null })),
        () => reasonOf(acceptTeamInvite(bearer, SOMEBODY)),
      ],
      async holds([declined]) {
        expect(await endOf(inviteId)).toEqual(declined === 'passed' ? DECLINED : JOINED)
      },
    }
  })
})

test('two who invite the same address at once: one invite waits', async () => {
  await race({ inOrder: ['passed', 'already-invited'], reversed: ['already-invited', 'passed'] }, async (round) => {
    const email = `same${round}@weber.example`
    const invites = () => reasonOf(inviteToTeam(team.owner.actor, team.slug, { email, role: 'admin' }))
    return {
      gate: gate(),
      works: [invites, invites],
      async holds() {
        const { invites: waiting } = await waitingInvitesOf(team.owner.actor.accountId, team.slug)
        expect(waiting.filter((invite) => invite.email === email)).toHaveLength(1)
      },
    }
  })
})

test('developers who join while the Owner whose own Company it was is removed: everybody gets a Company of their own', async () => {
  await race({ inOrder: ['passed', 'passed', 'passed'] }, async (round) => {
    const house = await newHouse([])
    const other = await joins(house, 'owner')
    const { slug: companySlug, owner } = house
    await db().update(companies).set({ ownAccountId: owner.id }).where(eq(companies.id, house.id))
    const people = [owner.id]
    const joiner = async (nth: number) => {
      const email = `new${round}-${nth}@weber.example`
      const { mailedLink } = await inviteToTeam(other.actor, companySlug, { email, role: 'admin' })
      const bearer = await teamBearerOf(mailedLink)
      return () => reasonOf(acceptTeamInvite(bearer, SOMEBODY).then(({ signIn }) => people.push(signIn ?? '')))
    }
    return {
      gate: rowWith(companies.id, house.id),
      works: [
        () => reasonOf(removeMember(other.actor, { companySlug, accountId: owner.id })),
        await joiner(1),
        await joiner(2),
      ],
      async holds() {
        expect(people).toHaveLength(3)
        for (const accountId of people) {
          expect(await db().select().from(companies).where(eq(companies.ownAccountId, accountId))).toHaveLength(1)
        }
      },
    }
  })
})

test('remove beside accept: whoever is removed does not come back by an invite that still waited for them', async () => {
  await race({ inOrder: ['passed', 'invite-not-open'], reversed: ['passed', 'passed'] }, async () => {
    const house = await newHouse([])
    const admin = await joins(house, 'admin')
    const { slug: companySlug, owner } = house
    const inviteId = await newTeamInvite(house, owner, 'owner', { email: admin.email })
    const bearer = { kind: 'link-bearer', inviteId, channel: 'mailed', generation: 1 } as const
    return {
      gate: rowWith(companies.id, house.id),
      works: [
        () => reasonOf(removeMember(owner.actor, { companySlug, accountId: admin.id })),
        () => reasonOf(acceptTeamInvite(bearer, { ...SOMEBODY, accountId: admin.id })),
      ],
      async holds() {
        expect(await standing(house, admin)).toEqual({ role: null, appIds: [] })
      },
    }
  })
})
