import { eq } from 'drizzle-orm'
import { companies } from '@/db/schema/companies'
import { inTransaction } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { operator } from '@/lib/operator'
import { typedAmount } from '@/lib/typed-amount'
import { enterCompany, refuseRole } from './members'
import { mayEditCompany } from './roles'

const MOST = 10_000_000

type Limit = { companySlug: string /** As an Owner typed it: net, a month. */; amount: string }

/**
 * Says how much Admins of a Company may order a month without asking. With nothing they ask each time; what runs already goes on.
 * Refuses: not-found, role-lowered, not-allowed, limit-form, limit-high. Source: docs/rules.md R46.
 */
export async function setLimit(actor: Actor, input: Limit): Promise<void> {
  const accountId = accountOf(actor)
  await inTransaction(async (tx) => {
    const company = await enterCompany(tx, accountId, input.companySlug)
    if (!mayEditCompany(company.role)) await refuseRole(tx, company, accountId, 'owner')
    const after = typedAmount(input.amount) ?? refuse('limit-form', 'amount')
    if (after > MOST) refuse('limit-high', 'amount', { most: MOST, currency: operator().currency })
    const before = company.adminMonthlyLimit
    if (before === after) return
    await tx.update(companies).set({ adminMonthlyLimit: after }).where(eq(companies.id, company.id))
    const facts = { setting: 'admin-monthly-limit', before, after } as const
    await record(tx, actor, { verb: 'company-setting-changed', companyId: company.id, facts })
  })
}
