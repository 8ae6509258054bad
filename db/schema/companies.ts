import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { COMPANY_ROLES, type CompanyRole } from '../vocabulary'
import { accounts } from './accounts'
import { id, moment, oneOf } from './columns'

/** Owns Apps. `name` is null until somebody names it: then it is shown as "Personal" to its only member. */
export const companies = pgTable(
  'companies',
  {
    id: id(),
    slug: text('slug').notNull(),
    name: text('name'),
    /** The developer whose own Company this is, made with their account. */
    ownAccountId: uuid('own_account_id').references(() => accounts.id),
    adminsMayInviteClients: boolean('admins_may_invite_clients').notNull().default(false),
    /** Up to how many net cents a month Admins book without asking. Owners are not bound by it. */
    adminMonthlyLimit: integer('admin_monthly_limit').notNull().default(0),
    /** Set up by somebody who manages a client's business. */
    forClient: boolean('for_client').notNull().default(false),
    createdAt: moment('created_at').notNull(),
    /** Closed: nobody belongs to it any more, and nobody can. The row stays, because bills need it. */
    closedAt: moment('closed_at'),
  },
  (table) => [
    uniqueIndex('companies_slug').on(table.slug),
    uniqueIndex('companies_own_account').on(table.ownAccountId),
    check('companies_slug_form', sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${table.slug}) <= 60`),
    check('companies_admin_monthly_limit', sql`${table.adminMonthlyLimit} >= 0`),
    check('companies_name', sql`length(${table.name}) between 1 and 120`),
  ],
)

/** One person's role in one Company. A trigger keeps at least one owner per Company. */
export const memberships = pgTable(
  'memberships',
  {
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role').$type<CompanyRole>().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.accountId] }),
    index('memberships_account').on(table.accountId),
    oneOf('memberships_role', table.role, COMPANY_ROLES),
  ],
)
