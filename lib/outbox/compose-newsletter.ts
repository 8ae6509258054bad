import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { newsletterSubscriptions, newsletters } from '@/db/schema/account-belongings'
import { offersNewsletter } from '@/lib/account/audience'
import { newsletterLink } from '@/lib/account/newsletter/links'
import { isInAudience } from '@/lib/account/newsletter/queries'
import type { Job } from '@/lib/kernel/jobs'
import { absolute, paths } from '@/lib/paths'
import { labelOf } from '@/lib/person-name'
import type { Composers, Filled } from './composed'
import { personOf } from './team-facts'

export const newsletterMails = {
  'mail-newsletter-confirm': composeNewsletterConfirm,
  'mail-newsletter': composeNewsletter,
} satisfies Partial<Composers>

/** The link without which no newsletter is sent, while it is the newest and has not been used. */
async function composeNewsletterConfirm({
  payload: { accountId, generation },
}: Job<'mail-newsletter-confirm'>): Promise<Filled<'mail-newsletter-confirm'>> {
  const { account, wish } = await loadWish(accountId)
  if (!account || !wish) return { skipped: 'account-gone' }
  if (!offersNewsletter(account.kind)) return { skipped: 'not-for-clients' }
  if (wish.generation !== generation) return { skipped: 'replaced' }
  if (wish.endedAt) return { skipped: 'stopped' }
  if (wish.confirmedAt) return { skipped: 'confirmed' }
  return {
    to: account.email,
    language: account.language,
    props: {
      name: labelOf(account),
      url: absolute(paths.newsletterConfirm(newsletterLink(account.id, wish.generation, 'confirm'))),
    },
  }
}

/** One issue, to somebody who is in the audience at this moment. */
async function composeNewsletter({
  payload: { newsletterId, accountId },
}: Job<'mail-newsletter'>): Promise<Filled<'mail-newsletter'>> {
  const [issue] = await db().select().from(newsletters).where(eq(newsletters.id, newsletterId))
  if (!issue) return { skipped: 'newsletter-gone' }
  const { account, wish } = await loadWish(accountId)
  if (!account || !wish) return { skipped: 'account-gone' }
  if (!(await isInAudience(account.id))) return { skipped: 'not-in-audience' }
  const link = newsletterLink(account.id, wish.generation, 'stop')
  return {
    to: account.email,
    language: account.language,
    props: {
      title: issue.subject,
      message: issue.body,
      stopUrl: absolute(paths.newsletterStop(link)),
      oneClickUrl: absolute(paths.newsletterStopInOneClick(link)),
    },
  }
}

async function loadWish(accountId: string) {
  const account = await personOf(accountId)
  const [wish] = await db()
    .select()
    .from(newsletterSubscriptions)
    .where(eq(newsletterSubscriptions.accountId, accountId))
  return { account, wish }
}
