import { sql } from 'drizzle-orm'
import { check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Day } from '@/lib/day'
import {
  CHECKOUT_STATUSES,
  type CheckoutStatus,
  KEPT_ACCESSES,
  type KeptAccess,
  type Language,
  REQUEST_DECISIONS,
  type RejectReason,
  type RequestDecision,
  type VatReason,
} from '../vocabulary'
import { accounts } from './accounts'
import { apps, plans } from './apps'
import { billingContacts } from './billing-contacts'
import { clientInvites } from './client-invites'
import { id, moment, oneOf } from './columns'
import { companies } from './companies'

/** What the buyer typed at the order, frozen with it. `companyId` is set when an existing Company takes the App. */
export type BuyerDraft = {
  companyId: string | null
  companyName: string
  country: string
  vatId: string | null
  invoiceEmail: string
}

/** An App on offer: its plan and net cents a month. */
export type QuotedPlan = { planId: string; name: string; monthlyAmount: number }

/** `country` is the one whose rate applies; `rate` is in basis points. */
export type Vat = { reason: VatReason; country: string; rate: number }

/** Cents; `gross` is always `net` + `vat`. */
export type Amounts = { net: number; vat: number; gross: number }

/** What a buyer pays, in cents (billing/quote.ts). Plain data: it is stored with the order and hashed for the order form. */
export type Quote = {
  currency: string
  /** One per App. `firstAmount` is its net share of the first bill. */
  lines: (QuotedPlan & { firstAmount: number })[]
  vat: Vat
  /** A full month. */
  month: Amounts
  firstBill: Amounts & { from: Day; to: Day; billedOn: Day; chargedOn: Day }
}

/** What goes to Stripe, written before the first call so that a repeated call is the same call. */
export type StripeRequest = {
  customerName: string
  customerEmail: string
  country: string
  vatId: string | null
  successUrl: string
  cancelUrl: string
  submitText: string
  locale: Language
  /** Unix seconds; at most 23 hours after the order. */
  expiresAt: number
}

/** One Order on its way: from the binding click to the saved payment method. */
export const billingCheckouts = pgTable(
  'billing_checkouts',
  {
    id: id(),
    inviteId: uuid('invite_id')
      .notNull()
      .references(() => clientInvites.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    buyer: jsonb('buyer').$type<BuyerDraft>().notNull(),
    /** The quote of the day, as shown above the order button. */
    quote: jsonb('quote').$type<Quote>().notNull(),
    termsHash: text('terms_hash').notNull(),
    /** What the client lets the sender keep: at most what the terms ask for. */
    keptAccess: text('kept_access').$type<KeptAccess>().notNull().default('none'),
    currency: text('currency').notNull(),
    stripeRequest: jsonb('stripe_request').$type<StripeRequest>(),
    stripeCustomerId: text('stripe_customer_id'),
    stripeSessionId: text('stripe_session_id'),
    /** The hosted page's address while it can be used. A bearer secret: nulled when the Checkout ends. */
    stripeUrl: text('stripe_url'),
    status: text('status').$type<CheckoutStatus>().notNull(),
    rejectReason: text('reject_reason').$type<RejectReason>(),
    /** Where the App ended up and who pays for it, once applied. */
    companyId: uuid('company_id').references(() => companies.id),
    billingContactId: uuid('billing_contact_id').references(() => billingContacts.id),
    orderedAt: moment('ordered_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    nextCheckAt: moment('next_check_at'),
    checks: integer('checks').notNull().default(0),
    appliedAt: moment('applied_at'),
    detachedAt: moment('detached_at'),
  },
  (table) => [
    uniqueIndex('billing_checkouts_session').on(table.stripeSessionId),
    uniqueIndex('billing_checkouts_one_open').on(table.inviteId).where(sql`${table.status} = 'open'`),
    index('billing_checkouts_invite').on(table.inviteId),
    index('billing_checkouts_company').on(table.companyId),
    index('billing_checkouts_due').on(table.nextCheckAt).where(sql`${table.nextCheckAt} is not null`),
    oneOf('billing_checkouts_status', table.status, CHECKOUT_STATUSES),
    oneOf('billing_checkouts_kept_access', table.keptAccess, KEPT_ACCESSES),
    check('billing_checkouts_applied', sql`(${table.status} = 'applied') = (${table.appliedAt} is not null)`),
    check('billing_checkouts_rejected', sql`(${table.status} = 'rejected') = (${table.rejectReason} is not null)`),
  ],
)

/** A Billing Contact on its way to a payment method, on Stripe's page: nothing is charged. */
export const paymentSetups = pgTable(
  'payment_setups',
  {
    id: id(),
    billingContactId: uuid('billing_contact_id').references(() => billingContacts.id),
    checkoutId: uuid('checkout_id').references(() => billingCheckouts.id),
    accountId: uuid('account_id').references(() => accounts.id),
    /** What goes to Stripe, written before the first call so that a repeated call is the same call. */
    stripeRequest: jsonb('stripe_request').$type<StripeRequest>().notNull(),
    stripeCustomerId: text('stripe_customer_id'),
    stripeSessionId: text('stripe_session_id'),
    /** The hosted page's address while it can be used. A bearer secret: nulled when the setup ends. */
    stripeUrl: text('stripe_url'),
    /** The page of ours that it leads back to. */
    next: text('next').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    nextCheckAt: moment('next_check_at'),
    checks: integer('checks').notNull().default(0),
    /** A payment method was saved. */
    settledAt: moment('settled_at'),
    /** It ended without one. */
    endedAt: moment('ended_at'),
  },
  (table) => [
    uniqueIndex('payment_setups_session').on(table.stripeSessionId),
    uniqueIndex('payment_setups_one_open')
      .on(table.billingContactId)
      .where(sql`${table.settledAt} is null and ${table.endedAt} is null`),
    index('payment_setups_due').on(table.nextCheckAt).where(sql`${table.nextCheckAt} is not null`),
    check('payment_setups_whose', sql`num_nonnulls(${table.billingContactId}, ${table.checkoutId}) = 1`),
    check('payment_setups_one_end', sql`${table.settledAt} is null or ${table.endedAt} is null`),
  ],
)

/** What an Admin asks the Owners for: a plan beyond the Company's limit, for an App there is or for one to be. */
export const planRequests = pgTable(
  'plan_requests',
  {
    id: id(),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    appId: uuid('app_id').references(() => apps.id),
    /** Of an App to be made; nobody else can take the name meanwhile. */
    appName: text('app_name'),
    planId: uuid('plan_id')
      .notNull()
      .references(() => plans.id),
    /** Net cents. */
    monthlyAmount: integer('monthly_amount').notNull(),
    currency: text('currency').notNull(),
    billingContactId: uuid('billing_contact_id')
      .notNull()
      .references(() => billingContacts.id),
    requestedBy: uuid('requested_by')
      .notNull()
      .references(() => accounts.id),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    decidedAt: moment('decided_at'),
    /** Who decided; null where nobody did in time. */
    decidedBy: uuid('decided_by').references(() => accounts.id),
    decision: text('decision').$type<RequestDecision>(),
  },
  (table) => [
    uniqueIndex('plan_requests_one_an_app').on(table.appId).where(sql`${table.decidedAt} is null`),
    uniqueIndex('plan_requests_one_a_name').on(table.appName).where(sql`${table.decidedAt} is null`),
    index('plan_requests_company').on(table.companyId, table.createdAt),
    index('plan_requests_waiting').on(table.expiresAt).where(sql`${table.decidedAt} is null`),
    oneOf('plan_requests_decision', table.decision, REQUEST_DECISIONS),
    check('plan_requests_for_one', sql`num_nonnulls(${table.appId}, ${table.appName}) = 1`),
    check('plan_requests_decided', sql`(${table.decidedAt} is null) = (${table.decision} is null)`),
    check(
      'plan_requests_by_somebody',
      sql`(${table.decidedBy} is null) = (${table.decision} is null or ${table.decision} = 'lapsed')`,
    ),
    check('plan_requests_amount', sql`${table.monthlyAmount} >= 0`),
  ],
)

/** The day ledger: who pays for an App, on which plan, from which day to which day (both included). */
export const appUsage = pgTable(
  'app_usage',
  {
    id: id(),
    appId: uuid('app_id')
      .notNull()
      .references(() => apps.id),
    billingContactId: uuid('billing_contact_id')
      .notNull()
      .references(() => billingContacts.id),
    planId: uuid('plan_id')
      .notNull()
      .references(() => plans.id),
    monthlyAmount: integer('monthly_amount').notNull(),
    currency: text('currency').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('app_usage_one_open').on(table.appId).where(sql`${table.endsOn} is null`),
    index('app_usage_contact').on(table.billingContactId),
    check('app_usage_days', sql`${table.endsOn} >= ${table.startsOn} - 1`),
    check('app_usage_amount', sql`${table.monthlyAmount} >= 0`),
  ],
)

/** Every Stripe event we were sent, once. A hint only: the truth is fetched from Stripe. */
export const stripeEvents = pgTable(
  'stripe_events',
  {
    id: text('id').primaryKey(),
    type: text('type').notNull(),
    objectId: text('object_id').notNull(),
    receivedAt: moment('received_at').notNull(),
    processedAt: moment('processed_at'),
    lastError: text('last_error'),
  },
  (table) => [index('stripe_events_received').on(table.receivedAt)],
)
