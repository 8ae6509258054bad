import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { seats } from '@/db/schema/views'
import { inTransaction } from '@/db/transaction'
import type { Role } from '@/db/vocabulary'
import { type Actor, accountOf } from '@/lib/actor'
import { promiseWithdrawals } from '@/lib/company/promise-withdrawals'
import { record } from '@/lib/kernel/activity'
import { enterCompany, refuseRole } from './members'
import { mayEditCompany, mayHandOver, rolesThat } from './roles'

type Setting = { companySlug: string; adminsMayInviteClients: boolean }

/**
 * Says whether Admins may hand Apps of the Company over to clients. Where they no longer may, what they have on offer is
 * withdrawn. Refuses: not-found, role-lowered, not-allowed.
 */
export async function setCompanySetting(actor: Actor, input: Setting): Promise<void> {
  const accountId = accountOf(actor)
  const { adminsMayInviteClients } = input
  await inTransaction(async (tx) => {
    const company = await enterCompany(tx, accountId, input.companySlug)
    if (!mayEditCompany(company.role)) await refuseRole(tx, company, accountId, 'owner')
    const before = company.adminsMayInviteClients
    if (before === adminsMayInviteClients) return
    await tx.update(companies).set({ adminsMayInviteClients }).where(eq(companies.id, company.id))
    const facts = { setting: 'admins-may-invite-clients', before, after: adminsMayInviteClients } as const
    await record(tx, actor, { verb: 'company-setting-changed', companyId: company.id, facts })
    if (!adminsMayInviteClients) await withdrawOffersOfAdmins(tx, company.id)
  })
}

async function withdrawOffersOfAdmins(tx: Transaction, companyId: string): Promise<void> {
  const admins = await tx
    .select({ accountId: seats.accountId })
    .from(seats)
    .where(and(eq(seats.companyId, companyId), inArray(seats.role, rolesThat(handsOverByLeave))))
  for (const { accountId } of admins) await promiseWithdrawals(tx, companyId, accountId)
}

function handsOverByLeave(role: Role): boolean {
  return mayHandOver(role, true) && !mayHandOver(role, false)
}
