import { eq } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import type { AccountKind, Language } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'

type NewAccount = {
  kind: AccountKind
  /** Canonical, and proved by whoever calls: a mailed link or a code reached this mailbox. */
  email: string
  firstName: string
  lastName: string
  passwordHash: string | null
  language: Language
}

/**
 * Makes the account of a proved address and returns its id. When somebody was faster with the same address, the id is
 * that account's, and nothing of what was given is kept.
 */
export async function createAccount(tx: Transaction, account: NewAccount): Promise<string> {
  const id = newId()
  const made = await tx
    .insert(accounts)
    .values({ id, ...account, createdAt: clock.now() })
    .onConflictDoNothing({ target: accounts.email })
    .returning({ id: accounts.id })
  if (made.length === 0) return (await findAccountByEmail(tx, account.email))?.id ?? refuse('not-found')
  await record(tx, { kind: 'account', accountId: id }, { verb: 'account-created', facts: { kind: account.kind } })
  return id
}

/** The account that holds a canonical address, or undefined. */
export async function findAccountByEmail(reader: Reader, email: string) {
  const [account] = await reader
    .select({ id: accounts.id, passwordHash: accounts.passwordHash, language: accounts.language })
    .from(accounts)
    .where(eq(accounts.email, email))
  return account
}
