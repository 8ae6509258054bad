import { eq, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { teamInvites } from '@/db/schema/team-invites'
import { linkHashes } from '@/lib/client-invite/links'
import { teamLinkHashes } from '@/lib/team-invite/links'
import { bigId, developerOf, idOf, MARAS_COMPANIES, numbers, type Plan, TEAM } from './numbers'

/** Their numbers: first those that wait, then those that ended, then drafts. */
export async function fillClientInvites(tx: Transaction, plan: Plan, now: SQL): Promise<void> {
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
export async function makeLinks(tx: Transaction): Promise<void> {
  for (const id of [1, 2, 3].map((number) => bigId('clientInvite', number))) {
    await tx.update(clientInvites).set(linkHashes(id, 1)).where(eq(clientInvites.id, id))
  }
  for (const id of [2, 8].map((number) => bigId('teamInvite', number))) {
    await tx.update(teamInvites).set(teamLinkHashes(id, 1)).where(eq(teamInvites.id, id))
  }
}

/** Half of them wait, 50 for the big team. */
export async function fillTeamInvites(tx: Transaction, plan: Plan, now: SQL): Promise<void> {
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
