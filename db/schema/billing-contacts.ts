import { sql } from 'drizzle-orm'
import { check, date, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import {
  CONTACT_STATUSES,
  type ContactStatus,
  LANGUAGES,
  type Language,
  VAT_STATUSES,
  type VatStatus,
} from '../vocabulary'
import { id, moment, oneOf } from './columns'
import { companies } from './companies'

/** A postal address as a person reads it; empty strings where nothing is known yet. */
export type Address = { street: string; postcode: string; city: string; country: string }

/** Who pays. Never deleted. */
export const billingContacts = pgTable(
  'billing_contacts',
  {
    id: id(),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    currency: text('currency').notNull(),
    legalName: text('legal_name').notNull(),
    invoiceEmail: text('invoice_email').notNull(),
    address: jsonb('address').$type<Address>().notNull(),
    country: text('country').notNull(),
    vatId: text('vat_id'),
    vatStatus: text('vat_status').$type<VatStatus>(),
    /** In which its bills are written. */
    language: text('language').$type<Language>().notNull().default('en'),
    /** What the payer wants printed on every bill: their own number of the order, '' where there is none. */
    orderNumber: text('order_number').notNull().default(''),
    /** Goes up with every edit: what is sent to Stripe goes under a key of its own. */
    version: integer('version').notNull().default(0),
    stripeCustomerId: text('stripe_customer_id'),
    paymentMethodId: text('payment_method_id'),
    paymentMethodType: text('payment_method_type'),
    paymentMethodBrand: text('payment_method_brand'),
    paymentMethodLast4: text('payment_method_last4'),
    /** Until when a card is good; null for what has no such end. */
    paymentMethodExpMonth: integer('payment_method_exp_month'),
    paymentMethodExpYear: integer('payment_method_exp_year'),
    /** Of a direct debit: what its owner signed, as their bank names it. */
    mandateReference: text('mandate_reference'),
    /** When Stripe last said something new of the VAT id. */
    vatCheckedAt: moment('vat_checked_at'),
    /** How often what Stripe says was written here: whoever asked before another one wrote asks again. */
    stripeReads: integer('stripe_reads').notNull().default(0),
    status: text('status').$type<ContactStatus>().notNull(),
    /** Since when its Apps are paused because of an unpaid bill. */
    suspendedAt: moment('suspended_at'),
    /** The last day that is billed or was let go; null before the first month is closed. */
    billedThrough: date('billed_through', { mode: 'string' }),
    detailsConfirmedAt: moment('details_confirmed_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    unique('billing_contacts_company_and_id').on(table.companyId, table.id),
    uniqueIndex('billing_contacts_stripe_customer').on(table.stripeCustomerId),
    // Those of whom a month is open, the longest first.
    index('billing_contacts_billed_through').on(sql`coalesce(${table.billedThrough}, '-infinity'::date)`, table.id),
    oneOf('billing_contacts_status', table.status, CONTACT_STATUSES),
    oneOf('billing_contacts_vat_status', table.vatStatus, VAT_STATUSES),
    check('billing_contacts_vat', sql`(${table.vatId} is null) = (${table.vatStatus} is null)`),
    check(
      'billing_contacts_active_pays',
      sql`${table.status} <> 'active' or (${table.stripeCustomerId} is not null and ${table.paymentMethodId} is not null)`,
    ),
    check('billing_contacts_suspended', sql`${table.suspendedAt} is null or ${table.status} = 'suspended'`),
    oneOf('billing_contacts_language', table.language, LANGUAGES),
    check('billing_contacts_order_number', sql`length(${table.orderNumber}) <= 40`),
    check('billing_contacts_country', sql`${table.country} ~ '^[A-Z]{2}$'`),
  ],
)
