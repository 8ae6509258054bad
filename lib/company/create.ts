import type { Transaction } from '@/db/client'
import { companies, memberships } from '@/db/schema/companies'
import type { Actor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { freeSlug } from './slug'

type NewCompany = { name: string; ownerId: string; inviteId?: string; forClient?: boolean }

/**
 * A named Company with its first Owner, in the caller's transaction; `inviteId` is the Client Invite it is made for, `forClient`
 * says that its Owner manages a client's business.
 */
export async function insertCompany(
  tx: Transaction,
  actor: Actor,
  { name, ownerId, inviteId, forClient = false }: NewCompany,
): Promise<{ id: string; slug: string }> {
  const id = newId()
  const createdAt = clock.now()
  const slug = await freeSlug(tx, name)
  await tx.insert(companies).values({ id, slug, name, forClient, createdAt })
  await tx.insert(memberships).values({ companyId: id, accountId: ownerId, role: 'owner', createdAt })
  await record(tx, actor, { verb: 'company-created', companyId: id, inviteId })
  return { id, slug }
}
