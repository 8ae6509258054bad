import { and, eq, sql } from 'drizzle-orm'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { companies } from '@/db/schema/companies'
import { mayEditCompany } from '@/lib/company/roles'
import { type CompanyAddress, seatIsAt, seatsOf, sits } from '@/lib/company/seat'

/** How much Admins of a Company may order a month without asking, in net cents; null for a person who does not set it. One round trip. */
export function limitOf({ accountId, slug }: CompanyAddress): Asked<number | null> {
  return limitAt({ accountId, slug }).as(([row]) => row?.limit ?? null)
}

const limitAt = prepared((reader, { accountId, slug }: Places<CompanyAddress>) =>
  reader
    .select({ limit: companies.adminMonthlyLimit })
    .from(companies)
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${companies.id}`)
    .where(and(eq(companies.slug, slug), seatIsAt({ slug }), sits(mayEditCompany))),
)
