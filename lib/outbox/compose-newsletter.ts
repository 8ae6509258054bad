import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { newsletterSubscriptions, newsletters } from '@/db/schema/account-belongings'
import type { Facts } from '@/db/schema/records'
import { offersNewsletter } from '@/lib/account/audience'
import { newsletterLink } from '@/lib/account/newsletter/links'
import { isInAudience } from '@/lib/account/newsletter/queries'
import { operator } from '@/lib/operator'
import { absolute, paths } from '@/lib/paths'
import { labelOf } from '@/lib/person-name'
import type { Composed } from './composed'
import { personOf } from './team-facts'

/** The link without which no newsletter is sent, while it is the newest and has not been used. */
export async function composeNewsletterConfirm({ accountId, generation }: Facts): Promise<Composed> {
  const { account, wish } = await loadWish(accountId)
  if (!account || !wish) return { skipped: 'account-gone' }
  if (!offersNewsletter(account.kind)) return { skipped: 'not-for-clients' }
  if (wish.generation !== generation) return { skipped: 'replaced' }
  if (wish.endedAt) return { skipped: 'stopped' }
  if (wish.confirmedAt) return { skipped: 'confirmed' }
  return {
    to: account.email,
    mail: {
      kind: 'mail-newsletter-confirm',
      language: account.language,
      operator: operator(),
      props: {
        name: labelOf(account),
        url: absolute(paths.newsletterConfirm(newsletterLink(account.id, wish.generation, 'confirm'))),
      },
    },
  }
}

/** One issue, to somebody who is in the audience at this moment. */
export async function composeNewsletter({ newsletterId, accountId }: Facts): Promise<Composed> {
  const [issue] = await db()
    .select()
    .from(newsletters)
    .where(eq(newsletters.id, String(newsletterId)))
  if (!issue) return { skipped: 'newsletter-gone' }
  const { account, wish } = await loadWish(accountId)
  if (!account || !wish) return { skipped: 'account-gone' }
  if (!(await isInAudience(account.id))) return { skipped: 'not-in-audience' }
  const link = newsletterLink(account.id, wish.generation, 'stop')
  return {
    to: account.email,
    mail: {
      kind: 'mail-newsletter',
      language: account.language,
      operator: operator(),
      props: {
        title: issue.subject,
        message: issue.body,
        stopUrl: absolute(paths.newsletterStop(link)),
        oneClickUrl: absolute(paths.newsletterStopInOneClick(link)),
      },
    },
  }
}

async function loadWish(accountId: unknown) {
  const account = await personOf(accountId)
  const [wish] = await db()
    .select()
    .from(newsletterSubscriptions)
    .where(eq(newsletterSubscriptions.accountId, String(accountId)))
  return { account, wish }
}
