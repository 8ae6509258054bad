import { eq, type SQL, sql } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { teamInvites } from '@/db/schema/team-invites'
import { syncPlans } from '@/lib/apps/plans'
import { linkHashes } from '@/lib/client-invite/links'
import { clock } from '@/lib/clock'
import { teamLinkHashes } from '@/lib/team-invite/links'

/** So many Companies at its full size, with three Apps and ten lines of the log each. */
const COMPANIES = 100_000
/** However small the database is made, these stay as they are. */
const MARAS_COMPANIES = 200
const TEAM = 500
const SHOPS_APPS = 20
const TEXTS = 20

/** The kinds of rows, each with ids of its own. */
const KINDS = { account: 1, company: 2, app: 3, payer: 4, clientInvite: 5, teamInvite: 6, line: 7, other: 8 } as const
type Kind = keyof typeof KINDS

/** Rows lie in the order in which they were made, as those do that the product makes. */
const FIRST_ID_MS = Date.UTC(2025, 0, 1)

/** The id of the row with this number of a kind. */
export function bigId(kind: Kind, number: number): string {
  const time = (FIRST_ID_MS + number).toString(16).padStart(12, '0')
  const [own, last] = [KINDS[kind].toString(16).padStart(3, '0'), number.toString(16).padStart(12, '0')]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${own}-8000-${last}`
}

function idOf(kind: Kind, number: SQL): SQL {
  return sql`pg_temp.big_id(${sql.raw(String(KINDS[kind]))}, (${number})::bigint)`
}

/** Who and what stands out in a big database; everybody else has a few of everything. */
export type Big = {
  /** A developer with 201 Companies, in the biggest team, with the longest logs, drafts, offers and trials. */
  mara: string
  /** A developer with 2,000 Companies. */
  ada: string
  /** A Collaborator in both of Mara's long logs, on one App each. */
  kim: string
  /** Somebody of the biggest team, who is in every part of its log. */
  member: string
  /** A client with invites that wait. */
  client: { id: string; email: string }
  /** A Company of Mara's with 500 people, a long log and invites that wait. */
  team: { id: string; slug: string; owner: string; appName: string; appId: string }
  /** A Company of Mara's with one App that has a long log. */
  shop: { id: string; slug: string; appName: string; appId: string }
  /** Mara's own Company. */
  own: { id: string; slug: string }
  /** How many rows there are of what is looked through. */
  counts: Record<
    | 'marasCompanies'
    | 'adasCompanies'
    | 'people'
    | 'sentByMara'
    | 'developers'
    | 'waiting'
    | 'late'
    | 'texts'
    | 'lines',
    number
  >
}

/** How many there are of everything, and where it lies: numbers of rows. */
type Plan = {
  companies: number
  /** The first so many accounts are developers, and the first so many Companies their own. */
  developers: number
  apps: number
  adasCompanies: number
  /** The first Companies of clients are Mara's: the one with the big team, then the one with the busy App. */
  team: number
  shop: number
  longLog: number
  waiting: number
}

function planOf(scale: number): Plan {
  const companies = Math.round(COMPANIES * scale)
  const developers = companies / 4
  return {
    ...{ companies, developers, apps: companies * 3, team: developers + 1, shop: developers + 2 },
    adasCompanies: Math.min(1999, companies / 4),
    longLog: Math.max(5000, 50_000 * scale),
    waiting: companies / 5,
  }
}

/**
 * Fills an empty database as years would: at its full size, 1, with 100,000 Companies, 300,000 Apps and a million lines of the log;
 * with a part of it at a smaller one. Verbs would take days: what is written here is what they write. Guards and references
 * rest meanwhile.
 */
export async function fillBig(scale: number): Promise<Big> {
  await syncPlans()
  const plan = planOf(scale)
  await db().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`set local statement_timeout = 0`)
    await tx.execute(sql`
      create function pg_temp.big_id(kind int, number bigint) returns uuid language sql immutable as $$
        select (left(t, 8) || '-' || right(t, 4) || '-7' || lpad(to_hex(kind), 3, '0') || '-8000-' || lpad(to_hex(number), 12, '0'))::uuid
        from (select lpad(to_hex(${sql.raw(String(FIRST_ID_MS))} + number), 12, '0') as t) made $$`)
    const now = sql`${clock.now().toISOString()}::timestamptz`
    await fillPeople(tx, plan, now)
    await fillApps(tx, plan, now)
    await fillClientInvites(tx, plan, now)
    await fillTeamInvites(tx, plan, now)
    await fillLog(tx, plan, now)
    await fillBelongings(tx, plan, now)
    await makeLinks(tx)
  })
  await db().execute(sql`vacuum analyze`)
  return whoStandsOut(plan)
}

function whoStandsOut(plan: Plan): Big {
  const app = (number: number) => ({ appId: bigId('app', number), appName: `app-${number}` })
  const company = (number: number) => ({ id: bigId('company', number), slug: `big-${number}` })
  return {
    mara: bigId('account', 1),
    ada: bigId('account', 2),
    kim: bigId('account', plan.companies + TEAM + 1),
    member: bigId('account', plan.companies + 7),
    client: { id: bigId('account', plan.companies), email: `person-${plan.companies}@big.example` },
    team: { ...company(plan.team), ...app(plan.team), owner: bigId('account', plan.team) },
    shop: { ...company(plan.shop), ...app(plan.shop) },
    own: company(1),
    counts: {
      ...{
        marasCompanies: MARAS_COMPANIES + 1,
        adasCompanies: plan.adasCompanies + 1,
        people: TEAM + 3,
        sentByMara: 300,
      },
      ...{ developers: plan.developers, waiting: plan.waiting, late: plan.companies / 100, texts: TEXTS },
      lines: plan.companies * 4 + SHOPS_APPS,
    },
  }
}

function numbers(from: number, to: number): SQL {
  return sql`generate_series(${from}::int, ${to}::int) n`
}

/** The developer who looks after a client's Company: Mara, Ada, or one of the others. */
function developerOf(company: SQL, { developers, adasCompanies }: Plan): SQL {
  const [ofMara, ofAda] = [developers + MARAS_COMPANIES, developers + MARAS_COMPANIES + adasCompanies]
  return sql`(case when ${company} <= ${developers}::int then ${company} when ${company} <= ${ofMara}::int then 1
    when ${company} <= ${ofAda}::int then 2 else 3 + (${company}::bigint * 7) % ${developers - 2}::int end)`
}

async function fillPeople(tx: Transaction, plan: Plan, now: SQL): Promise<void> {
  const { companies, developers, team } = plan
  await tx.execute(sql`
    insert into accounts (id, kind, email, first_name, last_name, created_at)
    select ${idOf('account', sql`n`)},
      case when n <= ${developers}::int or n > ${companies}::int then 'developer' else 'client' end,
      'person-' || n || '@big.example', 'Person', n::text, ${now} - interval '400 days' + n * interval '1 second'
    from ${numbers(1, companies + TEAM + 1)}`)
  await tx.execute(sql`
    insert into companies (id, slug, name, own_account_id, created_at)
    select ${idOf('company', sql`n`)}, 'big-' || n,
      case when n > ${developers}::int then 'Client ' || n || ' GmbH' when n % 2 = 0 then 'Studio ' || n end,
      case when n <= ${developers}::int then ${idOf('account', sql`n`)} end,
      ${now} - interval '399 days' + n * interval '1 second'
    from ${numbers(1, companies)}`)
  await tx.execute(sql`
    insert into memberships (company_id, account_id, role, created_at)
    select ${idOf('company', sql`n`)}, ${idOf('account', sql`n`)}, 'owner', ${now} - interval '399 days'
    from ${numbers(1, companies)}
    union all
    select ${idOf('company', sql`n`)}, ${idOf('account', developerOf(sql`n`, plan))}, 'admin', ${now} - interval '399 days'
    from ${numbers(developers + 1, companies)}
    union all
    select ${idOf('company', sql`${team}::int`)}, ${idOf('account', sql`${companies}::int + n`)},
      case when n % 10 = 0 then 'admin' else 'billing' end, ${now} - interval '200 days'
    from ${numbers(1, TEAM)}`)
}

async function fillApps(tx: Transaction, plan: Plan, now: SQL): Promise<void> {
  const { apps, companies, developers, team, shop } = plan
  await tx.execute(sql`
    insert into billing_contacts (id, company_id, currency, legal_name, invoice_email, address, country, stripe_customer_id,
      payment_method_id, payment_method_type, status, details_confirmed_at, created_at)
    select ${idOf('payer', sql`n`)}, ${idOf('company', sql`n`)}, 'eur', 'Client ' || n || ' GmbH', 'bills-' || n || '@big.example',
      '{"street": "", "postcode": "", "city": "", "country": "DE"}', 'DE', 'cus_' || n, 'pm_' || n, 'card', 'active',
      ${now} - interval '300 days', ${now} - interval '300 days'
    from ${numbers(developers + 1, companies)}`)
  // Three a Company, and some more for the big team. Those of developers and every tenth of clients are on trial.
  await tx.execute(sql`
    insert into apps (id, company_id, name, plan_id, billing_contact_id, created_by, created_at, trial_ends_at, deleted_at)
    select ${idOf('app', sql`n`)}, ${idOf('company', sql`company`)}, 'app-' || n, (select id from plans order by position limit 1),
      case when not is_trial then ${idOf('payer', sql`company`)} end, ${idOf('account', sql`company`)}, made,
      case when is_trial then made + (20 + n % 60) * interval '1 day' end,
      case when n % 50 = 49 then ${now} - interval '2 days' end
    from (
      select n, company, company <= ${developers}::int or n % 10 = 0 as is_trial, ${now} - (n % 40 + 3) * interval '1 day' as made
      from (select n, case when n > ${apps}::int then ${team}::int else (n - 1) % ${companies}::int + 1 end as company
        from ${numbers(1, apps + SHOPS_APPS)}) placed) judged`)
  await tx.execute(sql`
    insert into app_usage (id, app_id, billing_contact_id, plan_id, monthly_amount, currency, starts_on, ends_on, created_at)
    select pg_temp.big_id(8, row_number() over ()), a.id, a.billing_contact_id, a.plan_id, 2500, 'eur',
      (${now} - interval '100 days')::date + part * 40, case when part = 0 then (${now} - interval '61 days')::date end, ${now}
    from apps a, generate_series(0, 1) part where a.billing_contact_id is not null`)
  await tx.execute(sql`
    insert into app_collaborators (app_id, account_id, created_at)
    select ${idOf('app', sql`n`)}, ${idOf('account', sql`worker`)}, ${now} - interval '2 days'
    from (select n, 3 + (n::bigint * 11) % ${developers - 2}::int as worker, (n - 1) % ${companies}::int + 1 as company
      from generate_series(3, ${apps}::int, 10) n) placed
    where worker <> ${developerOf(sql`company`, plan)}
    union all
    select ${idOf('app', sql`n`)}, ${idOf('account', sql`${companies + TEAM + 1}::int`)}, ${now} - interval '90 days'
    from unnest(array[${team}::int, ${shop}::int]) n`)
}

/** Their numbers: first those that wait, then those that ended, then drafts. */
async function fillClientInvites(tx: Transaction, plan: Plan, now: SQL): Promise<void> {
  const { companies, developers, waiting } = plan
  const [ended, drafts] = [waiting * 2, companies / 20]
  // Of those that ended Mara sent 300, from Companies she looks after.
  await tx.execute(sql`
    insert into client_invites (id, company_id, sender_id, app_choices, email, client_name, country, sender_name, mailed_hash,
      copied_hash, terms, terms_hash, created_at, sent_at, last_sent_at, seen_at, ordered_at, completed_at, withdrawn_at,
      declined_at, expires_at, reminded_at)
    select ${idOf('clientInvite', sql`n`)}, ${idOf('company', sql`company`)}, ${idOf('account', developerOf(sql`company`, plan))},
      jsonb_build_array(jsonb_build_object('appId', ${idOf('app', sql`app`)}, 'planId', (select id from plans order by position limit 1))),
      case when n <= 3 then 'person-' || ${companies}::int || '@big.example' else 'client-' || n || '@kunde.example' end,
      case when n % 2 = 0 then 'Client ' || n else '' end, 'DE', 'Person ' || company, 'mailed-' || n, 'copied-' || n,
      jsonb_build_object('currency', 'eur', 'keptAccess', 'none', 'access', '[]'::jsonb, 'documents', '[]'::jsonb, 'apps', jsonb_build_array(
        jsonb_build_object('appId', ${idOf('app', sql`app`)}, 'planId', (select id from plans order by position limit 1), 'monthlyAmount', 2500))),
      'hash', sent, sent, sent, case when n % 3 = 0 then sent + interval '1 hour' end,
      case when n % 20 = 0 or (not waits and n % 3 = 0) then sent + interval '2 hours' end,
      case when not waits and n % 3 = 0 then sent + interval '3 hours' end,
      case when not waits and n % 3 = 1 then sent + interval '1 day' end,
      case when not waits and n % 3 = 2 and n % 2 = 0 then sent + interval '1 day' end,
      -- A few have run out this minute.
      case when waits and n % 1000 = 7 then ${now} - interval '10 seconds' else sent + interval '14 days' end,
      case when waits and n % 200 <> 1 and sent < ${now} - interval '7 days' then
        sent + case when sent < ${now} - interval '12 days' then interval '12 days' else interval '7 days' end end
    from (
      select n, waits, ${now} - (case when waits then (n::bigint * 7919) % 1200000 else 1209600 + (n::bigint * 104729) % 20000000 end) * interval '1 second' as sent,
        case when waits then n when n <= ${waiting + 300}::int then ${developers}::int + 1 + n % ${MARAS_COMPANIES}::int
          else n % ${developers}::int + 1 end as company,
        case when waits then n when n <= ${waiting + 300}::int then ${developers}::int + 1 + n % ${MARAS_COMPANIES}::int
          else (n % ${developers}::int) + 1 + ${companies}::int end as app
      from (select n, n <= ${waiting}::int as waits from ${numbers(1, waiting + ended)}) all_of_them) placed`)
  await tx.execute(sql`
    insert into client_invite_apps (invite_id, app_id, plan_id, monthly_amount, closed_at)
    select id, (app_choices -> 0 ->> 'appId')::uuid, (app_choices -> 0 ->> 'planId')::uuid, 2500,
      coalesce(completed_at, withdrawn_at, declined_at,
        case when id > ${idOf('clientInvite', sql`${waiting}::int`)} then expires_at end)
    from client_invites`)
  await tx.execute(sql`
    insert into billing_checkouts (id, invite_id, account_id, buyer, quote, terms_hash, currency, stripe_session_id, status, company_id,
      ordered_at, expires_at, next_check_at, applied_at)
    select pg_temp.big_id(9, row_number() over ()), id, sender_id, '{}', '{}', 'hash', 'eur', 'cs_' || id,
      case when completed_at is null then 'open' else 'applied' end, case when completed_at is not null then company_id end,
      ordered_at, ordered_at + interval '23 hours',
      case when completed_at is null then ${now} + interval '1 hour' end, completed_at
    from client_invites where ordered_at is not null`)
  await tx.execute(sql`
    insert into agreements (id, company_id, account_id, invite_id, document, version, sha256, agreed_at)
    select pg_temp.big_id(10, row_number() over ()), company_id, sender_id, id, document, '1', 'hash', completed_at
    from client_invites, unnest(array['terms', 'data-processing']) document where completed_at is not null`)
  await tx.execute(sql`
    insert into client_invites (id, company_id, sender_id, app_choices, email, country, created_at)
    select ${idOf('clientInvite', sql`${waiting + ended}::int + n`)}, ${idOf('company', sql`n`)}, ${idOf('account', sql`case when n <= 30 then 1 else n end`)},
      jsonb_build_array(jsonb_build_object('appId', ${idOf('app', sql`n + ${companies}::int`)}, 'planId', (select id from plans order by position limit 1))),
      'draft-' || n || '@kunde.example', 'DE', ${now} - n * interval '1 minute'
    from ${numbers(1, drafts)}`)
}

/** Links that work, of the few invites that somebody looks at. */
async function makeLinks(tx: Transaction): Promise<void> {
  for (const id of [1, 2, 3].map((number) => bigId('clientInvite', number))) {
    await tx.update(clientInvites).set(linkHashes(id, 1)).where(eq(clientInvites.id, id))
  }
  for (const id of [2, 8].map((number) => bigId('teamInvite', number))) {
    await tx.update(teamInvites).set(teamLinkHashes(id, 1)).where(eq(teamInvites.id, id))
  }
}

/** Half of them wait, 50 for the big team. */
async function fillTeamInvites(tx: Transaction, plan: Plan, now: SQL): Promise<void> {
  const { companies, developers, team } = plan
  await tx.execute(sql`
    insert into team_invites (id, company_id, inviter_id, sender_name, email, role, mailed_hash, copied_hash, sent_at, last_sent_at,
      expires_at, accepted_at, accepted_by, withdrawn_at)
    select ${idOf('teamInvite', sql`n`)}, ${idOf('company', sql`company`)}, ${idOf('account', sql`company`)}, 'Person ' || company,
      case when n <= 3 then 'person-' || ${companies}::int || '@big.example' else 'team-' || n || '@kunde.example' end,
      case when n % 2 = 0 then 'admin' else 'collaborator' end, 'mailed-' || n, 'copied-' || n, sent, sent,
      case when n % 500 = 7 then ${now} - interval '10 seconds' else sent + interval '14 days' end,
      case when n % 4 = 1 then sent + interval '1 hour' end,
      case when n % 4 = 1 then ${idOf('account', sql`${companies}::int + n % ${TEAM}::int + 1`)} end,
      case when n % 4 = 3 then sent + interval '1 hour' end
    from (select n, ${now} - (n::bigint * 7919) % 1200000 * interval '1 second' as sent,
      case when n > 6 and n <= 106 then ${team}::int else n % ${companies - developers}::int + ${developers}::int + 1 end as company
      from ${numbers(1, companies / 5)}) placed`)
  await tx.execute(sql`
    insert into team_invite_apps (invite_id, app_id)
    select t.id, a.id from team_invites t join lateral (
      select id from apps where company_id = t.company_id and deleted_at is null order by id limit 1) a on true
    where t.role = 'collaborator'`)
}

async function fillLog(tx: Transaction, plan: Plan, now: SQL): Promise<void> {
  const { apps, companies, longLog, shop, team } = plan
  let lines = 0
  const add = async (select: SQL) => {
    const added = await tx.execute(sql`
      insert into activities (id, company_id, app_id, invite_id, actor_kind, actor_id, verb, facts, at)
      select ${idOf('line', sql`${lines}::int + row_number() over ()`)}, line.* from (${select}) line`)
    lines += added.count
  }
  await add(
    sql`select id, null::uuid, null::uuid, 'account', ${idOf('account', sql`split_part(slug, '-', 2)::int`)}, 'company-created',
      '{}'::jsonb, created_at from companies`,
  )
  await add(
    sql`select company_id, id, null::uuid, 'account', created_by, 'app-created', '{}'::jsonb, created_at from apps`,
  )
  await add(
    sql`select company_id, null::uuid, id, 'account', sender_id, verb, '{}'::jsonb, sent_at from (
        select company_id, id, sender_id, 'invite-sent' as verb, sent_at from client_invites where sent_at is not null
        union all select company_id, id, sender_id, 'invite-withdrawn', withdrawn_at from client_invites where withdrawn_at is not null
        union all select company_id, id, sender_id, 'app-handed-over', completed_at from client_invites where completed_at is not null) sent`,
  )
  await add(
    sql`select t.company_id, null::uuid, t.id, 'account', t.inviter_id, 'member-invited',
      jsonb_build_object('role', t.role, 'apps', coalesce((select string_agg(app_id::text, ' ') from team_invite_apps where invite_id = t.id), '')),
      t.sent_at from team_invites t`,
  )
  await add(
    sql`select m.company_id, null::uuid, null::uuid, 'account', m.account_id, 'member-joined',
      jsonb_build_object('accountId', m.account_id, 'before', null, 'after', m.role, 'apps', ''), m.created_at from memberships m`,
  )
  // Everything that can happen in a big team, by everybody, about everything.
  const someone = idOf('account', sql`${companies}::int + n % ${TEAM}::int + 1`)
  const someApp = idOf('app', sql`${apps}::int + n % ${SHOPS_APPS}::int + 1`)
  await add(
    sql`select ${idOf('company', sql`${team}::int`)},
      case when n % 4 = 0 then ${someApp} end, null::uuid, 'account', ${idOf('account', sql`${companies}::int + (n * 7) % ${TEAM}::int + 1`)},
      (array['app-switched-off', 'role-changed', 'apps-ticked', 'company-setting-changed'])[n % 4 + 1],
      case n % 4 when 0 then '{}'::jsonb
        when 1 then jsonb_build_object('accountId', ${someone}, 'before', 'admin', 'after', 'billing')
        when 2 then jsonb_build_object('accountId', ${someone}, 'before', ${someApp}::text, 'after', '')
        else '{"setting": "admins-may-invite-clients", "before": false, "after": true}' end,
      ${now} - n * interval '97 seconds' from ${numbers(1, longLog)}`,
  )
  await add(
    sql`select ${idOf('company', sql`${shop}::int`)}, ${idOf('app', sql`${shop}::int`)}, null::uuid, 'account',
      ${idOf('account', sql`case when n % 2 = 0 then 1 else ${shop}::int end`)},
      case when n % 2 = 0 then 'app-switched-off' else 'app-created' end, '{}'::jsonb, ${now} - n * interval '83 seconds'
    from ${numbers(1, longLog)}`,
  )
  // What is each person's own.
  await add(
    sql`select null::uuid, null::uuid, null::uuid, 'account', ${idOf('account', sql`n % ${companies}::int + 1`)}, 'signed-in', '{}'::jsonb,
      ${now} - n * interval '30 seconds' from ${numbers(1, companies * 2)}`,
  )
}

async function fillBelongings(tx: Transaction, plan: Plan, now: SQL): Promise<void> {
  const { companies, developers } = plan
  await tx.execute(sql`
    insert into sessions (id, account_id, token_hash, created_at, seen_at, expires_at)
    select pg_temp.big_id(11, n), ${idOf('account', sql`n`)}, 'token-' || n, ${now} - interval '1 day', ${now}, ${now} + interval '29 days'
    from ${numbers(1, companies / 2)}`)
  await tx.execute(sql`
    insert into ssh_keys (id, account_id, type, blob, fingerprint, label, created_at)
    select pg_temp.big_id(12, n), ${idOf('account', sql`n`)}, 'ssh-ed25519', 'blob', 'fingerprint-' || n, 'Laptop', ${now}
    from ${numbers(1, developers)}`)
  await tx.execute(sql`
    insert into newsletter_subscriptions (account_id, text_version, asked_at, confirmed_at)
    select ${idOf('account', sql`n`)}, '1', ${now} - interval '20 days', case when n % 10 = 0 then ${now} - interval '19 days' end
    from ${numbers(1, developers)}`)
  await tx.execute(sql`
    insert into outbox (id, kind, key, payload, run_at, created_at, attempts, done_at)
    select pg_temp.big_id(13, row_number() over ()), kind, key, jsonb_build_object('inviteId', id, 'generation', 1), sent_at, sent_at, 1,
      case when ended or number % 100 > 0 then sent_at + interval '2 seconds' end
    from (
      select 'mail-invite' as kind, 'invite:' || id || ':1' as key, id, sent_at, expires_at < ${now} as ended, row_number() over () as number
      from client_invites where sent_at is not null
      union all
      select 'mail-team-invite', 'team-invite:' || id || ':1', id, sent_at, expires_at < ${now}, row_number() over () from team_invites) mails`)
  await tx.execute(sql`
    insert into outbox (id, kind, key, payload, run_at, created_at, attempts, done_at)
    select pg_temp.big_id(14, n), 'sweep-checkouts', 'sweep-checkouts:' || n, '{}', at, at, 1, at
    from (select n, ${now} - n * interval '10 seconds' as at from ${numbers(1, companies / 2)}) buckets`)
  await tx.execute(sql`
    insert into mail_texts (id, text, created_at)
    select pg_temp.big_id(15, n), 'No, thank you.', ${now} - n * interval '1 minute' from ${numbers(1, TEXTS)}`)
  await tx.execute(sql`
    insert into rate_limits (key, count, expires_at)
    select 'invites:' || n, 1, ${now} + n * interval '1 second' from ${numbers(1, companies / 10)}`)
  await tx.execute(sql`
    insert into one_time_tokens (id, purpose, email, account_id, created_at, expires_at)
    select pg_temp.big_id(16, n), 'sign-in', 'person-' || n || '@big.example', ${idOf('account', sql`n`)}, ${now}, ${now} + interval '10 minutes'
    from ${numbers(1, companies / 10)}`)
  await tx.execute(sql`
    insert into sent_forms (form, digest, verb, result, created_at)
    select 'form-' || n, 'digest', 'create-app', '{}', ${now} - n * interval '10 seconds' from ${numbers(1, companies / 5)}`)
  await tx.execute(sql`
    insert into stripe_events (id, type, object_id, received_at, processed_at)
    select 'evt_' || n, 'checkout.session.completed', 'cs_' || n, ${now}, ${now} from ${numbers(1, companies / 5)}`)
}
