import { readdirSync } from 'node:fs'
import { getViewSelectedFields } from 'drizzle-orm'
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareVerbs } from '@/testing/verbs'
import { openConnection } from './client'
import { OUTBOX_KINDS } from './promises'
import { people, seats } from './schema/views'
import * as vocabulary from './vocabulary'

prepareVerbs()
let sql: postgres.Sql
beforeAll(() => {
  sql = openConnection(1)
})
afterAll(() => sql.end())

/** The product's words for its tables, and the counters of the limits. */
const TABLES = `accounts sessions one_time_tokens companies memberships apps app_collaborators plans plan_prices
  billing_contacts billing_checkouts app_usage client_invites client_invite_apps agreements activities outbox sent_forms mail_texts
  payment_setups plan_requests bills bill_lines bill_documents bill_numbers stripe_events rate_limits team_invites team_invite_apps ssh_keys newsletter_subscriptions newsletters`.split(
  /\s+/,
)

const VIEWS = { people, seats }

/** Each closed list that a column holds words of, by the name of its check. */
const LISTS: Record<string, readonly string[]> = {
  accounts_kind: vocabulary.ACCOUNT_KINDS,
  accounts_language: vocabulary.LANGUAGES,
  one_time_tokens_language: vocabulary.LANGUAGES,
  one_time_tokens_purpose: vocabulary.ONE_TIME_PURPOSES,
  memberships_role: vocabulary.COMPANY_ROLES,
  apps_noun: vocabulary.NOUNS,
  billing_contacts_status: vocabulary.CONTACT_STATUSES,
  billing_contacts_language: vocabulary.LANGUAGES,
  billing_contacts_vat_status: vocabulary.VAT_STATUSES,
  billing_checkouts_status: vocabulary.CHECKOUT_STATUSES,
  billing_checkouts_kept_access: vocabulary.KEPT_ACCESSES,
  plan_requests_decision: vocabulary.REQUEST_DECISIONS,
  bills_vat_reason: vocabulary.VAT_REASONS,
  bills_last_error: vocabulary.PAYMENT_FAILURES,
  client_invites_noun: vocabulary.NOUNS,
  client_invites_language: vocabulary.LANGUAGES,
  client_invites_kept_access: vocabulary.KEPT_ACCESSES,
  team_invites_role: vocabulary.ROLES,
  team_invites_language: vocabulary.LANGUAGES,
  ssh_keys_type: vocabulary.SSH_KEY_TYPES,
  agreements_document: vocabulary.AGREED_DOCUMENTS,
  activities_actor: vocabulary.ACTOR_KINDS,
  activities_verb: vocabulary.ACTIVITY_VERBS,
  outbox_kind: OUTBOX_KINDS,
  sent_forms_verb: vocabulary.FORM_VERBS,
}

test('the tables are those of the glossary', async () => {
  const rows = await sql<{ name: string }[]>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`
  expect(rows.map((row) => row.name).sort()).toEqual([...TABLES].sort())
})

test('the views are those that the schema declares, with the same columns', async () => {
  const rows = await sql<{ name: string; columns: string[] }[]>`
    select v.table_name as name, array_agg(c.column_name::text) as columns
    from information_schema.views v join information_schema.columns c using (table_schema, table_name)
    where v.table_schema = 'public' group by v.table_name order by v.table_name`
  expect(rows.map((row) => row.name)).toEqual(Object.keys(VIEWS))
  const declared = Object.values(VIEWS).map((view) =>
    Object.values(getViewSelectedFields(view)).map(({ name }) => name),
  )
  expect(rows.map((row) => row.columns.sort())).toEqual(declared.map((columns) => columns.sort()))
})

test('every column of closed words holds exactly the words of the vocabulary', async () => {
  const rows = await sql<{ name: string; rule: string }[]>`
    select conname as name, pg_get_constraintdef(oid) as rule from pg_constraint
    where contype = 'c' and connamespace = 'public'::regnamespace`
  const lists = rows.filter(({ rule }) => /^CHECK \(\(\w+ = (?:ANY \(ARRAY\[[^\]]+\]\)|'[^']+'::text)\)\)$/.test(rule))
  const found = Object.fromEntries(
    lists.map(({ name, rule }) => [name, [...rule.matchAll(/'([^']+)'::text/g)].map(([, word]) => word)]),
  )
  const wanted = Object.fromEntries(Object.entries(LISTS).map(([name, words]) => [name, [...words]]))
  expect(found).toEqual(wanted)
})

test('the database invents neither moments nor ids: no default calls a function', async () => {
  const rows = await sql<{ name: string; value: string }[]>`
    select table_name || '.' || column_name as name, column_default as value from information_schema.columns
    where table_schema = 'public' and column_default is not null`
  expect(rows.length).toBeGreaterThan(5)
  expect(rows.filter(({ value }) => /\(|current_|nextval/i.test(value))).toEqual([])
})

test('every moment knows its time zone and every day has none', async () => {
  const rows = await sql`select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and (data_type = 'timestamp without time zone'
      or (column_name like '%\\_at' and data_type <> 'timestamp with time zone')
      or (column_name like '%\\_on' and data_type <> 'date'))`
  expect([...rows]).toEqual([])
})

test('no column keeps a link, a code or a session token in clear', async () => {
  const rows = await sql<{ name: string }[]>`select column_name as name from information_schema.columns
    where table_schema = 'public' and column_name ~ '(token|secret|code|password|hash)'`
  const names = new Set(rows.map((row) => row.name))
  expect([...names].sort()).toEqual(
    ['password_hash', 'token_hash', 'mailed_hash', 'copied_hash', 'former_hashes', 'terms_hash'].sort(),
  )
})

test('every foreign key is carried by an index or leads to a small table', async () => {
  const rows = await sql<{ name: string }[]>`
    select conname as name from pg_constraint c
    where contype = 'f' and connamespace = 'public'::regnamespace and confrelid <> 'plans'::regclass
      and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])
    order by 1`
  expect(rows.map((row) => row.name)).toEqual([
    // Read by id only, and their parents are never deleted.
    'agreements_account_id_accounts_id_fk',
    'bill_lines_app_id_apps_id_fk',
    'billing_checkouts_account_id_accounts_id_fk',
    'billing_checkouts_billing_contact_id_billing_contacts_id_fk',
    'one_time_tokens_account_id_accounts_id_fk',
    'payment_setups_account_id_accounts_id_fk',
    'payment_setups_checkout_id_billing_checkouts_id_fk',
    'plan_requests_billing_contact_id_billing_contacts_id_fk',
    'plan_requests_decided_by_accounts_id_fk',
    'plan_requests_requested_by_accounts_id_fk',
  ])
})

test('every migration has been applied', async () => {
  const files = readdirSync(new URL('./migrations', import.meta.url)).filter((file) => file.endsWith('.sql'))
  const rows = await sql`select 1 from drizzle.__drizzle_migrations`
  expect(rows.length).toBe(files.length)
})
