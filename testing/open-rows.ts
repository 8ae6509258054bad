import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { db } from '@/db/client'

/**
 * What holds after every verb: a paid App that is neither switched off, nor ended, nor unpaid has exactly one open row in the
 * ledger, every other none (docs/invariants.md I27).
 */
export async function expectOpenRows(): Promise<void> {
  const wrong = await db().execute(sql`
    select a.name, count(u.id)::int as open_rows
    from apps a
    left join billing_contacts b on b.id = a.billing_contact_id
    left join app_usage u on u.app_id = a.id and u.ends_on is null
    group by a.id, b.status
    having count(u.id) <> (
      a.billing_contact_id is not null and a.plan_ended_on is null and a.deleted_at is null and b.status <> 'suspended')::int`)
  expect([...wrong], 'Apps with a wrong number of open rows in the ledger').toEqual([])
}
