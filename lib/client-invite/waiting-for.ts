import { and, desc, eq } from 'drizzle-orm'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { clientInvites } from '@/db/schema/client-invites'
import { people } from '@/db/schema/views'
import { clock } from '@/lib/clock'
import { CLIENT_INVITE_WAITS } from '@/lib/company/waiting-invites'
import { appHost, paths } from '@/lib/paths'
import { linkToken } from './links'
import { offeredNames } from './queries'
import { isOpen } from './states'

/** What was asked of a client and still waits for them: the site, who asks, whether it was ordered, and the way on. */
export type WaitingInvite = { id: string; site: string; link: string; senderName: string; isOrdered: boolean }

/** What waits for this person as a client, newest first, for their home. One round trip. */
export function invitesFor(email: string): Asked<WaitingInvite[]> {
  return waitingFor({ email }).as((rows) =>
    rows.flatMap(({ invite, appNames, sender }) => {
      const site = appNames[0]
      if (!site || !isOpen(invite, clock.now())) return []
      // A signed-in account has proven this mailbox, so the page behind asks for nothing more.
      const link = paths.order(linkToken(invite, 'copied'))
      const senderName = invite.senderName ?? sender
      return [{ id: invite.id, site: appHost(site), link, senderName, isOrdered: invite.orderedAt !== null }]
    }),
  )
}

const waitingFor = prepared((reader, { email }: Places<{ email: string }>) =>
  reader
    .select({
      invite: clientInvites,
      appNames: offeredNames,
      sender: people.fullName,
    })
    .from(clientInvites)
    .innerJoin(people, eq(people.accountId, clientInvites.senderId))
    .where(and(eq(clientInvites.email, email), CLIENT_INVITE_WAITS))
    .orderBy(desc(clientInvites.sentAt))
    .limit(20),
)
