import { sql } from 'drizzle-orm'

// Columns for selects from apps. Tables are named outright: Drizzle leaves the table out of a column in a select
// from one table, and the inner query would take it for its own.

/** Whether an App is on an open Client Invite. */
export const IS_OFFERED = sql<boolean>`exists (
  select 1 from client_invite_apps o where o.app_id = apps.id and o.closed_at is null)`

/**
 * Whether whoever pays for an App owes something: until that is paid it goes nowhere. Looked up for each App: for a mere "exists"
 * the database would read all Billing Contacts there are.
 */
export const IS_OVERDUE = sql<boolean>`coalesce((
  select b.status in ('past_due', 'suspended') from billing_contacts b where b.id = apps.billing_contact_id limit 1), false)`

/** When an App's last Client Invite ended or will end; null without one. */
export const INVITE_END = sql<Date | null>`(
  select max(coalesce(o.closed_at, i.expires_at)) from client_invite_apps o
  join client_invites i on i.id = o.invite_id where o.app_id = apps.id)`.mapWith(toDate)

function toDate(text: string): Date {
  return new Date(text)
}
