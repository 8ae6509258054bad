import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import {
  AGREED_DOCUMENTS,
  type AgreedDocument,
  KEPT_ACCESSES,
  type KeptAccess,
  LANGUAGES,
  type Language,
  NOUNS,
  type Noun,
  type Role,
} from '../vocabulary'
import { accounts } from './accounts'
import { apps, plans } from './apps'
import { id, moment, oneOf } from './columns'
import { companies } from './companies'

export type AppChoice = { appId: string; planId: string }

/** The terms an Order is placed on, frozen when the invite is sent (client-invite/terms.ts). */
export type Terms = {
  currency: string
  apps: { appId: string; planId: string; monthlyAmount: number }[]
  keptAccess: KeptAccess
  /** Accounts that will have access after the hand-over, with the role each will have. */
  access: { accountId: string; role: Role }[]
  documents: { document: AgreedDocument; version: string; sha256: string }[]
}

/** The request to a client to take over one or more Apps. Without `sentAt` it is a draft of the wizard. */
export const clientInvites = pgTable(
  'client_invites',
  {
    id: id(),
    /** The Company the Apps leave. Null while a draft has no App yet. */
    companyId: uuid('company_id').references(() => companies.id),
    senderId: uuid('sender_id')
      .notNull()
      .references(() => accounts.id),
    appChoices: jsonb('app_choices').$type<AppChoice[]>().notNull().default([]),
    email: text('email').notNull().default(''),
    clientName: text('client_name').notNull().default(''),
    message: text('message').notNull().default(''),
    noun: text('noun').$type<Noun>().notNull().default('website'),
    clientCompany: text('client_company').notNull().default(''),
    country: text('country').notNull(),
    language: text('language').$type<Language>().notNull().default('en'),
    keptAccess: text('kept_access').$type<KeptAccess>().notNull().default('admin'),
    expiryDays: integer('expiry_days').notNull().default(14),
    /** The sender's name as it was at sending. */
    senderName: text('sender_name'),
    /** Raised by resend; the links of former generations are dead. */
    generation: integer('generation').notNull().default(1),
    mailedHash: text('mailed_hash'),
    copiedHash: text('copied_hash'),
    formerHashes: text('former_hashes').array().notNull().default([]),
    terms: jsonb('terms').$type<Terms>(),
    termsHash: text('terms_hash'),
    createdAt: moment('created_at').notNull(),
    sentAt: moment('sent_at'),
    lastSentAt: moment('last_sent_at'),
    seenAt: moment('seen_at'),
    orderedAt: moment('ordered_at'),
    completedAt: moment('completed_at'),
    withdrawnAt: moment('withdrawn_at'),
    declinedAt: moment('declined_at'),
    expiresAt: moment('expires_at'),
    newLinkWantedAt: moment('new_link_wanted_at'),
    /** When the client was last reminded, by the clock or by the sender. */
    remindedAt: moment('reminded_at'),
    /** The client wants no more reminders of this invite. */
    remindersStoppedAt: moment('reminders_stopped_at'),
    /** Why the client said no, in their own words; may be empty. */
    declineReason: text('decline_reason').notNull().default(''),
  },
  (table) => [
    uniqueIndex('client_invites_mailed').on(table.mailedHash),
    uniqueIndex('client_invites_copied').on(table.copiedHash),
    index('client_invites_former').using('gin', table.formerHashes),
    index('client_invites_sender').on(table.senderId, table.sentAt),
    index('client_invites_drafts').on(table.senderId, table.createdAt).where(sql`${table.sentAt} is null`),
    index('client_invites_handed_over')
      .on(table.senderId, table.completedAt)
      .where(sql`${table.completedAt} is not null`),
    index('client_invites_company').on(table.companyId),
    index('client_invites_email').on(table.email),
    index('client_invites_waiting')
      .on(table.expiresAt, table.id)
      .where(
        sql`${table.sentAt} is not null and ${table.completedAt} is null and ${table.declinedAt} is null and ${table.withdrawnAt} is null`,
      ),
    oneOf('client_invites_noun', table.noun, NOUNS),
    oneOf('client_invites_language', table.language, LANGUAGES),
    oneOf('client_invites_kept_access', table.keptAccess, KEPT_ACCESSES),
    check('client_invites_generation', sql`${table.generation} >= 1`),
    check('client_invites_message', sql`length(${table.message}) <= 600`),
    check('client_invites_decline_reason', sql`length(${table.declineReason}) <= 600`),
    check(
      'client_invites_sent_is_whole',
      sql`${table.sentAt} is null or (${table.companyId} is not null and ${table.email} <> '' and ${table.terms} is not null
        and ${table.termsHash} is not null and ${table.expiresAt} is not null and ${table.mailedHash} is not null
        and ${table.copiedHash} is not null and ${table.senderName} <> '' and ${table.lastSentAt} is not null)`,
    ),
    check(
      'client_invites_one_end',
      sql`num_nonnulls(${table.completedAt}, ${table.withdrawnAt}, ${table.declinedAt}) <= 1`,
    ),
    check(
      'client_invites_completed_was_ordered',
      sql`${table.completedAt} is null or (${table.orderedAt} is not null and ${table.sentAt} is not null)`,
    ),
  ],
)

/** An App on offer. At most one open row per App: `closedAt` is set when the invite ends. */
export const clientInviteApps = pgTable(
  'client_invite_apps',
  {
    inviteId: uuid('invite_id')
      .notNull()
      .references(() => clientInvites.id),
    appId: uuid('app_id')
      .notNull()
      .references(() => apps.id),
    planId: uuid('plan_id')
      .notNull()
      .references(() => plans.id),
    monthlyAmount: integer('monthly_amount').notNull(),
    closedAt: moment('closed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.inviteId, table.appId] }),
    uniqueIndex('client_invite_apps_one_open').on(table.appId).where(sql`${table.closedAt} is null`),
    index('client_invite_apps_open').on(table.inviteId).where(sql`${table.closedAt} is null`),
    index('client_invite_apps_app').on(table.appId),
  ],
)

/** What a Company agreed to, with the exact text's hash. */
export const agreements = pgTable(
  'agreements',
  {
    id: id(),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** The Client Invite that was ordered; null where a plan was ordered in the dashboard. */
    inviteId: uuid('invite_id').references(() => clientInvites.id),
    document: text('document').$type<AgreedDocument>().notNull(),
    version: text('version').notNull(),
    sha256: text('sha256').notNull(),
    agreedAt: moment('agreed_at').notNull(),
  },
  (table) => [
    uniqueIndex('agreements_once').on(table.inviteId, table.document),
    uniqueIndex('agreements_once_a_version')
      .on(table.companyId, table.document, table.version)
      .where(sql`${table.inviteId} is null`),
    index('agreements_company').on(table.companyId),
    oneOf('agreements_document', table.document, AGREED_DOCUMENTS),
  ],
)
