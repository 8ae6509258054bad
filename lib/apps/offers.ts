import { sql } from 'drizzle-orm'

// Columns for selects from apps. Tables are named outright: Drizzle leaves the table out of a column in a select
// from one table, and the inner query would take it for its own.

/** Whether an App is on an open Client Invite. */
export const IS_OFFERED = sql<boolean>`exists (
  select 1 from client_invite_apps o where o.app_id = apps.id and o.closed_at is null)`

/** When an App's last Client Invite ended or will end; null without one. */
export const INVITE_END = sql<Date | null>`(
  select max(coalesce(o.closed_at, i.expires_at)) from client_invite_apps o
  join client_invites i on i.id = o.invite_id where o.app_id = apps.id)`.mapWith(toDate)

function toDate(text: string): Date {
  return new Date(text)
}
