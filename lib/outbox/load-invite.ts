import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientInvites } from '@/db/schema/client-invites'
import type { Language } from '@/db/vocabulary'
import { type InviteRow, type Offer, offerOf } from '@/lib/client-invite/offer'

/** Every App of an offer as a mail names it. */
export function sitesWithPlans(offer: Offer): { site: string; planName: string }[] {
  const sites = [offer.site, ...offer.otherSites]
  return offer.apps.map((app, index) => ({ site: sites[index] ?? app.name, planName: app.planName }))
}

/**
 * `offer` speaks the language the sender chose for the client, and so do all mails that ask something of a client: they are
 * announced by their subject. What the sender reads comes in `senderLanguage`.
 */
type LoadedInvite = { invite: InviteRow; offer: Offer; senderLanguage: Language }

/** An invite with its offer. A row that promises a mail about it keeps it from ever being deleted. */
export async function loadInvite(inviteId: string): Promise<LoadedInvite> {
  const [row] = await db()
    .select({ invite: clientInvites, senderLanguage: accounts.language })
    .from(clientInvites)
    .innerJoin(accounts, eq(accounts.id, clientInvites.senderId))
    .where(eq(clientInvites.id, inviteId))
  const offer = row && (await offerOf(db(), row.invite))
  if (!offer) throw new Error(`invite ${inviteId} has nothing to tell`)
  return { ...row, offer }
}
