import { and, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { inTransaction, lockAccount } from '@/db/transaction'
import type { Actor } from '@/lib/actor'
import { wasDisownedSince } from '@/lib/auth/disowned'
import { freshAccountOf } from '@/lib/auth/fresh'
import { hashPassword, judgePassword } from '@/lib/auth/password'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'

/**
 * Gives an account its first password; changing one is another verb, because that asks for the old one.
 * Whoever holds an old session must not make a password that opens everything later.
 * Refuses: sign-in-first, prove-again, not-found, not-allowed (there is one already), password-short, password-long,
 * password-common, password-is-address, too-busy.
 */
export async function setPassword(actor: Actor, input: { password: string }): Promise<void> {
  const accountId = freshAccountOf(actor)
  const began = clock.now()
  const [account] = await db()
    .select({ email: accounts.email, passwordHash: accounts.passwordHash })
    .from(accounts)
    .where(eq(accounts.id, accountId))
  if (!account) refuse('not-found')
  if (account.passwordHash) refuse('not-allowed')
  judgePassword(input.password, account.email)
  const passwordHash = await hashPassword(input.password, accountId)
  await inTransaction(async (tx) => {
    await lockAccount(tx, accountId)
    // Hashing waits its turn: whoever the owner has shut out meanwhile does not get back in this way.
    if (await wasDisownedSince(tx, accountId, began)) refuse('sign-in-first')
    const set = await tx
      .update(accounts)
      .set({ passwordHash })
      .where(and(eq(accounts.id, accountId), isNull(accounts.passwordHash)))
      .returning({ id: accounts.id })
    if (set.length === 0) refuse('not-allowed')
    await record(tx, actor, { verb: 'password-set' })
  })
}
