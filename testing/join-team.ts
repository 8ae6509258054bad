import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { teamInvites } from '@/db/schema/team-invites'
import type { Language, Role } from '@/db/vocabulary'
import type { AccountActor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { acceptTeamInvite } from '@/lib/team-invite/accept'
import { inviteMember } from '@/lib/team-invite/invite'
import { teamLinkToken } from '@/lib/team-invite/links'
import { teamBearerOf } from './links'

export type InvitedToTeam = { inviteId: string; mailedLink: string; copiedLink: string; email: string }

/** Invites somebody to a Company's team. `appIds` for a Collaborator. */
export async function inviteToTeam(
  inviter: AccountActor,
  companySlug: string,
  invited: {
    email: string
    role: Role
    appIds?: string[]
    name?: string
    message?: string
    language?: Language
    expiryDays?: 3 | 7 | 14 | 30
  },
): Promise<InvitedToTeam> {
  const { inviteId } = await inviteMember(inviter, {
    name: '',
    message: '',
    language: 'en',
    expiryDays: 14,
    appIds: [],
    ...invited,
    companySlug,
    acceptedEmail: invited.email,
    firstName: 'Mara',
    lastName: 'Lindqvist',
  })
  return { inviteId, email: invited.email, ...(await teamLinksOf(inviteId)) }
}

/** Both links of a Team Invite as they work now. */
export async function teamLinksOf(inviteId: string): Promise<{ mailedLink: string; copiedLink: string }> {
  const [invite] = await db().select().from(teamInvites).where(eq(teamInvites.id, inviteId))
  if (!invite) throw new Error(`no team invite ${inviteId}`)
  return { mailedLink: teamLinkToken(invite, 'mailed'), copiedLink: teamLinkToken(invite, 'copied') }
}

/**
 * Accepts a Team Invite through its mailed link: as somebody new, or as the account that holds the invited address. Answers
 * who joined.
 */
export async function joinTeam(
  invited: InvitedToTeam,
  person: { firstName?: string; lastName?: string; language?: Language } = {},
): Promise<AccountActor> {
  const known = await accountIdOf(invited.email)
  const { signIn } = await acceptTeamInvite(await teamBearerOf(invited.mailedLink), {
    accountId: known,
    firstName: person.firstName ?? 'Jonas',
    lastName: person.lastName ?? 'Weber',
    language: person.language ?? 'en',
  })
  const accountId = signIn ?? known
  if (!accountId) throw new Error(`nobody joined as ${invited.email}`)
  return { kind: 'account', accountId, provedAt: clock.now() }
}

async function accountIdOf(email: string): Promise<string | null> {
  const [account] = await db().select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email))
  return account?.id ?? null
}
