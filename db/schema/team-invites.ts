import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { LANGUAGES, type Language, ROLES, type Role } from '../vocabulary'
import { accounts } from './accounts'
import { apps } from './apps'
import { id, moment, oneOf } from './columns'
import { companies } from './companies'

/** The request to join a Company, or Apps of it as a Collaborator. At most one waits per Company and address. */
export const teamInvites = pgTable(
  'team_invites',
  {
    id: id(),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    /** Who answers for it: whoever sent it, or to whom it was passed on. */
    inviterId: uuid('inviter_id')
      .notNull()
      .references(() => accounts.id),
    /** First and last name of whoever answers for it, as it was at sending or passing on. */
    senderName: text('sender_name').notNull(),
    /** Canonical. */
    email: text('email').notNull(),
    name: text('name').notNull().default(''),
    message: text('message').notNull().default(''),
    role: text('role').$type<Role>().notNull(),
    language: text('language').$type<Language>().notNull().default('en'),
    expiryDays: integer('expiry_days').notNull().default(14),
    /** Raised by resend and by a corrected address; the links of former generations are dead. */
    generation: integer('generation').notNull().default(1),
    mailedHash: text('mailed_hash').notNull(),
    copiedHash: text('copied_hash').notNull(),
    formerHashes: text('former_hashes').array().notNull().default([]),
    sentAt: moment('sent_at').notNull(),
    lastSentAt: moment('last_sent_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
    acceptedBy: uuid('accepted_by').references(() => accounts.id),
    declinedAt: moment('declined_at'),
    withdrawnAt: moment('withdrawn_at'),
    newLinkWantedAt: moment('new_link_wanted_at'),
  },
  (table) => [
    uniqueIndex('team_invites_mailed').on(table.mailedHash),
    uniqueIndex('team_invites_copied').on(table.copiedHash),
    index('team_invites_former').using('gin', table.formerHashes),
    uniqueIndex('team_invites_one_open')
      .on(table.companyId, table.email)
      .where(sql`${table.acceptedAt} is null and ${table.declinedAt} is null and ${table.withdrawnAt} is null`),
    index('team_invites_company').on(table.companyId, table.sentAt),
    index('team_invites_inviter').on(table.inviterId),
    index('team_invites_email').on(table.email),
    index('team_invites_waiting')
      .on(table.expiresAt)
      .where(sql`${table.acceptedAt} is null and ${table.declinedAt} is null and ${table.withdrawnAt} is null`),
    index('team_invites_accepted_by').on(table.acceptedBy).where(sql`${table.acceptedBy} is not null`),
    oneOf('team_invites_role', table.role, ROLES),
    oneOf('team_invites_language', table.language, LANGUAGES),
    check('team_invites_generation', sql`${table.generation} >= 1`),
    check('team_invites_name', sql`length(${table.name}) <= 80`),
    check('team_invites_message', sql`length(${table.message}) <= 600`),
    check(
      'team_invites_one_end',
      sql`num_nonnulls(${table.acceptedAt}, ${table.declinedAt}, ${table.withdrawnAt}) <= 1`,
    ),
    check('team_invites_accepted', sql`(${table.acceptedAt} is null) = (${table.acceptedBy} is null)`),
  ],
)

/** The Apps a Team Invite for a Collaborator is about. */
export const teamInviteApps = pgTable(
  'team_invite_apps',
  {
    inviteId: uuid('invite_id')
      .notNull()
      .references(() => teamInvites.id),
    appId: uuid('app_id')
      .notNull()
      .references(() => apps.id),
  },
  (table) => [primaryKey({ columns: [table.inviteId, table.appId] }), index('team_invite_apps_app').on(table.appId)],
)
