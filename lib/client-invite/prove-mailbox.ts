import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import type { Language } from '@/db/vocabulary'
import type { LinkBearer } from '@/lib/actor'
import { THIS_MACHINE, type Visitor } from '@/lib/auth/asker'
import { redeemCode } from '@/lib/auth/codes'
import { createAccount } from '@/lib/auth/create-account'
import { refuse } from '@/lib/errors'
import { askMailboxOf } from '@/lib/links/ask-mailbox'
import { splitName } from '@/lib/person-name'

/** Sends a code to the invited mailbox and returns the id its page is found by. Refuses: not-found, too-many. */
export function askMailbox(
  bearer: LinkBearer,
  asked: { language: Language; form?: string },
  visitor: Visitor = THIS_MACHINE,
): Promise<string> {
  const findEmail = async (tx: Transaction) => {
    const invited = tx
      .select({ email: clientInvites.email })
      .from(clientInvites)
      .where(eq(clientInvites.id, bearer.inviteId))
    return (await invited).at(0)?.email
  }
  return askMailboxOf(bearer, { ...asked, purpose: 'prove-mailbox', findEmail }, visitor)
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
