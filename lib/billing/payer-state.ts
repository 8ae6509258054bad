import { sql } from 'drizzle-orm'
import { billingContacts } from '@/db/schema/billing-contacts'
import { bills } from '@/db/schema/bills'

// What queries ask of the Billing Contact in their rows.

/** Whether the bill in a row `o` is owed: `isOwed` in the words of its index. */
export const IS_OWED_ROW = sql`o.failed_at is not null and o.paid_at is null and o.void_at is null`

/** When the oldest bill that it owes could not be charged for the first time. */
export const OWED_SINCE = sql<Date | null>`(
  select min(o.failed_at) from bills o where o.billing_contact_id = ${billingContacts.id} and ${IS_OWED_ROW})`.mapWith(
  bills.failedAt,
)

/** How many Apps it pays for now. */
export const PAID_APPS = sql<number>`(
  select count(*)::int from apps a where a.company_id = ${billingContacts.companyId}
    and a.billing_contact_id = ${billingContacts.id} and a.deleted_at is null and a.plan_ended_on is null)`
