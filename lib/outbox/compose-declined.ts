import type { Facts } from '@/db/schema/records'
import { runningTrials } from '@/lib/apps/queries'
import { formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { appHost } from '@/lib/paths'
import type { Composed } from './composed'
import { senderProps } from './invite-props'
import { loadInvite } from './load-invite'

/** Tells the sender that the client said no, why, and how long the trials go on. */
export async function composeDeclined({ inviteId }: Facts): Promise<Composed> {
  const { invite, offer, senderLanguage } = await loadInvite(inviteId)
  const trials = await runningTrials(offer.apps.map((app) => app.appId))
  return {
    to: offer.sender.email,
    mail: {
      kind: 'mail-declined',
      language: senderLanguage,
      operator: operator(),
      props: {
        ...senderProps(offer),
        message: invite.declineReason,
        trials: trials.map(({ name, endsOn }) => ({ site: appHost(name), until: formatDay(endsOn, senderLanguage) })),
      },
    },
  }
}
