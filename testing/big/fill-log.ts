import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { idOf, numbers, type Plan, SHOPS_APPS, TEAM, TEXTS } from './numbers'

export async function fillLog(tx: Transaction, plan: Plan, now: SQL): Promise<void> {
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

export async function fillBelongings(tx: Transaction, plan: Plan, now: SQL): Promise<void> {
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
