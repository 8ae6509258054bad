import { inTransaction } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { foldedMailbox } from '@/lib/email-address'
import { Refusal } from '@/lib/errors'
import { isId, newId } from '@/lib/id'
import { enqueue } from '@/lib/kernel/outbox'
import { withinLimit } from '@/lib/kernel/rate-limit'
import { type TokenParts, token } from '@/lib/token'
import type { Asker } from './asker'
import { MAIL_PAUSE_MS } from './one-time-rows'

const DAY = 24 * 3600
const HOUR_MS = 3_600_000
const LINK_HOURS = 48

/** The mailed link that lets somebody in where strangers have closed the door. */
export type WayInLink = { accountId: string; hour: string; token: string }

/**
 * Runs what is counted by the address for strangers. Where they have closed it, whoever holds the address hears of it, once a
 * day at most, with a link that lets them in. A mail is promised for an unknown address too, and has nobody to go to: both
 * take the same time.
 */
export async function tellingOfKnocks<Result>(
  asker: Asker,
  { email, accountId }: { email: string; accountId: string | undefined },
  work: () => Promise<Result>,
): Promise<Result> {
  return work().catch(async (error: unknown) => {
    const isClosed = 'network' in asker && error instanceof Refusal && error.reason === 'too-many'
    if (isClosed) await promiseMail(email, accountId ?? newId())
    throw error
  })
}

async function promiseMail(email: string, accountId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const once = { key: `knocking:${foldedMailbox(email)}`, most: 1, windowSeconds: DAY }
    if (!(await withinLimit(once, tx))) return
    const runAt = new Date(clock.now().getTime() + MAIL_PAUSE_MS)
    await enqueue(tx, { kind: 'mail-knocking', key: `knocking:${newId()}`, payload: { accountId }, runAt })
  })
}

/** The link for an account, as it is made now. */
export function wayInLink(accountId: string): WayInLink {
  const hour = thisHour()
  return { accountId, hour: String(hour), token: token.derive(partsOf(accountId, hour)) }
}

/** Whose link it is; null for one that is older than two days or none of ours. */
export function wayInFor(link: WayInLink): string | null {
  const { accountId } = link
  if (!isId(accountId) || !/^\d{1,9}$/.test(link.hour)) return null
  const hour = Number(link.hour)
  const isYoung = hour <= thisHour() && hour > thisHour() - LINK_HOURS
  return isYoung && token.isDerived(partsOf(accountId, hour), link.token) ? accountId : null
}

function partsOf(accountId: string, hour: number): TokenParts {
  return { purpose: 'way-in', id: accountId, generation: hour }
}

function thisHour(): number {
  return Math.floor(clock.now().getTime() / HOUR_MS)
}
