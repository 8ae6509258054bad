import { and, desc, eq, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Given, type Places, prepared } from '@/db/prepared'
import { clientInvites } from '@/db/schema/client-invites'
import { shownAddress } from '@/lib/email-address'

/** An invitation that was begun and not sent. */
export type DraftLine = {
  id: string
  email: string
  clientName: string
  createdAt: Date
  appIds: string[]
  /** Of the Apps that this person still reaches. */
  appNames: string[]
}

/** The newest 20 drafts of this person that have an App or name a client, newest first. One round trip. */
export function draftsOf(accountId: string): Asked<DraftLine[]> {
  return newestDrafts({ accountId }).as((rows) =>
    rows.map(({ appChoices, email, ...row }) => ({
      ...row,
      email: shownAddress(email),
      appIds: appChoices.map(({ appId }) => appId),
    })),
  )
}

const newestDrafts = prepared((reader, { accountId }: Places<{ accountId: string }>) =>
  reader
    .select({
      id: clientInvites.id,
      email: clientInvites.email,
      clientName: clientInvites.clientName,
      createdAt: clientInvites.createdAt,
      appChoices: clientInvites.appChoices,
      // Tables are named outright: Drizzle leaves the table out of a column in a select from one table.
      appNames: sql<string[]>`array(
        select distinct a.name from jsonb_array_elements(client_invites.app_choices) c
        join apps a on a.id = (c ->> 'appId')::uuid and a.deleted_at is null
        join lateral (
          select 1 from seats s where s.company_id = a.company_id and s.account_id = client_invites.sender_id
            and coalesce(s.app_id, a.id) = a.id limit 1) reached on true
        order by 1)`,
    })
    .from(clientInvites)
    .where(and(isDraftOf(accountId), or(ne(clientInvites.email, ''), sql`not ${HAS_NO_APP}`)))
    .orderBy(desc(clientInvites.createdAt))
    .limit(20),
)

/** The one of these drafts that holds an App. */
export function draftFor(drafts: DraftLine[], app: { id: string }): DraftLine | undefined {
  return drafts.find(({ appIds }) => appIds.includes(app.id))
}

/**
 * The draft of this person that holds one of these Apps; without Apps the one that holds none. There is one at most where
 * whoever begins or chooses has locked the account.
 */
export async function draftWith(
  reader: Reader,
  senderId: string,
  appIds: string[],
  besides?: string,
): Promise<{ id: string; email: string; clientName: string } | undefined> {
  const holds = appIds.map((appId) => sql`${clientInvites.appChoices} @> ${JSON.stringify([{ appId }])}::jsonb`)
  const [draft] = await reader
    .select({ id: clientInvites.id, email: clientInvites.email, clientName: clientInvites.clientName })
    .from(clientInvites)
    .where(
      and(
        isDraftOf(senderId),
        holds.length > 0 ? or(...holds) : HAS_NO_APP,
        besides ? ne(clientInvites.id, besides) : undefined,
      ),
    )
    .orderBy(desc(clientInvites.createdAt))
    .limit(1)
  return draft
}

const HAS_NO_APP: SQL = sql`${clientInvites.appChoices} = '[]'::jsonb`

function isDraftOf(accountId: Given<string>) {
  return and(eq(clientInvites.senderId, accountId), isNull(clientInvites.sentAt))
}
