import { eq } from 'drizzle-orm'
import { newsletterSubscriptions } from '@/db/schema/account-belongings'
import { accounts } from '@/db/schema/accounts'
import { inTransaction, lockAccount } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { isId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import type { NewsletterLink } from '@/lib/paths'
import { offersNewsletter } from '../audience'
import { confirms } from './links'
import { mayConfirm, subscriptionOf } from './queries'

/**
 * The second yes, from the mailbox itself. Twice is once, and a link that is none, too old, or of somebody who is a client
 * by now changes and says nothing.
 */
export async function confirmNewsletter(link: NewsletterLink): Promise<void> {
  const { accountId } = link
  if (!isId(accountId)) return
  await inTransaction(async (tx) => {
    await lockAccount(tx, accountId)
    const row = await subscriptionOf(tx, accountId)
    if (!row || !confirms(link, row.generation) || !mayConfirm(row)) return
    const [account] = await tx.select({ kind: accounts.kind }).from(accounts).where(eq(accounts.id, accountId))
    if (!account || !offersNewsletter(account.kind)) return
    await tx
      .update(newsletterSubscriptions)
      .set({ confirmedAt: clock.now() })
      .where(eq(newsletterSubscriptions.accountId, accountId))
    // Whoever reads this mailbox is this person; a session is not needed.
    const actor = { kind: 'account', accountId } as const
    await record(tx, actor, { verb: 'newsletter-confirmed', facts: { before: 'asked', after: 'confirmed' } })
  })
}
