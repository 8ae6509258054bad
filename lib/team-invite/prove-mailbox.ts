import { eq } from 'drizzle-orm'
import { teamInvites } from '@/db/schema/team-invites'
import type { Language } from '@/db/vocabulary'
import type { LinkBearer } from '@/lib/actor'
import { THIS_MACHINE, type Visitor } from '@/lib/auth/asker'
import { isCodeAlive, issueCode, redeemCode } from '@/lib/auth/codes'
import { findAccountByEmail } from '@/lib/auth/find-account'
import { ensureOwnCompany } from '@/lib/company/own-company'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { once } from '@/lib/kernel/once'
import { countLinkBearer, linkCounter } from '@/lib/links/count-bearer'
import { splitName } from '@/lib/person-name'
import { makeInvitedAccount } from './invited-account'

/**
 * Sends a 6-digit code to the invited mailbox: a copied link proves nothing, and a known account is not opened by a link alone.
 * Refuses: not-found, too-many.
 * @returns the id of the code's row, for the page that asks for it
 */
export async function askTeamMailbox(
  bearer: LinkBearer,
  { language, form }: { language: Language; form?: string },
  visitor: Visitor = THIS_MACHINE,
): Promise<string> {
  await countLinkBearer(bearer, visitor)
  const wish = { verb: 'prove-mailbox', content: bearer, holds: isCodeAlive } as const
  const { tokenId } = await once({ form }, wish, async (tx) => {
    const [invite] = await tx
      .select({ email: teamInvites.email })
      .from(teamInvites)
      .where(eq(teamInvites.id, bearer.inviteId))
    if (!invite) refuse('not-found')
    const account = await findAccountByEmail(tx, invite.email)
    const tokenId = await issueCode(tx, {
      purpose: 'join-team',
      email: invite.email,
      accountId: account?.id,
      inviteId: bearer.inviteId,
      language,
      asker: linkCounter(bearer),
    })
    return { tokenId }
  })
  return tokenId
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
