import { type SQL, sql } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { syncPlans } from '@/lib/apps/plans'
import { clock } from '@/lib/clock'
import { fillBills } from './fill-bills'
import { fillClientInvites, fillTeamInvites, makeLinks } from './fill-invites'
import { fillBelongings, fillLog } from './fill-log'
import {
  bigId,
  developerOf,
  FIRST_ID_MS,
  idOf,
  MARAS_COMPANIES,
  numbers,
  type Plan,
  SHOPS_APPS,
  TEAM,
  TEXTS,
} from './numbers'

/** So many Companies at its full size, with three Apps and ten lines of the log each. */
const COMPANIES = 100_000
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
    await fillBills(tx, plan, now)
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
    insert into billing_contacts (id, company_id, currency, legal_name, invoice_email, address, country, language, stripe_customer_id,
      payment_method_id, payment_method_type, status, details_confirmed_at, created_at, billed_through)
    select ${idOf('payer', sql`n`)}, ${idOf('company', sql`n`)}, 'eur', 'Client ' || n || ' GmbH', 'bills-' || n || '@big.example',
      '{"street": "Weg 1", "postcode": "24103", "city": "Kiel", "country": "DE"}', 'DE', 'de', 'cus_' || n, 'pm_' || n, 'card', 'active',
      ${now} - interval '300 days', ${now} - interval '300 days', date_trunc('month', ${now})::date - 1
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
