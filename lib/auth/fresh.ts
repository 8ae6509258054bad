import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'

const MINUTES = 15

/** Whether somebody showed who they are, by password or code, within the last 15 minutes (docs/rules.md R12). */
export function isFresh({ provedAt }: { provedAt?: Date }): boolean {
  return provedAt !== undefined && clock.now().getTime() - provedAt.getTime() <= MINUTES * 60_000
}

/** The id of a signed-in account that showed who it is a moment ago. Refuses: sign-in-first, prove-again. */
export function freshAccountOf(actor: Actor): string {
  const accountId = accountOf(actor)
  if (actor.kind !== 'account' || !isFresh(actor)) refuse('prove-again')
  return accountId
}
