import { linkToken } from '@/lib/client-invite/links'
import type { InviteRow } from '@/lib/client-invite/offer'
import { mayOrder, stateOf } from '@/lib/client-invite/states'
import { clock } from '@/lib/clock'
import { formatDay } from '@/lib/day'
import type { Job } from '@/lib/kernel/jobs'
import { absolute, paths } from '@/lib/paths'
import type { Composers, Filled } from './composed'
import { senderProps } from './invite-props'
import { loadCheckout } from './load-checkout'

export const lapsedMails = {
  'mail-order-lapsed': composeLapsed,
  'mail-order-lapsed-developer': composeLapsedDeveloper,
} satisfies Partial<Composers>

/** To the client whose order ended without payment details: the way back, while there is one. */
async function composeLapsed({
  payload: { checkoutId },
}: Job<'mail-order-lapsed'>): Promise<Filled<'mail-order-lapsed'>> {
  const { client, clientName, invite, offer } = await loadCheckout(checkoutId)
  const skipped = overtakenBy(invite)
  if (skipped) return { skipped }
  const isOpen = mayOrder(invite, clock.now())
  return {
    to: client.email,
    language: client.language,
    props: {
      clientName,
      developerName: offer.sender.name,
      developerEmail: offer.sender.email,
      site: offer.site,
      openUntil: isOpen ? formatDay(offer.openUntil, client.language) : '',
      url: isOpen ? absolute(paths.landing(linkToken(invite, 'mailed'))) : null,
    },
  }
}

async function composeLapsedDeveloper({
  payload: { checkoutId },
}: Job<'mail-order-lapsed-developer'>): Promise<Filled<'mail-order-lapsed-developer'>> {
  const { invite, offer, senderLanguage } = await loadCheckout(checkoutId)
  const skipped = overtakenBy(invite)
  if (skipped) return { skipped }
  return {
    to: offer.sender.email,
    language: senderLanguage,
    props: {
      ...senderProps(offer),
      openUntil: mayOrder(invite, clock.now()) ? formatDay(offer.openUntil, senderLanguage) : '',
    },
  }
}

/** What has made the news of a lapsed order untrue or idle: another order, or the end of the invite. */
function overtakenBy(invite: InviteRow): string | null {
  const state = stateOf(invite, clock.now())
  return ['sent', 'seen', 'expired'].includes(state) ? null : state
}
