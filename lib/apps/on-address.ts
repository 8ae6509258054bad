import { and, eq, isNull } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { billingContacts } from '@/db/schema/billing-contacts'
import { clock } from '@/lib/clock'
import { dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { INVITE_END } from './offers'
import { pausedBy } from './paused'
import { trialEnd } from './trial'

/** What answers at an App's own address: its name and whether it is paused; null for a name that no App has. */
export async function appOnAddress(
  name: string,
  reader: Reader = db(),
): Promise<{ name: string; isPaused: boolean } | null> {
  const [app] = await reader
    .select({
      name: apps.name,
      trialEndsAt: apps.trialEndsAt,
      createdAt: apps.createdAt,
      inviteEndsAt: INVITE_END,
      planEndsOn: apps.planEndsOn,
      planEndedOn: apps.planEndedOn,
      payerStatus: billingContacts.status,
    })
    .from(apps)
    .leftJoin(billingContacts, eq(billingContacts.id, apps.billingContactId))
    // A name is looked up among those that are taken.
    .where(and(eq(apps.name, name), isNull(apps.nameFreedAt), isNull(apps.deletedAt)))
    .limit(1)
  if (!app) return null
  const { trialEndsAt } = app
  const { trialDays, timeZone } = operator()
  const now = clock.now()
  const isTrialOver = trialEndsAt && trialEnd({ ...app, trialEndsAt, trialDays }) <= now
  return { name: app.name, isPaused: pausedBy({ ...app, isTrialOver }, dayOf(now, timeZone)) !== null }
}
