import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { ACCOUNT_KINDS, type AccountKind, type Role } from '@/db/vocabulary'
import { mayWorkOnApps, owns, rolesThat } from '@/lib/company/roles'
import { type CompanyAddress, seatIsAt, seatsOf } from '@/lib/company/seat'

/** Whether somebody looks after the technical side: they work on Apps, and as an Owner only where that is their trade. */
export function isTechnical({ role, kind }: { role: Role; kind: AccountKind }): boolean {
  return mayWorkOnApps(role) !== 'none' && (!owns(role) || kind === 'developer')
}

/** Whether a Company has anybody who does, for somebody who belongs to it. One round trip. */
export function hasTechnician({ accountId, slug }: CompanyAddress): Asked<boolean> {
  return technicianAt({ accountId, slug }).as((rows) => rows.length > 0)
}

const technicianAt = prepared((reader, { accountId, slug }: Places<CompanyAddress>) =>
  reader
    .select({ role: sql<Role>`s.role` })
    .from(seatsOf(accountId))
    .innerJoin(sql`seats s`, sql`s.company_id = seat.company_id`)
    .innerJoin(sql`people p`, sql`p.account_id = s.account_id`)
    .where(and(seatIsAt({ slug }), or(...ACCOUNT_KINDS.map(isTechnicalAs))))
    .limit(1),
)

function isTechnicalAs(kind: AccountKind): SQL | undefined {
  return and(
    eq(sql`p.kind`, kind),
    inArray(
      sql`s.role`,
      rolesThat((role) => isTechnical({ role, kind })),
    ),
  )
}
