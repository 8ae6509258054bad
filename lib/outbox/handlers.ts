import { and, inArray, isNotNull, lt, or } from 'drizzle-orm'
import { db } from '@/db/client'
import { MAIL_KINDS, type MailKind, PERIODIC_KINDS, type PeriodicKind } from '@/db/promises'
import { oneTimeTokens, rateLimits, sessions } from '@/db/schema/accounts'
import { outbox } from '@/db/schema/records'
import { CODE_ROW_MS } from '@/lib/auth/codes'
import { closeAllExpired } from '@/lib/client-invite/close-expired'
import { sendReminders } from '@/lib/client-invite/send-reminders'
import { sweepCheckouts } from '@/lib/client-invite/sweep'
import { withdrawUnentitled } from '@/lib/client-invite/withdraw-unentitled'
import { clock } from '@/lib/clock'
import type { Handler, Handlers, Job, Outcome } from '@/lib/kernel/jobs'
import { forgetTexts } from '@/lib/kernel/mail-texts'
import { tellExpired } from '@/lib/team-invite/tell-expired'
import { deliver } from './deliver'

const DAY_MS = 86_400_000

/** Everything that is done after a commit or by the clock: a kind that nobody does fails the type check. */
export function handlers(): Required<Handlers> {
  return { ...mails(), ...PERIODIC, 'withdraw-unentitled': { handle: afterRightLost } }
}

function mails(): Record<MailKind, Handler<MailKind>> {
  const entries = MAIL_KINDS.map((kind) => [kind, { handle: deliver }] as const)
  return Object.fromEntries(entries) as Record<MailKind, Handler<MailKind>>
}

const PERIODIC: Record<PeriodicKind, Handler<PeriodicKind>> = {
  'sweep-checkouts': periodic(10, sweepCheckouts),
  'close-expired': periodic(60, closeAllExpired),
  'tell-expired': periodic(60, tellExpired),
  'send-reminders': periodic(600, sendReminders),
  prune: periodic(3600, prune),
}

async function afterRightLost({ payload }: Job<'withdraw-unentitled'>): Promise<Outcome> {
  await withdrawUnentitled(payload)
  return undefined
}

/** A periodic row is tried once: the next bucket comes anyway. */
function periodic(everySeconds: number, work: () => Promise<unknown>): Handler<PeriodicKind> {
  return {
    everySeconds,
    mostAttempts: 1,
    async handle() {
      await work()
      return undefined
    },
  }
}

/** Rows that only the past needed: periodic rows, old codes, counters, sessions, and texts of mails that have gone out. */
async function prune(): Promise<void> {
  const now = clock.now()
  const weekAgo = new Date(now.getTime() - 7 * DAY_MS)
  const isPeriodic = inArray(outbox.kind, PERIODIC_KINDS)
  await db()
    .delete(outbox)
    .where(and(isPeriodic, lt(outbox.createdAt, weekAgo), or(isNotNull(outbox.doneAt), isNotNull(outbox.deadAt))))
  await db()
    .delete(oneTimeTokens)
    .where(lt(oneTimeTokens.createdAt, new Date(now.getTime() - CODE_ROW_MS)))
  await db().delete(rateLimits).where(lt(rateLimits.expiresAt, now))
  await db().delete(sessions).where(lt(sessions.expiresAt, now))
  await forgetTexts()
}
