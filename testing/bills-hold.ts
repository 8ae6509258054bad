import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { db } from '@/db/client'
import { operator } from '@/lib/operator'

/**
 * What is wrong with the closed months of anybody, by SQL alone: a month of which days are missing on its bill, or are there
 * twice; one that has no bill although it costs as much as one; a day of an App on two bills; a bill that nobody will charge
 * although it is to be paid.
 */
async function faultsOfBills(): Promise<string[]> {
  const rows = await db().execute<{ fault: string }>(sql`
    with used as (
      select u.billing_contact_id as payer, u.app_id, d::date as day, max(u.monthly_amount) as monthly
      from app_usage u join billing_contacts b on b.id = u.billing_contact_id,
        generate_series(u.starts_on, least(u.ends_on, b.billed_through), interval '1 day') d
      where b.billed_through is not null group by 1, 2, 3),
    months as (
      select payer, date_trunc('month', day)::date as month, count(*) as days, sum(
        monthly::numeric / extract(day from date_trunc('month', day) + interval '1 month - 1 day')) as net
      from used group by 1, 2),
    billed as (
      select b.billing_contact_id as payer, b.month, b.net, sum(l.days) as days, count(*) as lines
      from bills b join bill_lines l on l.bill_id = b.id group by b.id)
    select 'lost: ' || payer || ' ' || month as fault from months left join billed using (payer, month)
      where billed.days is null and round(months.net) >= ${operator().bills.minimumAmount}
    union all
    select 'not the ledger: ' || payer || ' ' || month from months full join billed using (payer, month)
      where billed.days is not null
        and (billed.days is distinct from months.days or abs(billed.net - months.net) > billed.lines)
    union all
    select 'twice: ' || l.app_id || ' ' || d::date from bill_lines l, generate_series(l.from_on, l.to_on, interval '1 day') d
      group by l.app_id, d having count(*) > 1
    union all
    select 'no mail: ' || b.number from bills b
      where not exists (select from outbox o where o.key = 'mail-bill:' || b.id || ':1')
    union all
    select 'forgotten: ' || b.number from bills b
      where b.paid_at is null and b.void_at is null and b.given_up_at is null and b.collecting_since is null
        and (b.failed_at is null or b.next_try_on is not null)
        and not exists (select from outbox o where o.kind = 'collect-bill' and o.payload ->> 'billId' = b.id::text
          and o.done_at is null and o.dead_at is null)
    union all
    select 'paid by nothing: ' || b.number from bills b where b.paid_at is not null and b.stripe_invoice_id is null
    union all
    select 'left out: ' || n.year || ' ' || k from bill_numbers n, generate_series(1, n.last) k
      where not exists (select from bills b
        where b.number = ${operator().bills.prefix} || n.year || '-' || lpad(k::text, 5, '0'))`)
  return rows.map(({ fault }) => fault)
}

/** Asserts that no finished month of anybody is lost or billed twice. For the end of each test of verbs. */
export async function expectBillsToHold(): Promise<void> {
  expect(await faultsOfBills()).toEqual([])
}
