import { eq } from 'drizzle-orm'
import { accounts } from '@/db/schema/accounts'
import { clientInvites } from '@/db/schema/client-invites'
import type { Language } from '@/db/vocabulary'
import type { LinkBearer } from '@/lib/actor'
import { THIS_MACHINE, type Visitor } from '@/lib/auth/asker'
import { isCodeAlive, issueCode, redeemCode } from '@/lib/auth/codes'
import { createAccount } from '@/lib/auth/create-account'
import { refuse } from '@/lib/errors'
import { once } from '@/lib/kernel/once'
import { countLinkBearer, linkCounter } from '@/lib/links/count-bearer'
import { splitName } from '@/lib/person-name'

/**
 * Sends a 6-digit code to the invited mailbox: a copied link proves nothing, and a known account is not opened by a link alone.
 * Refuses: not-found, too-many.
 * @returns the id of the code's row, for the page that asks for it
 */
export async function askMailbox(
  bearer: LinkBearer,
  { language, form }: { language: Language; form?: string },
  visitor: Visitor = THIS_MACHINE,
): Promise<string> {
  await countLinkBearer(bearer, visitor)
  const wish = { verb: 'prove-mailbox', content: bearer, holds: isCodeAlive } as const
  const { tokenId } = await once({ form }, wish, async (tx) => {
    const [invite] = await tx
      .select({ email: clientInvites.email })
      .from(clientInvites)
      .where(eq(clientInvites.id, bearer.inviteId))
    if (!invite) refuse('not-found')
    const [account] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, invite.email))
    const tokenId = await issueCode(tx, {
      purpose: 'prove-mailbox',
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
 * The code was typed: whoever typed it reads the invited mailbox. Makes the client's account if there is none.
 * Refuses: not-found, wrong-code, code-expired, code-tries-used.
 * @returns the account to sign in
 */
export async function proveMailbox(
  bearer: LinkBearer,
  input: { tokenId: string; code: string; form?: string },
  visitor: Visitor = THIS_MACHINE,
): Promise<string> {
  return redeemCode({ ...input, purpose: 'prove-mailbox', visitor }, async (tx, proven) => {
    if (proven.inviteId !== bearer.inviteId) refuse('not-found')
    const [invite] = await tx.select().from(clientInvites).where(eq(clientInvites.id, bearer.inviteId))
    if (!invite || invite.email !== proven.email) refuse('not-found')
    const { id } = await createAccount(tx, {
      kind: 'client',
      email: invite.email,
      ...splitName(invite.clientName),
      passwordHash: null,
      language: proven.language,
    })
    return id
  })
}
