import type { RejectReason } from '@/db/vocabulary'
import type { MailProps } from '@/emails/catalogue'
import type { Job } from '@/lib/kernel/jobs'
import { absolute, paths } from '@/lib/paths'
import type { Composers, Filled } from './composed'
import { loadCheckout } from './load-checkout'

export const notChargedMails = {
  'mail-not-charged': composeNotCharged,
  'mail-not-charged-developer': composeNotChargedDeveloper,
} satisfies Partial<Composers>

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
async function composeNotCharged({
  payload: { checkoutId },
}: Job<'mail-not-charged'>): Promise<Filled<'mail-not-charged'>> {
  const { checkout, client, clientName, offer } = await loadCheckout(checkoutId)
  return {
    to: client.email,
    language: client.language,
    props: {
      clientName,
      developerName: offer.sender.name,
      developerEmail: offer.sender.email,
      site: offer.site,
      reason: reasonOf(checkout.rejectReason),
    },
  }
}

async function composeNotChargedDeveloper({
  payload: { checkoutId },
}: Job<'mail-not-charged-developer'>): Promise<Filled<'mail-not-charged-developer'>> {
  const { checkout, client, clientName, invite, offer, senderLanguage } = await loadCheckout(checkoutId)
  return {
    to: offer.sender.email,
    language: senderLanguage,
    props: {
      developerName: offer.sender.name,
      clientName,
      clientEmail: client.email,
      site: offer.site,
      reason: reasonOf(checkout.rejectReason),
      invitationUrl: absolute(paths.invitation(invite.id)),
    },
  }
}

function reasonOf(rejected: RejectReason | null): MailReason {
  return rejected ? REASONS[rejected] : 'other'
}
