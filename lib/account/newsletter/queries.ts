import { and, asc, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { newsletterSubscriptions } from '@/db/schema/account-belongings'
import { accounts } from '@/db/schema/accounts'
import type { Language, MailState, NewsletterState } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { isId } from '@/lib/id'
import { findMailState } from '@/lib/kernel/mail-state'
import type { NewsletterLink } from '@/lib/paths'
import { NEWSLETTER_KINDS, offersNewsletter } from '../audience'
import { confirms, stops } from './links'

export type SubscriptionRow = typeof newsletterSubscriptions.$inferSelect

const CONFIRM_DAYS = 30

export function stateOfSubscription(
  row: Pick<SubscriptionRow, 'confirmedAt' | 'endedAt'> | undefined,
): NewsletterState {
  if (!row || row.endedAt) return 'none'
  return row.confirmedAt ? 'confirmed' : 'asked'
}

/** Whether a wish that waits can still be confirmed: for 30 days. */
export function mayConfirm(row: SubscriptionRow): boolean {
  const since = clock.now().getTime() - CONFIRM_DAYS * 86_400_000
  return stateOfSubscription(row) === 'asked' && row.askedAt.getTime() > since
}

/** Where an account's own wish stands, and how far the mail is that asks for the second yes. */
export async function newsletterOf(accountId: string): Promise<{ state: NewsletterState; mail: MailState }> {
  const known = await subscriptionOf(db(), accountId)
  const state = stateOfSubscription(known)
  if (!known || state !== 'asked') return { state, mail: 'sent' }
  return { state, mail: await findMailState(confirmKey(accountId, known.generation), { isSecret: false }) }
}

/** The promise of that mail. */
export function confirmKey(accountId: string, generation: number): string {
  return `newsletter-confirm:${accountId}:${generation}`
}

export async function subscriptionOf(reader: Reader, accountId: string): Promise<SubscriptionRow | undefined> {
  const rows = await reader
    .select()
    .from(newsletterSubscriptions)
    .where(eq(newsletterSubscriptions.accountId, accountId))
  return rows.at(0)
}

export type Recipient = { accountId: string; email: string }

/** Everybody a newsletter goes to now: confirmed, not ended, and a developer today. */
export function audience(reader: Reader = db()): Promise<Recipient[]> {
  return reader
    .select({ accountId: accounts.id, email: accounts.email })
    .from(newsletterSubscriptions)
    .innerJoin(accounts, eq(accounts.id, newsletterSubscriptions.accountId))
    .where(isAddressed())
    .orderBy(asc(accounts.email))
}

/** Whether a newsletter may go to an account right now. Asked again when its mail is drawn. */
export async function isInAudience(accountId: string, reader: Reader = db()): Promise<boolean> {
  const [found] = await reader
    .select({ accountId: accounts.id })
    .from(newsletterSubscriptions)
    .innerJoin(accounts, eq(accounts.id, newsletterSubscriptions.accountId))
    .where(and(eq(accounts.id, accountId), isAddressed()))
  return found !== undefined
}

function isAddressed(): SQL | undefined {
  return and(
    isNotNull(newsletterSubscriptions.confirmedAt),
    isNull(newsletterSubscriptions.endedAt),
    inArray(accounts.kind, NEWSLETTER_KINDS),
  )
}

/** What the page behind a link of a newsletter's mail shows; null for a link that is none, or too old to be one. */
export type NewsletterPage = { language: Language; state: NewsletterState }

/** Behind the link that confirms. To a client there is none. Read only. */
export async function findConfirm(link: NewsletterLink): Promise<NewsletterPage | null> {
  const found = await findLinked(link)
  if (!found || !offersNewsletter(found.kind) || !confirms(link, found.row.generation)) return null
  const state = stateOfSubscription(found.row)
  if (state === 'none' || (state === 'asked' && !mayConfirm(found.row))) return null
  return { language: found.language, state }
}

/** Behind the link that ends it: works for good, for everybody who ever got one. Read only. */
export async function findNewsletterStop(link: NewsletterLink): Promise<NewsletterPage | null> {
  const found = await findLinked(link)
  if (!found || !stops(link, found.row.generation)) return null
  return { language: found.language, state: stateOfSubscription(found.row) }
}

async function findLinked({ accountId }: NewsletterLink) {
  if (!isId(accountId)) return undefined
  const [found] = await db()
    .select({ row: newsletterSubscriptions, language: accounts.language, kind: accounts.kind })
    .from(newsletterSubscriptions)
    .innerJoin(accounts, eq(accounts.id, newsletterSubscriptions.accountId))
    .where(eq(accounts.id, accountId))
  return found
}
