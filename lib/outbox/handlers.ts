import { and, eq, inArray, isNotNull, lt, or } from 'drizzle-orm'
import { db } from '@/db/client'
import { MAIL_KINDS, type MailKind, PERIODIC_KINDS, type PeriodicKind, type TroubleKind } from '@/db/promises'
import { oneTimeTokens, rateLimits, sessions } from '@/db/schema/accounts'
import { clientInvites } from '@/db/schema/client-invites'
import { outbox, sentForms } from '@/db/schema/records'
import { teamInvites } from '@/db/schema/team-invites'
import { areNamesHeld, freeNames } from '@/lib/apps/free-names'
import { CODE_ROW_MS } from '@/lib/auth/codes'
import { closeMonths, isMonthOpen } from '@/lib/billing/close-months'
import { collectBill, NOT_DUE } from '@/lib/billing/collect-bill'
import { endPlans, isPlanDue } from '@/lib/billing/end-plans'
import { lapseRequests } from '@/lib/billing/lapse-requests'
import { reportSuspended } from '@/lib/billing/report-suspended'
import { suspendPayer } from '@/lib/billing/suspend-payer'
import { isBillDue, sweepBills } from '@/lib/billing/sweep-bills'
import { isSetupDue, sweepSetups } from '@/lib/billing/sweep-setups'
import { syncCustomer } from '@/lib/billing/sync-customer'
import { warnPayer } from '@/lib/billing/warn-payer'
import { closeAllExpired } from '@/lib/client-invite/close-expired'
import { reconcile } from '@/lib/client-invite/reconcile'
import { sendReminders } from '@/lib/client-invite/send-reminders'
import { isCheckoutDue, sweepCheckouts } from '@/lib/client-invite/sweep'
import { withdrawUnentitled } from '@/lib/client-invite/withdraw-unentitled'
import { clock } from '@/lib/clock'
import { addDays, startOfDay } from '@/lib/day'
import { type Handler, type Handlers, type Job, NotYet, type Outcome } from '@/lib/kernel/jobs'
import { forgetTexts } from '@/lib/kernel/mail-texts'
import { operator } from '@/lib/operator'
import { tellExpired } from '@/lib/team-invite/tell-expired'
import { deliver } from './deliver'
import { WORTH, worthUntil } from './worth'

const DAY_MS = 86_400_000
const HOUR_SECONDS = 3600

/** Everything that is done after a commit or by the clock: a kind that nobody does fails the type check. */
export function handlers(): Required<Handlers> {
  return {
    ...mails(),
    ...PERIODIC,
    'withdraw-unentitled': {
      handle: afterRightLost,
      worthUntil: ({ kind, promisedAt }) => worthUntil(kind, { promisedAt, inviteEndsAt: null }),
    },
    'collect-bill': {
      handle: afterItsDay,
      worthUntil: ({ kind, promisedAt }) => worthUntil(kind, { promisedAt, inviteEndsAt: null }),
    },
    'sync-customer': {
      handle: afterEdit,
      worthUntil: ({ kind, promisedAt }) => worthUntil(kind, { promisedAt, inviteEndsAt: null }),
    },
    'warn-payer': { handle: ({ payload }) => warnPayer(payload), worthUntil: forLong },
    'suspend-payer': { handle: ({ payload }) => suspendPayer(payload), worthUntil: forLong },
    'report-suspended': { handle: ({ payload }) => reportSuspended(payload), worthUntil: forLong },
  }
}

function forLong({ kind, promisedAt }: Job<TroubleKind>): Date {
  return worthUntil(kind, { promisedAt, inviteEndsAt: null })
}

function mails(): Record<MailKind, Handler<MailKind>> {
  const entries = MAIL_KINDS.map((kind) => [kind, { handle: deliver, worthUntil: endOfMail }] as const)
  return Object.fromEntries(entries) as Record<MailKind, Handler<MailKind>>
}

async function endOfMail({ kind, promisedAt, payload }: Job<MailKind>): Promise<Date> {
  const worth = WORTH[kind]
  if ('keptUntil' in payload) return startOfDay(addDays(payload.keptUntil, 1), operator().timeZone)
  const table = typeof worth === 'number' || worth === 'while-kept' ? null : INVITES[worth]
  const inviteId = 'inviteId' in payload ? payload.inviteId : null
  if (!table || !inviteId) return worthUntil(kind, { promisedAt, inviteEndsAt: null })
  const [invite] = await db().select({ endsAt: table.expiresAt }).from(table).where(eq(table.id, inviteId))
  return worthUntil(kind, { promisedAt, inviteEndsAt: invite?.endsAt ?? null })
}

const INVITES = { 'until-client-invite-ends': clientInvites, 'until-team-invite-ends': teamInvites } as const

const PERIODIC: Record<PeriodicKind, Handler<PeriodicKind>> = {
  'sweep-checkouts': { ...periodic(10, sweepCheckouts), isNeeded: isCheckoutDue },
  'sweep-setups': { ...periodic(10, sweepSetups), isNeeded: isSetupDue },
  'sweep-bills': { ...periodic(10, sweepBills), isNeeded: isBillDue },
  reconcile: periodic(600, reconcile),
  'close-expired': periodic(60, closeAllExpired),
  'tell-expired': periodic(60, tellExpired),
  'end-plans': { ...periodic(3600, endPlans), isNeeded: isPlanDue },
  'free-names': { ...periodic(3600, freeNames), isNeeded: areNamesHeld },
  'send-reminders': periodic(600, sendReminders),
  'close-months': { ...periodic(600, closeMonths), isNeeded: isMonthOpen },
  prune: periodic(3600, prune),
  'lapse-requests': periodic(600, lapseRequests),
}

async function afterRightLost({ payload }: Job<'withdraw-unentitled'>): Promise<Outcome> {
  await withdrawUnentitled(payload)
  return undefined
}

/** Promised for a day that is still to come where the operator is now: it is no day that was missed. */
async function afterItsDay({ payload }: Job<'collect-bill'>): Promise<Outcome> {
  const outcome = await collectBill(payload)
  if (outcome && 'skipped' in outcome && outcome.skipped === NOT_DUE) throw new NotYet(HOUR_SECONDS)
  return outcome
}

async function afterEdit({ payload }: Job<'sync-customer'>): Promise<Outcome> {
  await syncCustomer(payload)
  return undefined
}

/** A periodic row is tried once however late, and again until the next one comes. */
function periodic(everySeconds: number, work: () => Promise<unknown>): Handler<PeriodicKind> {
  return {
    everySeconds,
    worthUntil: ({ attempt, promisedAt }) =>
      attempt === 1 ? null : new Date(promisedAt.getTime() + everySeconds * 1000),
    async handle() {
      await work()
      return undefined
    },
  }
}

/** Rows that only the past needed: periodic rows, old codes, counters, sessions, sent forms, and texts of mails that have gone out. */
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
  await db().delete(sentForms).where(lt(sentForms.createdAt, weekAgo))
  await db().delete(rateLimits).where(lt(rateLimits.expiresAt, now))
  await db().delete(sessions).where(lt(sessions.expiresAt, now))
  await forgetTexts()
}
