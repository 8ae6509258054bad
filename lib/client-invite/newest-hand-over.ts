import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { clientInvites } from '@/db/schema/client-invites'
import type { Language } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { shownAddress } from '@/lib/email-address'
import { offeredNames } from './queries'

/** What a sender has handed over last, as far as their home speaks of it. */
export type NewestHandOver = {
  inviteId: string
  appNames: string[]
  clientName: string
  email: string
  /** The client's. */
  language: Language
  completedAt: Date
  /** Whose the App is now; whether the sender has still anything to do with it is not said. */
  companyId: string | null
}

/** The newest hand-over of this person, or null while they have never handed anything over. One round trip. */
export function newestHandOverOf(accountId: string): Asked<NewestHandOver | null> {
  return newestBy({ accountId }).as(([row]) =>
    row ? { ...row, email: shownAddress(row.email), completedAt: row.completedAt ?? clock.now() } : null,
  )
}

const newestBy = prepared((reader, { accountId }: Places<{ accountId: string }>) =>
  reader
    .select({
      inviteId: clientInvites.id,
      clientName: clientInvites.clientName,
      email: clientInvites.email,
      language: clientInvites.language,
      completedAt: clientInvites.completedAt,
      appNames: offeredNames,
      companyId: sql<string | null>`(
        select a.company_id from client_invite_apps o join apps a on a.id = o.app_id
        where o.invite_id = client_invites.id order by a.name limit 1)`,
    })
    .from(clientInvites)
    .where(and(eq(clientInvites.senderId, accountId), isNotNull(clientInvites.completedAt)))
    .orderBy(desc(clientInvites.completedAt))
    .limit(1),
)
