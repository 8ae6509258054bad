import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Given, type Givens, type Places, prepared } from '@/db/prepared'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { AGREED_AMOUNT } from '@/lib/apps/agreed-price'
import { clock } from '@/lib/clock'
import { type Day, dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { isNotOver } from './write-ledger'

/**
 * Whether what an Admin does stays within what the Owners allow: the Company then costs no more a month than the limit, or no more
 * than it did before. All in net cents a month (docs/rules.md R46).
 */
export function isWithinLimit({ limit, before, after }: { limit: number; before: number; after: number }): boolean {
  return after <= Math.max(limit, before)
}

/**
 * What a Company costs a month, in net cents: of each App the dearest of what it costs today and what is to come. It is what its own
 * Billing Contacts pay: what somebody else pays for the rest of the day of a hand-over is nothing of it. Apps that are paused
 * because of an unpaid bill count with what they will cost again: nobody's act begins that.
 */
export type MonthlyCost = {
  sum: number
  /** The same without the App that is asked about. */
  others: number
  /** What that App costs today; it counts for the rest of the day, whatever becomes of it. */
  today: number
}

/** What a Company costs a month once the App that was asked about has another price. The ledger says the same after it is written. */
export function sumWith({ others, today }: MonthlyCost, monthlyAmount: number): number {
  return others + Math.max(today, monthlyAmount)
}

/** What a Company costs a month, and one App in it; null asks about none. Under the Company's lock it stays true until the commit. */
export function monthlyCost(companyId: string, appId: string | null, reader?: Reader): Asked<MonthlyCost> {
  const asked = costOf({ companyId, appId, today: dayOf(clock.now(), operator().timeZone) }, reader)
  return asked.as(([cost]) => cost ?? { sum: 0, others: 0, today: 0 })
}

const costOf = prepared(
  (reader, { companyId, appId, today }: Places<{ companyId: string; appId: string | null; today: Day }>) => {
    const isIt = sql`dearest.app_id is not distinct from ${appId}::uuid`
    return reader
      .select({
        sum: sql<number>`coalesce(sum(dearest.amount), 0)::int`,
        others: sql<number>`coalesce(sum(dearest.amount) filter (where not ${isIt}), 0)::int`,
        today: sql<number>`coalesce(max(dearest.today) filter (where ${isIt}), 0)::int`,
      })
      .from(sql`(
        select app_id, max(amount) as amount, max(today) as today from (${ledgerOf({ companyId, today })}
          union all ${pausedOf({ companyId, today })}) prices group by app_id) dearest`)
  },
)

type Asking = Givens<{ companyId: string; today: Day }>

function ledgerOf({ companyId, today }: Asking): SQL {
  return sql`
    select ${appUsage.appId} as app_id, ${appUsage.monthlyAmount} as amount,
      case when ${appUsage.startsOn} <= ${today}::date then ${appUsage.monthlyAmount} end as today
    from ${appUsage} join ${apps} on ${apps.id} = ${appUsage.appId}
    join ${billingContacts} on ${billingContacts.id} = ${appUsage.billingContactId}
    where ${billingContacts.companyId} = ${companyId} and ${isNotOver({ today })} and ${isPlanToCome({ today })}`
}

/** Apps that cost nothing while whoever pays is suspended, and with the last bill paid the same as before again. */
function pausedOf({ companyId, today }: Asking): SQL {
  return sql`
    select ${apps.id}, ${AGREED_AMOUNT}, null
    from ${apps} join ${billingContacts} on ${billingContacts.id} = ${apps.billingContactId}
    where ${apps.companyId} = ${companyId} and ${billingContacts.status} = 'suspended' and ${apps.deletedAt} is null
      and ${apps.planEndedOn} is null and ${isPlanToCome({ today })}`
}

function isPlanToCome({ today }: { today: Given<Day> }): SQL {
  return sql`(${apps.planEndsOn} is null or ${apps.planEndsOn} >= ${today}::date)`
}

/** What the Apps of a Company cost a month, in net cents. */
export async function monthlySum(reader: Reader, companyId: string): Promise<number> {
  return (await monthlyCost(companyId, null, reader)).sum
}
