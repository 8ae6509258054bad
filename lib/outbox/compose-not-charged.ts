import type { Facts } from '@/db/schema/records'
import type { RejectReason } from '@/db/vocabulary'
import type { MailProps } from '@/emails/catalogue'
import { operator } from '@/lib/operator'
import { absolute, paths } from '@/lib/paths'
import type { Composed } from './composed'
import { loadCheckout } from './load-checkout'

type MailReason = MailProps['mail-not-charged']['reason']

const REASONS: Record<RejectReason, MailReason> = {
  'already-used': 'completed',
  withdrawn: 'withdrawn',
  declined: 'declined',
  superseded: 'other',
  'terms-changed': 'terms-changed',
  'app-gone': 'app-gone',
  'sender-not-entitled': 'right-lost',
  'company-not-owned': 'other',
}

/** To the person who paid too late: nothing was charged. */
export async function composeNotCharged({ checkoutId }: Facts): Promise<Composed> {
  const { checkout, client, clientName, offer } = await loadCheckout(checkoutId)
  return {
    to: client.email,
    mail: {
      kind: 'mail-not-charged',
      language: client.language,
      operator: operator(),
      props: {
        clientName,
        developerName: offer.sender.name,
        developerEmail: offer.sender.email,
        site: offer.site,
        reason: reasonOf(checkout.rejectReason),
      },
    },
  }
}

export async function composeNotChargedDeveloper({ checkoutId }: Facts): Promise<Composed> {
  const { checkout, client, clientName, invite, offer, senderLanguage } = await loadCheckout(checkoutId)
  return {
    to: offer.sender.email,
    mail: {
      kind: 'mail-not-charged-developer',
      language: senderLanguage,
      operator: operator(),
      props: {
        developerName: offer.sender.name,
        clientName,
        clientEmail: client.email,
        site: offer.site,
        reason: reasonOf(checkout.rejectReason),
        invitationUrl: absolute(paths.invitation(invite.id)),
      },
    },
  }
}

function reasonOf(rejected: string | null): MailReason {
  return REASONS[rejected as RejectReason] ?? 'other'
}
