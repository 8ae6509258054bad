import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientInvites } from '@/db/schema/client-invites'
import { inTransaction, lockAccount } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { operator } from '@/lib/operator'
import { eligibleApps } from './eligible-apps'

/**
 * Opens the wizard: a draft of the sender, with the App already chosen when it starts from one (`appName`) or when there is
 * only one. An untouched draft for the same App is taken up again, so that pressing twice makes one.
 * @returns the draft's id and the step to begin with
 */
export async function startDraft(
  actor: Actor,
  input: { appName: string | null },
): Promise<{ draftId: string; step: 'app' | 'client' }> {
  const senderId = accountOf(actor)
  return inTransaction(async (tx) => {
    await lockAccount(tx, senderId)
    const eligible = (await eligibleApps(tx, senderId)).filter((app) => !app.blocked)
    const only = eligible.length === 1 ? eligible[0] : undefined
    const chosen = input.appName === null ? only : eligible.find((app) => app.name === input.appName)
    const step = input.appName !== null && chosen ? 'client' : 'app'
    const untouched = await findUntouched(tx, senderId, chosen?.id)
    if (untouched) return { draftId: untouched, step }
    const draftId = newId()
    const [sender] = await tx.select({ language: accounts.language }).from(accounts).where(eq(accounts.id, senderId))
    await tx.insert(clientInvites).values({
      id: draftId,
      senderId,
      companyId: chosen?.companyId ?? null,
      appChoices: chosen ? [{ appId: chosen.id, planId: chosen.planId }] : [],
      noun: chosen?.noun ?? 'website',
      country: operator().address.country,
      language: sender?.language,
      createdAt: clock.now(),
    })
    return { draftId, step }
  })
}

async function findUntouched(tx: Transaction, senderId: string, appId: string | undefined) {
  const drafts = await tx
    .select({ id: clientInvites.id, appChoices: clientInvites.appChoices })
    .from(clientInvites)
    .where(and(eq(clientInvites.senderId, senderId), isNull(clientInvites.sentAt), eq(clientInvites.email, '')))
    .orderBy(desc(clientInvites.createdAt))
    .limit(20)
  return drafts.find((draft) => draft.appChoices.at(0)?.appId === appId)?.id
}
