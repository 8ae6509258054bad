import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { idOf, numbers, type Plan } from './numbers'

/** Three months of each payer, and three years of the two that stand out. */
const USUAL = 3
export const MONTHS_BILLED = 36

/** Bills of an App each, as months are closed. */
export async function fillBills(tx: Transaction, { developers, companies, team, shop }: Plan, now: SQL): Promise<void> {
  const of = (months: SQL) => sql`
    from (
      select n, back, (date_trunc('month', ${now}) - back * interval '1 month')::date as month,
        ${idOf('bill', sql`n * ${MONTHS_BILLED}::int + back`)} as id
      from ${numbers(developers + 1, companies)}, generate_series(1, ${months}) back) billed`
  const months = sql`case when n in (${team}::int, ${shop}::int) then ${MONTHS_BILLED}::int else ${USUAL}::int end`
  await tx.execute(sql`
    insert into bills (id, billing_contact_id, month, number, currency, net, vat, gross, vat_reason, vat_country, vat_rate,
      issuer, recipient, method, charge_on, issued_at)
    select id, ${idOf('payer', sql`n`)}, month, 'BIG' || back || '-' || n, 'eur', 2500, 475, 2975, 'domestic', 'DE', 1900,
      '{"legalName": "Nordlicht Hosting GmbH"}', jsonb_build_object('legalName', 'Client ' || n || ' GmbH', 'language', 'de'),
      '{"type": "card", "brand": "visa", "last4": "4242"}', month + interval '1 month 2 days', month + interval '1 month 2 hours'
    ${of(months)}`)
  const days = sql`extract(day from month + interval '1 month - 1 day')`
  await tx.execute(sql`
    insert into bill_lines (bill_id, position, app_id, app_name, plan_name, from_on, to_on, days, days_in_month, monthly_amount,
      amount, vat)
    select id, 1, ${idOf('app', sql`n`)}, 'app-' || n, 'Small', month, (month + interval '1 month - 1 day')::date,
      ${days}, ${days}, 2500, 2500, 475
    ${of(months)}`)
}
