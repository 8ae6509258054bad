import { sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { billingContacts } from '@/db/schema/billing-contacts'
import { bills } from '@/db/schema/bills'
import { isOwedIn } from './bill-conditions'

// What queries ask of the Billing Contact in their rows.

/** Whether the bill in a row `o` is owed. */
export const IS_OWED_ROW = isOwedIn(alias(bills, 'o'))

/** When the oldest bill that it owes could not be charged for the first time. */
export const OWED_SINCE = sql<Date | null>`(
  select min(o.failed_at) from bills o where o.billing_contact_id = ${billingContacts.id} and ${IS_OWED_ROW})`.mapWith(
  bills.failedAt,
)

/** How many Apps it pays for now. */
export const PAID_APPS = sql<number>`(
  select count(*)::int from apps a where a.company_id = ${billingContacts.companyId}
    and a.billing_contact_id = ${billingContacts.id} and a.deleted_at is null and a.plan_ended_on is null)`
