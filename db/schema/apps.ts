import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { NOUNS, type Noun } from '../vocabulary'
import { accounts } from './accounts'
import { billingContacts } from './billing-contacts'
import { id, moment, oneOf } from './columns'
import { companies } from './companies'

/** Size and price of an App, from the operator file. `slug` is the operator's word for it. */
export const plans = pgTable(
  'plans',
  {
    id: id(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    size: text('size').notNull(),
    position: integer('position').notNull(),
    isActive: boolean('is_active').notNull().default(true),
  },
  (table) => [uniqueIndex('plans_slug').on(table.slug)],
)

/** Net price of a plan a month, in cents, from a day on. */
export const planPrices = pgTable(
  'plan_prices',
  {
    planId: uuid('plan_id')
      .notNull()
      .references(() => plans.id),
    currency: text('currency').notNull(),
    monthlyAmount: integer('monthly_amount').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.currency, table.validFrom] }),
    check('plan_prices_amount', sql`${table.monthlyAmount} >= 0`),
  ],
)

/** A hosted web application: of exactly one Company at any time. `trialEndsAt` is null for a paid App. */
export const apps = pgTable(
  'apps',
  {
    id: id(),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    name: text('name').notNull(),
    noun: text('noun').$type<Noun>().notNull().default('website'),
    planId: uuid('plan_id')
      .notNull()
      .references(() => plans.id),
    billingContactId: uuid('billing_contact_id'),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => accounts.id),
    createdAt: moment('created_at').notNull(),
    trialEndsAt: moment('trial_ends_at'),
    /** The last day that is to be paid, while that lies ahead or was not worked yet. */
    planEndsOn: date('plan_ends_on', { mode: 'string' }),
    /** The last day that was paid, once it is over: the App is paused since, and kept for a while. */
    planEndedOn: date('plan_ended_on', { mode: 'string' }),
    /** Brought back after its plan had ended: kept until then at least. */
    keptUntil: date('kept_until', { mode: 'string' }),
    /** Switched off: nothing answers, and for seven days an Owner can bring it back. */
    deletedAt: moment('deleted_at'),
    /** The App is gone for good, and its name free again. */
    nameFreedAt: moment('name_freed_at'),
  },
  (table) => [
    uniqueIndex('apps_name').on(table.name).where(sql`${table.nameFreedAt} is null`),
    index('apps_company').on(table.companyId),
    index('apps_created_by').on(table.createdBy),
    index('apps_plan_ends').on(table.planEndsOn).where(sql`${table.planEndsOn} is not null`),
    index('apps_plan_ended')
      .on(table.planEndedOn)
      .where(sql`${table.planEndedOn} is not null and ${table.deletedAt} is null`),
    index('apps_switched_off')
      .on(table.deletedAt)
      .where(sql`${table.deletedAt} is not null and ${table.nameFreedAt} is null`),
    foreignKey({
      name: 'apps_billing_contact_of_same_company',
      columns: [table.companyId, table.billingContactId],
      foreignColumns: [billingContacts.companyId, billingContacts.id],
    }),
    oneOf('apps_noun', table.noun, NOUNS),
    check('apps_name_form', sql`${table.name} ~ '^[a-z](?:[a-z0-9]|-(?!-)){1,28}[a-z0-9]$'`),
    check('apps_trial_or_paid', sql`(${table.trialEndsAt} is null) = (${table.billingContactId} is not null)`),
    check(
      'apps_plan_end',
      sql`(${table.planEndsOn} is null and ${table.planEndedOn} is null)
      or (${table.billingContactId} is not null and (${table.planEndsOn} is null or ${table.planEndedOn} is null))`,
    ),
    check('apps_freed_was_switched_off', sql`${table.nameFreedAt} is null or ${table.deletedAt} is not null`),
  ],
)

/** A Collaborator's access: one person, one App. */
export const appCollaborators = pgTable(
  'app_collaborators',
  {
    appId: uuid('app_id')
      .notNull()
      .references(() => apps.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.appId, table.accountId] }),
    index('app_collaborators_account').on(table.accountId),
  ],
)
