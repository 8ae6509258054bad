import { and, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { inTransaction } from '@/db/transaction'
import type { Language } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import type { Day } from '@/lib/day'
import { isId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import type { StopLink } from '@/lib/paths'
import { token } from '@/lib/token'
import { offerOf } from './offer'
import { isOpen } from './states'

/** The link to end the reminders of an invite: the same in every reminder, whatever became of the invite's own link. */
export function stopLink(inviteId: string): StopLink {
  return { inviteId, token: token.derive(partsOf(inviteId)) }
}

/** What the page behind such a link tells. `openUntil` is null once the offer is not open any more. */
export type Stop = { site: string; sender: string; language: Language; isStopped: boolean; openUntil: Day | null }

/** The reminders behind such a link; null for a link that is none. Read only. */
export async function findStop(link: StopLink): Promise<Stop | null> {
  if (!isGenuine(link)) return null
  const [invite] = await db().select().from(clientInvites).where(eq(clientInvites.id, link.inviteId))
  const offer = invite && (await offerOf(db(), invite))
  if (!offer) return null
  return {
    site: offer.site,
    sender: offer.sender.firstName,
    language: invite.language,
    isStopped: invite.remindersStoppedAt !== null,
    openUntil: isOpen(invite, clock.now()) ? offer.openUntil : null,
  }
}

/** Ends the reminders of one invite. Twice is once, and a link that is none changes and says nothing. */
export async function stopReminders(link: StopLink): Promise<void> {
  if (!isGenuine(link)) return
  await inTransaction(async (tx) => {
    const [stopped] = await tx
      .update(clientInvites)
      .set({ remindersStoppedAt: clock.now() })
      .where(and(eq(clientInvites.id, link.inviteId), isNull(clientInvites.remindersStoppedAt)))
      .returning({
        inviteId: clientInvites.id,
        companyId: clientInvites.companyId,
        generation: clientInvites.generation,
      })
    if (!stopped) return
    const { inviteId, companyId, generation } = stopped
    // Only mails carry this link.
    const bearer = { kind: 'link-bearer', inviteId, channel: 'mailed', generation } as const
    await record(tx, bearer, { verb: 'reminders-stopped', companyId })
  })
}

function isGenuine(link: StopLink): boolean {
  return isId(link.inviteId) && token.isDerived(partsOf(link.inviteId), link.token)
}

function partsOf(inviteId: string) {
  return { purpose: 'stop-reminders' as const, id: inviteId, generation: 1 }
}
