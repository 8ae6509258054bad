import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { teamInvites } from '@/db/schema/team-invites'
import type { Language } from '@/db/vocabulary'
import type { LinkBearer } from '@/lib/actor'
import { THIS_MACHINE, type Visitor } from '@/lib/auth/asker'
import { redeemCode } from '@/lib/auth/codes'
import { findAccountByEmail } from '@/lib/auth/find-account'
import { ensureOwnCompany } from '@/lib/company/own-company'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { askMailboxOf } from '@/lib/links/ask-mailbox'
import { splitName } from '@/lib/person-name'
import { makeInvitedAccount } from './invited-account'

/** Sends a code to the invited mailbox and returns the id its page is found by. Refuses: not-found, too-many. */
export function askTeamMailbox(
  bearer: LinkBearer,
  asked: { language: Language; form?: string },
  visitor: Visitor = THIS_MACHINE,
): Promise<string> {
  const findEmail = async (tx: Transaction) => {
    const invited = tx.select({ email: teamInvites.email }).from(teamInvites).where(eq(teamInvites.id, bearer.inviteId))
    return (await invited).at(0)?.email
  }
  return askMailboxOf(bearer, { ...asked, purpose: 'join-team', findEmail }, visitor)
}

/**
 * The code was typed: whoever typed it reads the invited mailbox. Makes their account if there is none; joining is a press of
 * its own. Refuses: not-found, wrong-code, code-expired, code-tries-used.
 * @returns the account to sign in
 */
export async function proveTeamMailbox(
  bearer: LinkBearer,
  input: { tokenId: string; code: string; form?: string },
  visitor: Visitor = THIS_MACHINE,
): Promise<string> {
  return redeemCode({ ...input, purpose: 'join-team', visitor }, async (tx, proven) => {
    if (proven.inviteId !== bearer.inviteId) refuse('not-found')
    const [invite] = await tx.select().from(teamInvites).where(eq(teamInvites.id, bearer.inviteId))
    if (!invite || invite.email !== proven.email) refuse('not-found')
    const known = await findAccountByEmail(tx, invite.email)
    if (known) {
      await record(tx, { kind: 'account', accountId: known.id }, { verb: 'signed-in' })
      return known.id
    }
    const { language } = proven
    const account = await makeInvitedAccount(tx, invite, { ...splitName(invite.name), language })
    if (account.isNew) await ensureOwnCompany(tx, account.id)
    else await record(tx, { kind: 'account', accountId: account.id }, { verb: 'signed-in' })
    return account.id
  })
}
