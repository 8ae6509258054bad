import { pgView, text, uuid } from 'drizzle-orm/pg-core'
import type { AccountKind, Role } from '../vocabulary'
import { moment, shownName } from './columns'

// For reading only; their SQL stands in the migrations, where it was written by hand. Conditions on single columns reach the
// tables behind `seats` where they compare with something known: a value, or a column of an outer query. A plain join of it
// with another table reads all access to Apps.

/**
 * What somebody is in a Company: a member once, a Collaborator once for each App they work on that is not switched off.
 * Nobody is both.
 */
export const seats = pgView('seats', {
  accountId: uuid('account_id').notNull(),
  companyId: uuid('company_id').notNull(),
  role: text('role').$type<Role>().notNull(),
  /** Null for a member. */
  appId: uuid('app_id'),
  since: moment('since').notNull(),
}).existing()

/** Every account by what its person is called. */
export const people = pgView('people', {
  accountId: uuid('account_id').notNull(),
  kind: text('kind').$type<AccountKind>().notNull(),
  email: text('email').notNull(),
  /** First and last name; empty while there is none. */
  fullName: text('full_name').notNull(),
  /** The full name, else the address. */
  label: shownName('label').notNull(),
}).existing()
