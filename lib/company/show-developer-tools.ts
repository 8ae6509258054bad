import { eq } from 'drizzle-orm'
import { accounts } from '@/db/schema/accounts'
import { inTransaction, lockAccount } from '@/db/transaction'
import { offersNewsletter } from '@/lib/account/audience'
import { endNewsletter } from '@/lib/account/newsletter/stop'
import { type Actor, accountOf } from '@/lib/actor'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { ensureOwnCompany } from './own-company'

/**
 * Shows a person what developers see, or spares them it. A matter of view: no role changes, and keys stay. Whoever becomes
 * a developer has their own Company from then on; for whoever stops being one the newsletter ends. Choosing what is so
 * already is nothing. Refuses: sign-in-first, not-found.
 */
export async function showDeveloperTools(actor: Actor, { isShown }: { isShown: boolean }): Promise<void> {
  const accountId = accountOf(actor)
  const after = isShown ? 'developer' : 'client'
  await inTransaction(async (tx) => {
    await lockAccount(tx, accountId)
    const [account] = await tx.select({ kind: accounts.kind }).from(accounts).where(eq(accounts.id, accountId))
    if (!account) refuse('not-found')
    const before = account.kind
    if (before === after) return
    await tx.update(accounts).set({ kind: after }).where(eq(accounts.id, accountId))
    await record(tx, actor, { verb: 'kind-switched', facts: { before, after } })
    if (!offersNewsletter(after)) await endNewsletter(tx, accountId)
    if (isShown) await ensureOwnCompany(tx, accountId)
  })
}
