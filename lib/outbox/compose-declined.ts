import type { Facts } from '@/db/schema/records'
import { runningTrials } from '@/lib/apps/queries'
import { formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { absolute, appHost, paths } from '@/lib/paths'
import type { Composed } from './composed'
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
        developerName: offer.sender.name,
        clientName: offer.client.name,
        clientEmail: offer.client.email,
        site: offer.site,
        message: invite.declineReason,
        trials: trials.map(({ name, endsOn }) => ({ site: appHost(name), until: formatDay(endsOn, senderLanguage) })),
        invitationUrl: absolute(paths.invitation(invite.id)),
      },
    },
  }
}
