import type { Transaction } from '@/db/client'
import type { Language } from '@/db/vocabulary'
import type { LinkBearer } from '@/lib/actor'
import type { Visitor } from '@/lib/auth/asker'
import { isCodeAlive, issueCode } from '@/lib/auth/codes'
import { findAccountByEmail } from '@/lib/auth/find-account'
import { refuse } from '@/lib/errors'
import { once } from '@/lib/kernel/once'
import { countLinkBearer, linkCounter } from './count-bearer'

type Asking = {
  purpose: 'prove-mailbox' | 'join-team'
  language: Language
  form?: string | undefined
  /** The address that the link's invite names; undefined where there is no such invite. */
  findEmail(tx: Transaction): Promise<string | undefined>
}

/**
 * Sends a 6-digit code to the mailbox that a link's invite names: a copied link proves nothing, and a known account is not opened
 * by a link alone. Refuses: not-found, too-many.
 * @returns the id of the code's row, for the page that asks for it
 */
export async function askMailboxOf(bearer: LinkBearer, asking: Asking, visitor: Visitor): Promise<string> {
  await countLinkBearer(bearer, visitor)
  const { purpose, language, form } = asking
  const wish = { verb: 'prove-mailbox', content: bearer, holds: isCodeAlive } as const
  const { tokenId } = await once({ form }, wish, async (tx) => {
    const email = (await asking.findEmail(tx)) ?? refuse('not-found')
    const account = await findAccountByEmail(tx, email)
    const accountId = account?.id
    const request = { purpose, email, accountId, inviteId: bearer.inviteId, language, asker: linkCounter(bearer) }
    return { tokenId: await issueCode(tx, request) }
  })
  return tokenId
}
