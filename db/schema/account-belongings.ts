import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { SSH_KEY_TYPES, type SshKeyType } from '../vocabulary'
import { accounts } from './accounts'
import { id, moment, oneOf } from './columns'

/** A developer's public key. One key belongs to one account, told by the SHA-256 of its blob. */
export const sshKeys = pgTable(
  'ssh_keys',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    type: text('type').$type<SshKeyType>().notNull(),
    /** Base64, written anew by us from what was parsed. */
    blob: text('blob').notNull(),
    /** SHA-256 of the blob as ssh-keygen writes it, without "SHA256:": 43 characters. */
    fingerprint: text('fingerprint').notNull(),
    label: text('label').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('ssh_keys_fingerprint').on(table.fingerprint),
    index('ssh_keys_account').on(table.accountId),
    oneOf('ssh_keys_type', table.type, SSH_KEY_TYPES),
    check('ssh_keys_label', sql`length(${table.label}) between 1 and 80`),
  ],
)

/** A developer's wish for the newsletter: asked, confirmed from the mailbox, ended. */
export const newsletterSubscriptions = pgTable(
  'newsletter_subscriptions',
  {
    accountId: uuid('account_id')
      .primaryKey()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** Raised each time it is asked for: a link that confirms is dead after that, one that ends it works for good. */
    generation: integer('generation').notNull().default(1),
    /** Which wording was agreed to. */
    textVersion: text('text_version').notNull(),
    askedAt: moment('asked_at').notNull(),
    confirmedAt: moment('confirmed_at'),
    endedAt: moment('ended_at'),
  },
  (table) => [
    // Whom a newsletter goes to.
    index('newsletter_subscriptions_confirmed')
      .on(table.accountId)
      .where(sql`${table.confirmedAt} is not null and ${table.endedAt} is null`),
    check('newsletter_subscriptions_generation', sql`${table.generation} >= 1`),
  ],
)

/** A newsletter as it was handed over to the outbox. */
export const newsletters = pgTable('newsletters', {
  id: id(),
  subject: text('subject').notNull(),
  /** Plain text; paragraphs are parted by empty lines. */
  body: text('body').notNull(),
  createdAt: moment('created_at').notNull(),
})
