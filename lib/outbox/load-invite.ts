import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { type InviteRow, type Offer, offerOf } from '@/lib/client-invite/offer'

/** Every App of an offer as a mail names it. */
export function sitesWithPlans(offer: Offer): { site: string; planName: string }[] {
  const sites = [offer.site, ...offer.otherSites]
  return offer.apps.map((app, index) => ({ site: sites[index] ?? app.name, planName: app.planName }))
}

/** An invite with its offer. A row that promises a mail about it keeps it from ever being deleted. */
export async function loadInvite(inviteId: unknown): Promise<{ invite: InviteRow; offer: Offer }> {
  const [invite] = await db()
    .select()
    .from(clientInvites)
    .where(eq(clientInvites.id, String(inviteId)))
  const offer = invite && (await offerOf(db(), invite))
  if (!offer) throw new Error(`invite ${inviteId} has nothing to tell`)
  return { invite, offer }
}
