import { eq } from 'drizzle-orm'
import { newsletterSubscriptions } from '@/db/schema/account-belongings'
import { accounts } from '@/db/schema/accounts'
import { lockAccount } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { once } from '@/lib/kernel/once'
import { enqueue } from '@/lib/kernel/outbox'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
import { offersNewsletter } from '../audience'
import { TEXT_VERSION } from './links'
import { confirmKey, stateOfSubscription, subscriptionOf } from './queries'

const MOST_AN_HOUR = 3

/**
 * A developer's wish for the newsletter, under the words shown now; it counts once the mailed link is pressed. Asking again
 * sends a new link, and the former ones are dead; whoever has confirmed is asked nothing more. To a client there is none.
 * Refuses: sign-in-first, not-found, too-many.
 */
export async function askNewsletter(actor: Actor): Promise<void> {
  const accountId = accountOf(actor)
  await once(actor, { verb: 'ask-newsletter', content: null }, async (tx) => {
    await lockAccount(tx, accountId)
    const [account] = await tx.select({ kind: accounts.kind }).from(accounts).where(eq(accounts.id, accountId))
    if (!account || !offersNewsletter(account.kind)) refuse('not-found')
    const known = await subscriptionOf(tx, accountId)
    const before = stateOfSubscription(known)
    if (before === 'confirmed') return {}
    await countOrRefuse({ key: `newsletter-asked:${accountId}`, most: MOST_AN_HOUR, windowSeconds: 3600 }, null, tx)
    const generation = (known?.generation ?? 0) + 1
    const wish = { generation, textVersion: TEXT_VERSION, askedAt: clock.now(), confirmedAt: null, endedAt: null }
    await tx
      .insert(newsletterSubscriptions)
      .values({ accountId, ...wish })
      .onConflictDoUpdate({ target: newsletterSubscriptions.accountId, set: wish })
    await record(tx, actor, { verb: 'newsletter-asked', facts: { before, after: 'asked', textVersion: TEXT_VERSION } })
    const key = confirmKey(accountId, generation)
    await enqueue(tx, { kind: 'mail-newsletter-confirm', key, payload: { accountId, generation } })
    return {}
  })
}
