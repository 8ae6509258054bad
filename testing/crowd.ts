import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clock } from '@/lib/clock'

// Verbs would take minutes for so many. What is written here is what they write, in the order in which the guards allow it.

/** Makes so many Companies in which this person is Admin, of every tenth Owner, each with an App on trial and a line of its log. */
export async function fillCompanies(accountId: string, count: number, word = 'viele'): Promise<void> {
  const now = clock.now().toISOString()
  await db().transaction(async (tx) => {
    await tx.execute(sql`
      with person as (
        insert into accounts (id, kind, email, first_name, last_name, created_at)
        values (gen_random_uuid(), 'client', ${`kim@${word}.example`}, 'Kim', 'Berger', ${now}) returning id),
      made as (
        insert into companies (id, slug, name, created_at)
        select gen_random_uuid(), ${word} || '-' || n, initcap(${word}) || ' ' || lpad(n::text, 3, '0') || ' GmbH', ${now}
        from generate_series(1, ${count}::int) n returning id, slug),
      owners as (
        insert into memberships (company_id, account_id, role, created_at)
        select made.id, person.id, 'owner', ${now} from made, person returning company_id),
      own as (
        insert into memberships (company_id, account_id, role, created_at)
        select id, ${accountId}, case when slug like '%0' then 'owner' else 'admin' end, ${now} from made
        returning company_id),
      trials as (
        insert into apps (id, company_id, name, plan_id, created_by, created_at, trial_ends_at)
        select gen_random_uuid(), id, 'app-' || slug, (select id from plans order by position limit 1), (select id from person), ${now},
          ${now}::timestamptz + interval '10 days' from made returning id, company_id, name)
      insert into activities (id, company_id, app_id, actor_kind, actor_id, verb, facts, at)
      select gen_random_uuid(), company_id, id, 'account', ${accountId}, 'app-created', '{}', ${now} from trials`)
  })
  await db().execute(sql`analyze`)
}

/** Lets so many people into a Company: every tenth looks after it, the others pay its bills. */
export async function fillTeam(slug: string, count: number): Promise<void> {
  const now = clock.now().toISOString()
  await db().execute(sql`
    with people as (
      insert into accounts (id, kind, email, first_name, last_name, created_at)
      select gen_random_uuid(), 'developer', 'person-' || n || '@' || ${slug} || '.example', 'Person', n::text, ${now}
      from generate_series(1, ${count}::int) n returning id, last_name)
    insert into memberships (company_id, account_id, role, created_at)
    select c.id, p.id, case when right(p.last_name, 1) = '0' then 'admin' else 'billing' end, ${now}
    from people p, companies c where c.slug = ${slug}`)
  await db().execute(sql`analyze`)
}
