import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { OUTBOX_KINDS, type OutboxKind } from '../promises'
import {
  ACTIVITY_VERBS,
  ACTOR_KINDS,
  type ActivityVerb,
  type ActorKind,
  FORM_VERBS,
  type FormVerb,
} from '../vocabulary'
import { id, moment, oneOf } from './columns'

/**
 * Ids and facts: never a name, never an address. So they lie in the database, which knows no verbs and no kinds; what each of
 * those says is typed where it is written and read (`record` and `linesOf`, `enqueue` and the worker).
 */
export type Facts = Record<string, string | number | boolean | null>

/** Who did what, when. Written in the same transaction as the change; never changed afterwards (trigger). */
export const activities = pgTable(
  'activities',
  {
    id: id(),
    companyId: uuid('company_id'),
    appId: uuid('app_id'),
    inviteId: uuid('invite_id'),
    actorKind: text('actor_kind').$type<ActorKind>().notNull(),
    actorId: uuid('actor_id'),
    verb: text('verb').$type<ActivityVerb>().notNull(),
    facts: jsonb('facts').$type<Facts>().notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    // The newest lines, of all and of each thing that a log can be narrowed to.
    index('activities_company').on(table.companyId, table.at, table.id),
    index('activities_app').on(table.companyId, table.appId, table.at, table.id).where(sql`${table.appId} is not null`),
    index('activities_actor').on(table.companyId, table.actorId, table.at, table.id),
    index('activities_app_actor')
      .on(table.companyId, table.appId, table.actorId, table.at, table.id)
      .where(sql`${table.appId} is not null`),
    index('activities_account')
      .on(table.companyId, sql`(${table.facts}->>'accountId')`, table.at, table.id)
      .where(sql`(${table.facts}->>'accountId') is not null`),
    index('activities_client')
      .on(table.companyId, sql`(${table.facts}->>'clientId')`, table.at, table.id)
      .where(sql`(${table.facts}->>'clientId') is not null`),
    index('activities_named_apps').using('gin', namedApps(table)).with({ fastupdate: false }),
    index('activities_invite').on(table.inviteId),
    oneOf('activities_actor', table.actorKind, ACTOR_KINDS),
    oneOf('activities_verb', table.verb, ACTIVITY_VERBS),
  ],
)

/**
 * What a line names beside its own App, as texts: the Apps in its facts, and that App itself where it names a person too. Other
 * facts of before and after are among them.
 */
export function namedApps({ facts, appId }: LineColumns): SQL {
  return sql`(string_to_array(${facts}->>'apps', ' ') || string_to_array(${facts}->>'before', ' ')
    || string_to_array(${facts}->>'after', ' ')
    || case when coalesce(${facts}->>'accountId', ${facts}->>'clientId') is not null then array[${appId}::text] end)`
}

type LineColumns = Record<'facts' | 'appId', AnyPgColumn>

/** Work to do after a commit. Holds ids and facts: a link or a code is derived again when the row is handled. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    kind: text('kind').$type<OutboxKind>().notNull(),
    /** Unique for ever: the same fact is promised once. */
    key: text('key').notNull(),
    payload: jsonb('payload').$type<Facts>().notNull(),
    runAt: moment('run_at').notNull(),
    createdAt: moment('created_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** How often the process that had it ended in the middle. */
    crashes: integer('crashes').notNull().default(0),
    leaseUntil: moment('lease_until'),
    doneAt: moment('done_at'),
    /** Set when it was given up: it will not be tried again. */
    deadAt: moment('dead_at'),
    /** Why it was not sent although nothing failed: what it announces was undone meanwhile. */
    skippedReason: text('skipped_reason'),
    lastError: text('last_error'),
    providerId: text('provider_id'),
  },
  (table) => [
    uniqueIndex('outbox_key').on(table.key),
    index('outbox_due').on(table.runAt).where(sql`${table.doneAt} is null and ${table.deadAt} is null`),
    index('outbox_kind_created').on(table.kind, table.createdAt),
    index('outbox_text').on(sql`(${table.payload}->>'textId')`).where(sql`(${table.payload}->>'textId') is not null`),
    index('outbox_dead').on(table.deadAt).where(sql`${table.deadAt} is not null`),
    oneOf('outbox_kind', table.kind, OUTBOX_KINDS),
  ],
)

/** What somebody typed for one mail and for nothing else. Forgotten once that mail is not waited for any more. */
export const mailTexts = pgTable('mail_texts', {
  id: id(),
  text: text('text').notNull(),
  createdAt: moment('created_at').notNull(),
})

/**
 * A form that was sent, so that sending it again answers what came of it. `form` is its own id, `digest` is derived from who sent
 * what in it: of that the row holds nothing.
 */
export const sentForms = pgTable(
  'sent_forms',
  {
    form: text('form').notNull(),
    digest: text('digest').notNull(),
    verb: text('verb').$type<FormVerb>().notNull(),
    result: jsonb('result').$type<Facts>().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.form, table.digest] }),
    index('sent_forms_created').on(table.createdAt),
    oneOf('sent_forms_verb', table.verb, FORM_VERBS),
  ],
)
