import { eq } from 'drizzle-orm'
import { accounts } from '@/db/schema/accounts'
import { clientInvites } from '@/db/schema/client-invites'
import { inTransaction, lockAccount } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { operator } from '@/lib/operator'
import { draftWith } from './drafts'
import { eligibleApps } from './eligible-apps'

/**
 * Opens the wizard: a draft of the sender, with the App already chosen when it starts from one (`appName`) or when there is
 * only one. An App is in one draft of a person: where one was begun, it goes on.
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
    const begun = await draftWith(tx, senderId, chosen ? [chosen.id] : [])
    if (begun) return { draftId: begun.id, step }
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
