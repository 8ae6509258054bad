import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import {
  ACCOUNT_KINDS,
  type AccountKind,
  LANGUAGES,
  type Language,
  ONE_TIME_PURPOSES,
  type OneTimePurpose,
} from '../vocabulary'
import { id, moment, oneOf } from './columns'

/** A person's login. `email` is canonical: NFKC, lower case, punycode domain. */
export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    kind: text('kind').$type<AccountKind>().notNull(),
    email: text('email').notNull(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull().default(''),
    passwordHash: text('password_hash'),
    language: text('language').$type<Language>().notNull().default('en'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('accounts_email').on(table.email),
    oneOf('accounts_kind', table.kind, ACCOUNT_KINDS),
    oneOf('accounts_language', table.language, LANGUAGES),
    check('accounts_email_canonical', sql`${table.email} = lower(${table.email}) and length(${table.email}) <= 319`),
    check('accounts_names', sql`length(${table.firstName}) <= 80 and length(${table.lastName}) <= 80`),
  ],
)

/** One signed-in browser. Only the SHA-256 of its token is kept. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull(),
    /** What the browser called itself at sign-in, in words a person knows: "Firefox, Windows". Empty when unknown. */
    device: text('device').notNull().default(''),
    createdAt: moment('created_at').notNull(),
    seenAt: moment('seen_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    uniqueIndex('sessions_token').on(table.tokenHash),
    index('sessions_account').on(table.accountId),
    index('sessions_expires').on(table.expiresAt),
    check('sessions_device', sql`length(${table.device}) <= 80`),
  ],
)

/** What a person typed on the sign-up page, waiting for the code that proves the address. */
export type HalfSignUp = { firstName: string; lastName: string; passwordHash: string }

/** A 6-digit code or a link to a new password on its way to a mailbox. Both are derived from id and generation, never stored. */
export const oneTimeTokens = pgTable(
  'one_time_tokens',
  {
    id: id(),
    purpose: text('purpose').$type<OneTimePurpose>().notNull(),
    email: text('email').notNull(),
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    /** The invite whose page asks for the code: a Client Invite for prove-mailbox, a Team Invite for join-team. */
    inviteId: uuid('invite_id'),
    halfSignUp: jsonb('half_sign_up').$type<HalfSignUp>(),
    /** What the page that asked for it was written in; its mail is, too, where the mailbox has no account. */
    language: text('language').$type<Language>().notNull().default('en'),
    generation: integer('generation').notNull().default(1),
    tries: integer('tries').notNull().default(0),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [
    oneOf('one_time_tokens_purpose', table.purpose, ONE_TIME_PURPOSES),
    oneOf('one_time_tokens_language', table.language, LANGUAGES),
    index('one_time_tokens_email').on(table.email, table.purpose),
    index('one_time_tokens_created').on(table.createdAt),
    check('one_time_tokens_tries', sql`${table.tries} >= 0`),
  ],
)

/** Exact counters for limits: one row per limited key and window. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('rate_limits_expires').on(table.expiresAt)],
)
