import { and, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { inTransaction } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { hashPassword, judgePassword } from '@/lib/auth/password'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'

/**
 * Gives an account its first password; changing one is another verb, because that asks for the old one.
 * Refuses: sign-in-first, not-found, not-allowed (there is one already), password-short, password-long, password-common,
 * password-is-address.
 */
export async function setPassword(actor: Actor, input: { password: string }): Promise<void> {
  const accountId = accountOf(actor)
  const [account] = await db().select({ email: accounts.email }).from(accounts).where(eq(accounts.id, accountId))
  if (!account) refuse('not-found')
  judgePassword(input.password, account.email)
  const passwordHash = await hashPassword(input.password)
  await inTransaction(async (tx) => {
    const set = await tx
      .update(accounts)
      .set({ passwordHash })
      .where(and(eq(accounts.id, accountId), isNull(accounts.passwordHash)))
      .returning({ id: accounts.id })
    if (set.length === 0) refuse('not-allowed')
    await record(tx, actor, { verb: 'password-set' })
  })
}
