import { db, type Reader } from '@/db/client'
import { agreedPrice } from '@/lib/apps/agreed-price'
import { planKeptUntil } from '@/lib/apps/paused'
import { goneBefore, lastDayToBringBack } from '@/lib/apps/switched-off'
import { type Trial, trialAt } from '@/lib/apps/trial'
import { clock } from '@/lib/clock'
import { addDays, type Day, dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { needsTick } from './agreements'
import { findPayer, type PlanPayer, quotePlan } from './plan-order'
import type { PlanQuote } from './plan-quote'
import { amountHash } from './quote'
import { findSwitchedOff, type SwitchedOff } from './switched-off-app'

/** An App of an ended plan that is brought back late is kept for so many days more. */
const DAYS_MORE = 7

/** What bringing an App back would mean right now. */
export type RestoreView = {
  name: string
  planName: string
  /** The last day on which it can be brought back. */
  until: Day
  trial: Trial | null
  /** Its plan has ended: until when it is kept once it is back. */
  keptUntil: Day | null
  /** It begins to cost again: an order. `quote` is null while the payer cannot pay. */
  order: { payer: PlanPayer; quote: PlanQuote | null; amountHash: string; needsTick: boolean } | null
}

/** The view of an App by its name; 'live' where it is there, 'gone' where its time is over, null where there is none. */
export async function restoreView(
  companyId: string,
  name: string,
  reader: Reader = db(),
): Promise<RestoreView | 'live' | 'gone' | null> {
  const app = await findSwitchedOff(reader, companyId, name)
  if (!app) return null
  if (!app.deletedAt) return 'live'
  const now = clock.now()
  if (app.deletedAt < goneBefore(now)) return 'gone'
  const { timeZone, trialDays } = operator()
  const { trialEndsAt, planEndedOn } = app
  return {
    name: app.name,
    planName: app.planName,
    until: lastDayToBringBack(app.deletedAt),
    trial: trialEndsAt ? trialAt({ ...app, trialEndsAt, trialDays }, now, timeZone) : null,
    keptUntil: planEndedOn ? keptOnceBack(planEndedOn) : null,
    order: trialEndsAt || planEndedOn ? null : await orderOf(reader, companyId, app),
  }
}

/** Until when an App of an ended plan is kept that is brought back today: at the end of its time it gets some days more. */
export function keptOnceBack(endedOn: Day): Day {
  const { timeZone, bills } = operator()
  return planKeptUntil(endedOn, bills.keptDays, addDays(dayOf(clock.now(), timeZone), DAYS_MORE))
}

async function orderOf(reader: Reader, companyId: string, app: SwitchedOff): Promise<RestoreView['order']> {
  const payer = await findPayer(reader, companyId, app.billingContactId ?? '')
  const price = await agreedPrice(reader, app)
  if (!payer || !price) throw new Error(`nobody ever paid for app ${app.id}`)
  const isReady = payer.status === 'active'
  const quote = isReady ? await quotePlan(reader, { payer, app, monthlyAmount: price.monthlyAmount }) : null
  return {
    payer,
    quote,
    amountHash: quote ? amountHash(quote) : '',
    needsTick: await needsTick(reader, companyId),
  }
}
