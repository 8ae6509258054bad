import { asc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { outbox } from '@/db/schema/records'
import type { AccountActor } from '@/lib/actor'
import { endPlan } from '@/lib/billing/end-plan'
import { type RestoreInput, restoreApp } from '@/lib/billing/restore-app'
import { restoreView } from '@/lib/billing/restore-view'
import { switchOffApp } from '@/lib/billing/switch-off-app'
import { clock } from '@/lib/clock'
import { addDays } from '@/lib/day'
import { today } from './company'
import type { House } from './team'

/** A day so many days from today. */
export const inDays = (days: number) => addDays(today(), days)

/** Somebody who has shown a moment ago who they are, also after time went by. */
export const freshly = ({ actor }: { actor: AccountActor }): AccountActor => ({ ...actor, provedAt: clock.now() })

/** Ends the plan of an App with a day. */
export const end = ({ actor }: { actor: AccountActor }, house: Pick<House, 'slug'>, appName: string, lastDay: string) =>
  endPlan(actor, { companySlug: house.slug, appName, lastDay })

export const switchOff = (person: { actor: AccountActor }, house: Pick<House, 'slug'>, appName: string) =>
  switchOffApp(freshly(person), { companySlug: house.slug, appName })

/** Presses the button of the page that brings an App back, as it was drawn a moment ago. */
export async function restore(
  { actor }: { actor: AccountActor },
  house: Pick<House, 'id' | 'slug'>,
  appName: string,
  changed: Partial<RestoreInput> = {},
) {
  const view = await restoreView(house.id, appName)
  const amountHash = view && typeof view === 'object' ? (view.order?.amountHash ?? '') : ''
  return restoreApp(actor, { companySlug: house.slug, appName, amountHash, businessTick: true, ...changed })
}

/** The ledger of an App with its prices, in the order of its days. */
export function pricesOf(appId: string) {
  return db()
    .select({
      payer: appUsage.billingContactId,
      monthlyAmount: appUsage.monthlyAmount,
      startsOn: appUsage.startsOn,
      endsOn: appUsage.endsOn,
    })
    .from(appUsage)
    .where(eq(appUsage.appId, appId))
    .orderBy(asc(appUsage.startsOn), asc(appUsage.createdAt))
}

/** The end of an App's plan, as its row says it. */
export async function endOf(appId: string) {
  const [row] = await db()
    .select({ endsOn: apps.planEndsOn, endedOn: apps.planEndedOn, isOff: apps.deletedAt, isGone: apps.nameFreedAt })
    .from(apps)
    .where(eq(apps.id, appId))
  return { endsOn: row?.endsOn, endedOn: row?.endedOn, isOff: row?.isOff !== null, isGone: row?.isGone !== null }
}

/** Who is promised a mail of a kind about an App, and when it is due. */
export async function toldOf(kind: typeof outbox.$inferSelect.kind, appId: string) {
  const rows = await db()
    .select({ payload: outbox.payload, runAt: outbox.runAt })
    .from(outbox)
    .where(eq(outbox.kind, kind))
    .orderBy(asc(outbox.runAt), asc(outbox.id))
  return rows.filter(({ payload }) => payload.appId === appId)
}
