import type { Actor } from '@/lib/actor'
import { freshAccountOf } from '@/lib/auth/fresh'
import { companiesOf } from '@/lib/company/queries'
import { Refusal, refuse } from '@/lib/errors'
import { logError } from '@/lib/log'
import { judgeMessage } from '@/lib/plain-text'
import { removeMember } from './remove-member'

type Removals = { accountId: string; companySlugs: string[]; message?: string }

/** What came of it in one Company: done, refused, or broken off by an error that nobody expected. */
export type RemovalResult = { companySlug: string; name: string } & (
  | { outcome: 'removed' | 'failed' }
  | { outcome: 'refused'; refusal: Refusal }
)

/**
 * Removes somebody from several Companies, each in a transaction of its own: one that refuses does not hold up the others.
 * The message is judged once for all of them, so that the form comes back with what was typed.
 * Refuses: sign-in-first, prove-again, nobody-chosen, message-long, message-link,
 * message-contact.
 * @returns a line for each Company, in the order they were named
 */
export async function removeEverywhere(actor: Actor, input: Removals): Promise<RemovalResult[]> {
  const actorId = freshAccountOf(actor)
  const { accountId } = input
  const slugs = [...new Set(input.companySlugs.filter(Boolean))]
  if (slugs.length === 0) refuse('nobody-chosen', 'companies')
  const message = judgeMessage(input.message ?? '')
  const names = new Map((await companiesOf(actorId)).map(({ slug, name }) => [slug, name]))
  const results: RemovalResult[] = []
  for (const companySlug of slugs) {
    const company = { companySlug, name: names.get(companySlug) ?? companySlug }
    results.push(
      await removeMember(actor, { companySlug, accountId, message }).then(
        () => ({ ...company, outcome: 'removed' as const }),
        (error: unknown) => failed(company, error),
      ),
    )
  }
  return results
}

function failed(company: { companySlug: string; name: string }, error: unknown): RemovalResult {
  if (error instanceof Refusal) return { ...company, outcome: 'refused', refusal: error }
  logError('removing from one of several:', error)
  return { ...company, outcome: 'failed' }
}
