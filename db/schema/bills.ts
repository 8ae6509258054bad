import { sql } from 'drizzle-orm'
import { check, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { type Language, PAYMENT_FAILURES, type PaymentFailure, VAT_REASONS, type VatReason } from '../vocabulary'
import { apps } from './apps'
import { type Address, billingContacts } from './billing-contacts'
import { bytes, id, moment, oneOf } from './columns'

/** Who writes a bill, as the operator file said it on that day. */
export type BillIssuer = {
  name: string
  legalName: string
  address: Address
  register: string
  vatId: string
  supportEmail: string
  /** What the law wants on a bill besides, line by line. */
  footer: string[]
  /** Under which direct debits are collected; null where none are. */
  sepaCreditorId: string | null
}

/** Whom a bill is made out to. `orderNumber` is '' where the payer named none. */
export type BillRecipient = {
  legalName: string
  address: Address
  vatId: string | null
  orderNumber: string
  invoiceEmail: string
  language: Language
}

/** What a bill is charged to. `mandate`: the reference of a direct debit's mandate; absent on bills of before. */
export type BillMethod = { type: string; brand: string | null; last4: string | null; mandate?: string | null }

/** One Billing Contact's costs of one month, as they were written down, and what became of it: only that ever changes. */
export const bills = pgTable(
  'bills',
  {
    id: id(),
    billingContactId: uuid('billing_contact_id')
      .notNull()
      .references(() => billingContacts.id),
    /** The 1st of the month that is billed. */
    month: date('month', { mode: 'string' }).notNull(),
    number: text('number').notNull(),
    currency: text('currency').notNull(),
    net: integer('net').notNull(),
    vat: integer('vat').notNull(),
    gross: integer('gross').notNull(),
    vatReason: text('vat_reason').$type<VatReason>().notNull(),
    /** The country whose rate applies. */
    vatCountry: text('vat_country').notNull(),
    /** In basis points. */
    vatRate: integer('vat_rate').notNull(),
    issuer: jsonb('issuer').$type<BillIssuer>().notNull(),
    recipient: jsonb('recipient').$type<BillRecipient>().notNull(),
    /** Null where there was none to charge. */
    method: jsonb('method').$type<BillMethod>(),
    chargeOn: date('charge_on', { mode: 'string' }).notNull(),
    issuedAt: moment('issued_at').notNull(),
    /** What collects it at Stripe. */
    stripeInvoiceId: text('stripe_invoice_id'),
    /** When Stripe was first asked to make that: what it answered may have been lost. */
    begunAt: moment('begun_at'),
    /** Since when a direct debit is on its way. */
    collectingSince: moment('collecting_since'),
    /** When it could not be charged for the first time; the days of what follows are counted from here. */
    failedAt: moment('failed_at'),
    /** What was in the way last. */
    lastError: text('last_error').$type<PaymentFailure>(),
    /** So often it was tried to charge it. */
    tries: integer('tries').notNull().default(0),
    nextTryOn: date('next_try_on', { mode: 'string' }),
    paidAt: moment('paid_at'),
    /** Cancelled at Stripe: nobody owes it any more. */
    voidAt: moment('void_at'),
    /** Written off at Stripe: it is tried no more, and owed all the same. */
    givenUpAt: moment('given_up_at'),
    nextCheckAt: moment('next_check_at'),
    checks: integer('checks').notNull().default(0),
  },
  (table) => [
    uniqueIndex('bills_invoice').on(table.stripeInvoiceId),
    index('bills_owed')
      .on(table.billingContactId)
      .where(sql`${table.failedAt} is not null and ${table.paidAt} is null and ${table.voidAt} is null`),
    index('bills_to_check').on(table.nextCheckAt).where(sql`${table.nextCheckAt} is not null`),
    oneOf('bills_last_error', table.lastError, PAYMENT_FAILURES),
    check('bills_failed', sql`(${table.failedAt} is null) = (${table.lastError} is null)`),
    check('bills_given_up', sql`${table.givenUpAt} is null or ${table.failedAt} is not null`),
    check('bills_one_end', sql`${table.paidAt} is null or ${table.voidAt} is null`),
    check(
      'bills_nothing_after_the_end',
      sql`(${table.paidAt} is null and ${table.voidAt} is null)
        or num_nonnulls(${table.collectingSince}, ${table.nextTryOn}, ${table.nextCheckAt}) = 0`,
    ),
    check('bills_tries', sql`${table.tries} >= 0`),
    uniqueIndex('bills_once_a_month').on(table.billingContactId, table.month),
    uniqueIndex('bills_number').on(table.number),
    check('bills_month', sql`extract(day from ${table.month}) = 1`),
    check('bills_form_of_number', sql`${table.number} ~ '^[A-Za-z0-9-]{1,20}$'`),
    check('bills_gross', sql`${table.gross} = ${table.net} + ${table.vat}`),
    check('bills_amounts', sql`${table.net} >= 0 and ${table.vat} >= 0`),
    oneOf('bills_vat_reason', table.vatReason, VAT_REASONS),
  ],
)

/** Consecutive days of one App at one price. The amounts of a bill's lines make those of the bill, to the cent. */
export const billLines = pgTable(
  'bill_lines',
  {
    billId: uuid('bill_id')
      .notNull()
      .references(() => bills.id),
    /** From 1 on. */
    position: integer('position').notNull(),
    appId: uuid('app_id')
      .notNull()
      .references(() => apps.id),
    appName: text('app_name').notNull(),
    planName: text('plan_name').notNull(),
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    toOn: date('to_on', { mode: 'string' }).notNull(),
    days: integer('days').notNull(),
    daysInMonth: integer('days_in_month').notNull(),
    /** Net cents of a full month. */
    monthlyAmount: integer('monthly_amount').notNull(),
    /** Net cents. */
    amount: integer('amount').notNull(),
    /** Its share of the bill's VAT. */
    vat: integer('vat').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.billId, table.position] }),
    check(
      'bill_lines_days',
      sql`${table.days} = ${table.toOn} - ${table.fromOn} + 1 and ${table.days} between 1 and ${table.daysInMonth}`,
    ),
    check('bill_lines_amounts', sql`${table.amount} >= 0 and ${table.vat} >= 0`),
  ],
)

/** A bill as it was drawn: the first, and each correction of name and address. Never drawn again. */
export const billDocuments = pgTable(
  'bill_documents',
  {
    billId: uuid('bill_id')
      .notNull()
      .references(() => bills.id),
    /** 1 is the bill itself; later ones correct it. */
    version: integer('version').notNull(),
    recipient: jsonb('recipient').$type<BillRecipient>().notNull(),
    pdf: bytes('pdf').notNull(),
    /** Hex, over the bytes of the PDF. */
    sha256: text('sha256').notNull(),
    madeAt: moment('made_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.billId, table.version] }),
    check('bill_documents_version', sql`${table.version} >= 1`),
    check('bill_documents_sha256', sql`${table.sha256} = encode(sha256(${table.pdf}), 'hex')`),
  ],
)

/** The last number given out in a year. */
export const billNumbers = pgTable(
  'bill_numbers',
  { year: integer('year').primaryKey(), last: integer('last').notNull() },
  (table) => [check('bill_numbers_last', sql`${table.last} >= 1`)],
)
