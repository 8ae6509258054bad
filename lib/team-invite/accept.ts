import { and, eq } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { companies } from '@/db/schema/companies'
import { teamInvites } from '@/db/schema/team-invites'
import { inTransaction } from '@/db/transaction'
import type { Language, Role } from '@/db/vocabulary'
import { judgeNames } from '@/lib/account/judge-names'
import { type AccountActor, accountOf, type LinkBearer } from '@/lib/actor'
import { THIS_MACHINE, type Visitor } from '@/lib/auth/asker'
import { redeemCode } from '@/lib/auth/codes'
import { findAccountByEmail } from '@/lib/auth/find-account'
import { clock } from '@/lib/clock'
import { roleOf } from '@/lib/company/members'
import { ensureOwnCompany } from '@/lib/company/own-company'
import { landingPath } from '@/lib/company/sections'
import { refuse } from '@/lib/errors'
import { paths } from '@/lib/paths'
import { fullName, type Names } from '@/lib/person-name'
import { makeInvitedAccount } from './invited-account'
import { joinTeam, lockForJoining } from './join'
import type { TeamInviteRow } from './rows'

type Accepting = Names & {
  /** Who is signed in, if anybody. */
  accountId: string | null
  language: Language
}

/** `signIn` is an account that the mailed link has just made; `next` is where the person comes to in the Company. */
type Joined = { companySlug: string; signIn: string | null; next: string }

const DOUBLE_CLICK_MS = 60_000

/**
 * Joins a team: as the signed-in account if the invite is for it, or as somebody new whose mailbox the mailed link has proved.
 * Joining twice is joining once.
 * Refuses: not-found, other-account, mailbox-not-proven, sign-in-first, name-missing, client-name-long,
 * name-leads-away, invite-expired, invite-not-open, invite-app-gone. Source: docs/rules.md R8, R31.
 */
export async function acceptTeamInvite(bearer: LinkBearer, input: Accepting): Promise<Joined> {
  return inTransaction(async (tx) => {
    const invite = await inviteOf(tx, bearer)
    const joiner = await joinerOf(tx, bearer, invite, input)
    const joining = await lockForJoining(tx, invite)
    const { acceptedBy, acceptedAt } = joining.invite
    const { companySlug } = joining
    if (acceptedBy === joiner.accountId && acceptedAt) {
      const next = nextOf(companySlug, await roleOf(tx, invite.companyId, joiner.accountId))
      if (joiner.isSignedIn) return { companySlug, signIn: null, next }
      // The click that made the account, a second time: it comes before the session has reached the browser.
      if (await wasMadeBy(tx, joiner.accountId, acceptedAt)) return { companySlug, signIn: joiner.accountId, next }
    }
    if (!joiner.isSignedIn && !joiner.isNew) refuse(acceptedAt ? 'invite-not-open' : 'sign-in-first')
    const role = await joinTeam(tx, bearer, joining, joiner.accountId)
    if (joiner.isNew) await ensureOwnCompany(tx, joiner.accountId)
    return { companySlug, signIn: joiner.isSignedIn ? null : joiner.accountId, next: nextOf(companySlug, role) }
  })
}

/**
 * Joins as the signed-in account although another address was invited: a code to that mailbox proves that both are one
 * person's. Joining twice is joining once.
 * Refuses: sign-in-first, not-found, wrong-code, code-expired, code-tries-used, invite-expired, invite-not-open,
 * invite-app-gone.
 */
export async function acceptWithCode(
  actor: AccountActor,
  bearer: LinkBearer,
  input: { tokenId: string; code: string; form?: string },
  visitor: Visitor = THIS_MACHINE,
): Promise<Joined> {
  const accountId = accountOf(actor)
  const known = await placeOf(accountId, bearer)
  if (known) {
    return { companySlug: known.slug, signIn: null, next: nextOf(known.slug, await roleOf(db(), known.id, accountId)) }
  }
  return redeemCode({ ...input, purpose: 'join-team', visitor }, async (tx, proven) => {
    const invite = await inviteOf(tx, bearer)
    if (proven.inviteId !== invite.id || proven.email !== invite.email) refuse('not-found')
    const joining = await lockForJoining(tx, invite)
    const role = await joinTeam(tx, bearer, joining, accountId)
    return { companySlug: joining.companySlug, signIn: null, next: nextOf(joining.companySlug, role) }
  })
}

/** Whoever has joined and left again comes to where there is nothing for them any more, and reads that. */
function nextOf(slug: string, role: Role | null): string {
  return role ? landingPath({ slug, role }) : paths.company(slug)
}

/** The Company that this account has joined by the invite already; the code of that press is used up. */
async function placeOf(accountId: string, bearer: LinkBearer): Promise<{ id: string; slug: string } | undefined> {
  const [joined] = await db()
    .select({ id: companies.id, slug: companies.slug })
    .from(teamInvites)
    .innerJoin(companies, eq(companies.id, teamInvites.companyId))
    .where(and(eq(teamInvites.id, bearer.inviteId), eq(teamInvites.acceptedBy, accountId)))
  return joined
}

async function inviteOf(tx: Transaction, bearer: LinkBearer): Promise<TeamInviteRow> {
  const [invite] = await tx.select().from(teamInvites).where(eq(teamInvites.id, bearer.inviteId))
  return invite ?? refuse('not-found')
}

type Joiner = { accountId: string; isSignedIn: boolean; isNew: boolean }

/** Accounts come before Companies in the order of locks; where the invite is over, all of it is rolled back. */
async function joinerOf(
  tx: Transaction,
  bearer: LinkBearer,
  invite: TeamInviteRow,
  { accountId, language, ...names }: Accepting,
): Promise<Joiner> {
  if (accountId) {
    await nameInvited(tx, accountId, invite, names)
    return { accountId, isSignedIn: true, isNew: false }
  }
  if (bearer.channel === 'copied') refuse('mailbox-not-proven')
  const known = await findAccountByEmail(tx, invite.email)
  if (known) return { accountId: known.id, isSignedIn: false, isNew: false }
  const typed = judgeNames(names)
  // Somebody may have signed up with this address since the look-up: then it is theirs, and a link alone does not open it.
  const { id, isNew } = await makeInvitedAccount(tx, invite, { ...typed, language })
  return { accountId: id, isSignedIn: false, isNew }
}

/** An account that a code made has no name yet when the inviter did not know it. Refuses: other-account and what judgeNames does. */
async function nameInvited(tx: Transaction, accountId: string, invite: TeamInviteRow, names: Names): Promise<void> {
  const [account] = await tx
    .select({ email: accounts.email, firstName: accounts.firstName, lastName: accounts.lastName })
    .from(accounts)
    .where(eq(accounts.id, accountId))
  if (account?.email !== invite.email) refuse('other-account')
  if (fullName(account) || invite.acceptedAt) return
  await tx.update(accounts).set(judgeNames(names)).where(eq(accounts.id, accountId))
}

/** Whether the account came into being with this very joining, a moment ago. */
async function wasMadeBy(tx: Transaction, accountId: string, acceptedAt: Date): Promise<boolean> {
  const [account] = await tx.select({ createdAt: accounts.createdAt }).from(accounts).where(eq(accounts.id, accountId))
  const isRecent = clock.now().getTime() - acceptedAt.getTime() < DOUBLE_CLICK_MS
  return isRecent && account !== undefined && acceptedAt.getTime() - account.createdAt.getTime() < DOUBLE_CLICK_MS
}
