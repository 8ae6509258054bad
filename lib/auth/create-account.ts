import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import type { AccountKind, Language } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { findAccountByEmail } from './find-account'

export type NewAccount = {
  kind: AccountKind
  /** Canonical, and proved by whoever calls: a mailed link or a code reached this mailbox. */
  email: string
  firstName: string
  lastName: string
  passwordHash: string | null
  language: Language
}

/** An account by its id, and whether this call has made it. */
export type MadeAccount = { id: string; isNew: boolean }

/**
 * Makes the account of a proved address. When somebody was faster with the same address it is theirs and not new, and nothing
 * of what was given is kept: whoever has only a link to show must not be let into it (docs/rules.md R8).
 */
export async function createAccount(tx: Transaction, account: NewAccount): Promise<MadeAccount> {
  const id = newId()
  const made = await tx
    .insert(accounts)
    .values({ id, ...account, createdAt: clock.now() })
    .onConflictDoNothing({ target: accounts.email })
    .returning({ id: accounts.id })
  if (made.length === 0) {
    const { id: known } = (await findAccountByEmail(tx, account.email)) ?? refuse('not-found')
    return { id: known, isNew: false }
  }
  await record(tx, { kind: 'account', accountId: id }, { verb: 'account-created', facts: { kind: account.kind } })
  return { id, isNew: true }
}
