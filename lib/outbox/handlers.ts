import { and, inArray, isNotNull, lt, or } from 'drizzle-orm'
import { db } from '@/db/client'
import { oneTimeTokens, rateLimits, sessions } from '@/db/schema/accounts'
import { outbox } from '@/db/schema/records'
import { OUTBOX_KINDS, type OutboxKind } from '@/db/vocabulary'
import { closeAllExpired } from '@/lib/client-invite/close-expired'
import { sendReminders } from '@/lib/client-invite/send-reminders'
import { sweepCheckouts } from '@/lib/client-invite/sweep'
import { withdrawUnentitled } from '@/lib/client-invite/withdraw-unentitled'
import { clock } from '@/lib/clock'
import type { Handler, Handlers, Job, Outcome } from '@/lib/kernel/jobs'
import { deliver } from './deliver'

const DAY_MS = 86_400_000
const MAILS = OUTBOX_KINDS.filter((kind) => kind.startsWith('mail-'))

/** Everything that is done after a commit or by the clock, by the kind of its row. */
export function handlers(): Handlers {
  const mail: Handler = { handle: deliver }
  return {
    ...Object.fromEntries(MAILS.map((kind) => [kind, mail])),
    'withdraw-unentitled': { handle: afterRightLost },
    ...PERIODIC,
  }
}

/** The rows that come back by themselves, one per time bucket. */
const PERIODIC = {
  'sweep-checkouts': periodic(10, sweepCheckouts),
  'close-expired': periodic(60, closeAllExpired),
  'send-reminders': periodic(600, sendReminders),
  prune: periodic(3600, prune),
} satisfies Handlers

async function afterRightLost({ payload }: Job): Promise<Outcome> {
  const { companyId, accountId } = payload
  await withdrawUnentitled({ companyId: String(companyId), accountId: String(accountId) })
  return undefined
}

/** A periodic row is tried once: the next bucket comes anyway. */
function periodic(everySeconds: number, work: () => Promise<unknown>): Handler {
  return {
    everySeconds,
    mostAttempts: 1,
    async handle() {
      await work()
      return undefined
    },
  }
}

/** Rows that only the past needed: periodic rows, old codes, counters and sessions. */
async function prune(): Promise<void> {
  const now = clock.now()
  const weekAgo = new Date(now.getTime() - 7 * DAY_MS)
  const isPeriodic = inArray(outbox.kind, Object.keys(PERIODIC) as OutboxKind[])
  await db()
    .delete(outbox)
    .where(and(isPeriodic, lt(outbox.createdAt, weekAgo), or(isNotNull(outbox.doneAt), isNotNull(outbox.deadAt))))
  await db()
    .delete(oneTimeTokens)
    .where(lt(oneTimeTokens.createdAt, new Date(now.getTime() - DAY_MS)))
  await db().delete(rateLimits).where(lt(rateLimits.expiresAt, now))
  await db().delete(sessions).where(lt(sessions.expiresAt, now))
}
