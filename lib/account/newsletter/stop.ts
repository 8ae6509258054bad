import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { newsletterSubscriptions } from '@/db/schema/account-belongings'
import { inTransaction, lockAccount } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { isId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import type { NewsletterLink } from '@/lib/paths'
import { stops } from './links'
import { stateOfSubscription, subscriptionOf } from './queries'

/** Ends the newsletter of whoever holds a mail of it. Twice is once, and a link that is none changes and says nothing. */
export async function stopNewsletter(link: NewsletterLink): Promise<void> {
  const { accountId } = link
  if (!isId(accountId)) return
  await inTransaction(async (tx) => {
    await lockAccount(tx, accountId)
    const row = await subscriptionOf(tx, accountId)
    if (row && stops(link, row.generation)) await endNewsletter(tx, accountId)
  })
}

/** Ends one's own newsletter, or the wish for it. Twice is once. Refuses: sign-in-first. */
export async function stopOwnNewsletter(actor: Actor): Promise<void> {
  const accountId = accountOf(actor)
  await inTransaction(async (tx) => {
    await lockAccount(tx, accountId)
    await endNewsletter(tx, accountId)
  })
}

/** Ends the newsletter of a locked account, where there is one. */
export async function endNewsletter(tx: Transaction, accountId: string): Promise<void> {
  const before = stateOfSubscription(await subscriptionOf(tx, accountId))
  if (before === 'none') return
  await tx
    .update(newsletterSubscriptions)
    .set({ endedAt: clock.now() })
    .where(eq(newsletterSubscriptions.accountId, accountId))
  const actor = { kind: 'account', accountId } as const
  await record(tx, actor, { verb: 'newsletter-stopped', facts: { before, after: 'none' } })
}
