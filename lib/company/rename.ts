import { eq } from 'drizzle-orm'
import { companies } from '@/db/schema/companies'
import { inTransaction } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { record } from '@/lib/kernel/activity'
import { companyNameOf } from './company-name'
import { enterCompany, refuseRole } from './members'
import { mayEditCompany } from './roles'

/**
 * Gives a Company another name; its address stays. The log says that it happened, never the names.
 * Refuses: not-found, role-lowered, not-allowed, company-name-missing, company-name-long,
 * line-leads-away.
 */
export async function renameCompany(actor: Actor, input: { companySlug: string; name: string }): Promise<void> {
  const accountId = accountOf(actor)
  const name = companyNameOf(input.name)
  await inTransaction(async (tx) => {
    const company = await enterCompany(tx, accountId, input.companySlug)
    if (!mayEditCompany(company.role)) await refuseRole(tx, company, accountId, 'owner')
    if (company.name === name) return
    await tx.update(companies).set({ name }).where(eq(companies.id, company.id))
    await record(tx, actor, { verb: 'company-renamed', companyId: company.id, facts: { changed: 'name' } })
  })
}
