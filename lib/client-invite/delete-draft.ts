import { eq } from 'drizzle-orm'
import { clientInvites } from '@/db/schema/client-invites'
import { inTransaction, lockInvite } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { refuse } from '@/lib/errors'
import { isId } from '@/lib/id'

/** Deletes a draft. What is no draft of this person, or none any more, is gone already. Refuses: draft-sent. */
export async function deleteDraft(actor: Actor, input: { draftId: string }): Promise<void> {
  const senderId = accountOf(actor)
  await inTransaction(async (tx) => {
    const draft = isId(input.draftId) ? await lockInvite(tx, input.draftId) : undefined
    if (!draft || draft.senderId !== senderId) return
    if (draft.sentAt) refuse('draft-sent')
    await tx.delete(clientInvites).where(eq(clientInvites.id, draft.id))
  })
}
