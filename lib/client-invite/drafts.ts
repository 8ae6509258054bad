import { and, desc, eq, isNull, ne } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { shownAddress } from '@/lib/email-address'

/** An invitation that was begun and closed. */
export type DraftLine = { id: string; email: string; clientName: string; createdAt: Date }

/** The newest 20 drafts of this person that name a client, newest first. One round trip. */
export async function draftsOf(accountId: string): Promise<DraftLine[]> {
  const drafts = await db()
    .select({
      id: clientInvites.id,
      email: clientInvites.email,
      clientName: clientInvites.clientName,
      createdAt: clientInvites.createdAt,
    })
    .from(clientInvites)
    .where(and(eq(clientInvites.senderId, accountId), isNull(clientInvites.sentAt), ne(clientInvites.email, '')))
    .orderBy(desc(clientInvites.createdAt))
    .limit(20)
  return drafts.map((draft) => ({ ...draft, email: shownAddress(draft.email) }))
}
