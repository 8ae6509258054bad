import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { ACCOUNT_KINDS, type AccountKind, type Role } from '@/db/vocabulary'
import { mayWorkOnApps, owns, rolesThat } from '@/lib/company/roles'
import { type CompanyAddress, seatIsAt, seatsOf } from '@/lib/company/seat'

/** Whether somebody looks after the technical side: they work on Apps, and as an Owner only where that is their trade. */
export function isTechnical({ role, kind }: { role: Role; kind: AccountKind }): boolean {
  return mayWorkOnApps(role) !== 'none' && (!owns(role) || kind === 'developer')
}

/** Whether a Company has anybody who does, for somebody who belongs to it. One round trip. */
export async function hasTechnician({ accountId, slug }: CompanyAddress): Promise<boolean> {
  const rows = await db().execute(sql`
    select 1 from ${seatsOf(accountId)}
    join seats s on s.company_id = seat.company_id
    join people p on p.account_id = s.account_id
    where ${and(seatIsAt({ slug }), or(...ACCOUNT_KINDS.map(isTechnicalAs)))}
    limit 1`)
  return rows.length > 0
}

function isTechnicalAs(kind: AccountKind): SQL | undefined {
  return and(
    eq(sql`p.kind`, kind),
    inArray(
      sql`s.role`,
      rolesThat((role) => isTechnical({ role, kind })),
    ),
  )
}
