import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { MatrixCast } from '@/e2e/sweeps/matrix/matrix-cast'
import { tablesOf } from '@/testing/kept-database'

/** Texts of ours that say nothing of a tenant, or that no page has a way to: one reason for each column or table. */
const EXCEPTIONS: Record<string, string> = {
  'accounts.kind': 'a word of a closed list',
  'accounts.language': 'a word of a closed list',
  'accounts.password_hash': 'read by verify-password alone; a canary would end the sign-in',
  'sessions.token_hash': 'a hash: a canary would end the session',
  'one_time_tokens.purpose': 'a word of a closed list',
  'one_time_tokens.language': 'a word of a closed list',
  'client_invites.noun': 'a word of a closed list',
  'client_invites.country': 'two letters',
  'client_invites.language': 'a word of a closed list',
  'client_invites.kept_access': 'a word of a closed list',
  'billing_checkouts.kept_access': 'a word of a closed list',
  'client_invites.app_choices': 'ids',
  'client_invites.terms': 'ids, amounts and words of closed lists',
  'client_invites.terms_hash': 'a hash',
  'client_invites.mailed_hash': 'a hash: a canary would end the link',
  'client_invites.copied_hash': 'a hash: a canary would end the link',
  'client_invites.former_hashes': 'hashes',
  'team_invites.role': 'a word of a closed list',
  'team_invites.language': 'a word of a closed list',
  'team_invites.mailed_hash': 'a hash: a canary would end the link',
  'team_invites.copied_hash': 'a hash: a canary would end the link',
  'team_invites.former_hashes': 'hashes',
  'memberships.role': 'a word of a closed list',
  'apps.noun': 'a word of a closed list',
  'billing_contacts.currency': 'one currency for all',
  'billing_contacts.country': 'two letters',
  'billing_contacts.vat_status': 'a word of a closed list',
  'billing_contacts.status': 'a word of a closed list',
  'billing_contacts.language': 'a word of a closed list',
  payment_setups: 'ids and pages of Stripe and of ours, read by whoever comes back from there',
  'billing_checkouts.quote': 'amounts and words of closed lists',
  'billing_checkouts.terms_hash': 'a hash',
  'billing_checkouts.currency': 'one currency for all',
  'billing_checkouts.status': 'a word of a closed list',
  'billing_checkouts.reject_reason': 'a word of a closed list',
  'app_usage.currency': 'one currency for all',
  'plan_requests.currency': 'one currency for all',
  'plan_requests.decision': 'a word of a closed list',
  'bills.number': 'counts bills, and stands in addresses',
  'bills.currency': 'one currency for all',
  'bills.vat_reason': 'a word of a closed list',
  'bills.vat_country': 'two letters',
  'bills.last_error': 'a word of a closed list',
  'bills.issuer': "the operator's, the same for everybody",
  'bills.method': 'what a payment method is called, as its Billing Contact says it',
  bill_lines: 'names of Apps and plans, as the Apps say them',
  bill_documents: 'the recipient of its bill, on paper',
  'activities.actor_kind': 'a word of a closed list',
  'activities.verb': 'a word of a closed list',
  'ssh_keys.type': 'a word of a closed list',
  plans: "the operator's, the same for everybody",
  plan_prices: "the operator's, the same for everybody",
  newsletters: "the operator's words, for every reader",
  newsletter_subscriptions: 'which wording of ours was agreed to',
  agreements: 'names and hashes of the published documents',
  stripe_events: 'ids of Stripe, read by the sweep alone',
  rate_limits: 'counters that no page reads',
  outbox: 'ids and the words of an error, read by its worker alone',
  sent_forms: 'ids and addresses of pages, answered to the form that they came from',
  mail_texts: 'typed for one mail and read by that mail alone',
}

/** Where a text must have a form of its own; `id` ends in six letters of the row. Everywhere else it is the bare canary. */
const FORMS: Record<string, (canary: SQL) => SQL> = {
  'accounts.email': (canary) => sql`${canary} || '@canary.example'`,
  'client_invites.email': (canary) => sql`${canary} || '@canary.example'`,
  'team_invites.email': (canary) => sql`${canary} || '@canary.example'`,
  'one_time_tokens.email': (canary) => sql`${canary} || '@canary.example'`,
  'one_time_tokens.half_sign_up': (canary) => sql`jsonb_build_object('firstName', ${canary}, 'lastName', ${canary})`,
  'billing_contacts.address': (canary) =>
    sql`jsonb_build_object('street', ${canary}, 'postcode', ${canary}, 'city', ${canary}, 'country', 'DE')`,
  // As long as an order number may be.
  'billing_contacts.order_number': (canary) => sql`left(${canary}, 40)`,
  'billing_contacts.vat_id': (canary) => sql`case when vat_id is null then null else ${canary} end`,
  'billing_checkouts.buyer': (canary) =>
    sql`buyer || jsonb_build_object('companyName', ${canary}, 'invoiceEmail', ${canary})`,
  'plan_requests.app_name': (canary) => sql`case when app_name is null then null else ${canary} end`,
  'bills.recipient': (canary) => sql`recipient || jsonb_build_object('legalName', ${canary}, 'orderNumber', ${canary})`,
  'billing_checkouts.stripe_request': (canary) => sql`jsonb_build_object('customerName', ${canary})`,
}

type Column = { table: string; column: string }

/** Every column of the schema that can hold a text, with neither a canary nor a reason; must be empty. */
export async function columnsWithoutCanary(also: Column[] = []): Promise<string[]> {
  const named = [...(await textColumns()), ...also].filter(({ table, column }) => !isExcepted(table, column))
  return named.filter(({ table }) => !OWNERS[table]).map(({ table, column }) => `${table}.${column}`)
}

/** Reasons that are given for nothing of the schema any more. */
export async function staleExceptions(): Promise<string[]> {
  const known = new Set((await textColumns()).flatMap(({ table, column }) => [table, `${table}.${column}`]))
  return Object.keys(EXCEPTIONS).filter((name) => !known.has(name))
}

/** Writes a canary into every text of a tenant: "canary-<table>-<column>-<end of the row's id>". */
export async function writeCanaries(cast: MatrixCast): Promise<void> {
  const columns = (await textColumns()).filter(({ table, column }) => !isExcepted(table, column))
  const accounts = ids(accountsOf(cast))
  const companies = ids([cast.company.id, cast.idle.id])
  for (const table of new Set(columns.map((one) => one.table))) {
    const whose = OWNERS[table]
    if (!whose || table === 'activities') continue
    const changes = columns
      .filter((one) => one.table === table)
      .map(({ column }) => {
        const stem = `canary-${table}-${column}-`.replaceAll('_', '')
        const canary = sql`(${stem}::text || right(id::text, 6))`
        const value = FORMS[`${table}.${column}`]?.(canary) ?? canary
        return sql`${sql.identifier(column)} = ${value}`
      })
    const where = whose({ accounts, companies })
    await db().transaction(async (tx) => {
      // What is frozen for the product takes its canary all the same.
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.execute(sql`update ${sql.identifier(table)} set ${sql.join(changes, sql`, `)} where ${where}`)
    })
  }
  await db().execute(sql`
    insert into activities (id, company_id, actor_kind, actor_id, verb, facts, at)
    values (gen_random_uuid(), ${cast.company.id}, 'account', ${cast.petra.accountId}, 'company-renamed',
      jsonb_build_object('before', 'canary-activities-facts-before', 'after', 'canary-activities-facts-after'), now())`)
}

/** Everybody who belongs to the tenant. */
export function accountsOf({ people, mara, petra, team }: MatrixCast): string[] {
  const { owner, admin, billing, collaborator } = people
  const inside = [owner, admin, billing, collaborator, mara, team.colleague].map(({ actor }) => actor.accountId)
  return [...inside, petra.accountId]
}

type Whose = { accounts: SQL; companies: SQL }

/** Which rows are the tenant's. */
const OWNERS: Record<string, (of: Whose) => SQL> = {
  accounts: ({ accounts }) => sql`id in ${accounts}`,
  sessions: ({ accounts }) => sql`account_id in ${accounts}`,
  one_time_tokens: ({ accounts }) => sql`account_id in ${accounts}`,
  ssh_keys: ({ accounts }) => sql`account_id in ${accounts}`,
  companies: ({ companies }) => sql`id in ${companies}`,
  apps: ({ companies }) => sql`company_id in ${companies}`,
  client_invites: ({ companies }) => sql`company_id in ${companies} and sent_at is not null`,
  team_invites: ({ companies }) => sql`company_id in ${companies}`,
  billing_contacts: ({ companies }) => sql`company_id in ${companies}`,
  billing_checkouts: ({ companies }) => sql`company_id in ${companies}`,
  bills: ({ companies }) =>
    sql`billing_contact_id in (select c.id from billing_contacts c where c.company_id in ${companies})`,
  plan_requests: ({ companies }) => sql`company_id in ${companies}`,
  activities: ({ companies }) => sql`company_id in ${companies}`,
}

function ids(list: string[]): SQL {
  return sql`(${sql.join(
    list.map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`
}

function isExcepted(table: string, column: string): boolean {
  return EXCEPTIONS[table] !== undefined || EXCEPTIONS[`${table}.${column}`] !== undefined
}

async function textColumns(): Promise<Column[]> {
  const rows = await db().execute<Column>(sql`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    where c.table_schema = 'public' and c.table_name in ${await tablesOf()}
      and c.data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY')
    order by 1, 2`)
  return rows.map(({ table, column }) => ({ table, column }))
}
