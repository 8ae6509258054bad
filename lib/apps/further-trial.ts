import { and, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { clock } from '@/lib/clock'
import { mayCreateApp, rolesThat } from '@/lib/company/roles'
import { refuse } from '@/lib/errors'
import { operator } from '@/lib/operator'
import { INVITE_END, IS_OFFERED } from './offers'
import { trialEnd } from './trial'

/** Whoever left, was removed or may make no Apps there any more is free of a trial: they could neither end it nor hand it over. */
const isStillMakersOwn = sql`exists (select 1 from seats s where s.company_id = ${apps.companyId}
  and s.account_id = ${apps.createdBy} and ${inArray(sql`s.role`, rolesThat(mayCreateApp))})`

/**
 * Refuses a further trial of a mailbox, whose accounts the caller has locked (docs/rules.md R25). Anybody else is told no App of
 * theirs: it may belong to a Company that the reader is not in.
 * Refuses: trial-running, trials-held, maker-has-trial.
 */
export async function refuseFurtherTrial(tx: Transaction, accountIds: string[], readerId: string): Promise<void> {
  const trials = await tx
    .select({
      name: apps.name,
      trialEndsAt: apps.trialEndsAt,
      createdAt: apps.createdAt,
      isOffered: IS_OFFERED,
      inviteEndsAt: INVITE_END,
    })
    .from(apps)
    .where(
      and(inArray(apps.createdBy, accountIds), isNotNull(apps.trialEndsAt), isNull(apps.deletedAt), isStillMakersOwn),
    )
  const { trialDays, limits } = operator()
  const held = trials.filter((trial) => trial.isOffered)
  const isTooManyHeld = held.length > limits.heldTrials
  const now = clock.now()
  const running = trials.find(
    ({ isOffered, trialEndsAt, ...facts }) =>
      !isOffered && trialEndsAt && trialEnd({ ...facts, trialEndsAt, trialDays }) > now,
  )
  if ((isTooManyHeld || running) && !accountIds.includes(readerId)) refuse('maker-has-trial')
  if (isTooManyHeld) refuse('trials-held', null, { count: held.length })
  if (running) refuse('trial-running', null, { app: running.name })
}
