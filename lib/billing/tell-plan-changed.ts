import type { Transaction } from '@/db/client'
import type { Role } from '@/db/vocabulary'
import { type Actor, accountOf } from '@/lib/actor'
import { ownersOf } from '@/lib/company/members'
import { isBoundByLimit } from '@/lib/company/roles'
import { tell } from '@/lib/company/tell'
import type { Day } from '@/lib/day'
import { newId } from '@/lib/id'

type PlanChanged = {
  company: { id: string }
  /** What whoever changed it is there. */
  role: Role
  appId: string
  /** Net cents a month: nothing where nobody paid for the App. */
  before: number
  after: number
  planId: string
  /** The first day at the new price. */
  from: Day
  /** The App was made with it. */
  isNew: boolean
}

/** Tells every Owner what an Admin has changed within the limit. What an Owner does is told to nobody. */
export async function tellPlanChanged(tx: Transaction, actor: Actor, changed: PlanChanged): Promise<void> {
  const { company, role, ...facts } = changed
  if (!isBoundByLimit(role)) return
  const [actorId, key] = [accountOf(actor), `plan-changed:${newId()}`]
  await tell(tx, await ownersOf(tx, company.id), (recipientId) => ({
    kind: 'mail-plan-changed',
    key: `${key}:${recipientId}`,
    payload: { companyId: company.id, actorId, recipientId, ...facts },
  }))
}
