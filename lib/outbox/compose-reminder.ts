import type { Facts } from '@/db/schema/records'
import { linkToken } from '@/lib/client-invite/links'
import { mayRemind } from '@/lib/client-invite/reminders'
import { stateOf } from '@/lib/client-invite/states'
import { stopLink } from '@/lib/client-invite/unsubscribe'
import { clock } from '@/lib/clock'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { absolute, paths } from '@/lib/paths'
import type { Composed } from './composed'
import { inviteProps } from './invite-props'
import { loadInvite } from './load-invite'

/** Reminds the client, under the link they have. */
export async function composeReminder({ inviteId, generation }: Facts): Promise<Composed> {
  const { invite, offer } = await loadInvite(inviteId)
  if (invite.generation !== generation) return { skipped: 'replaced' }
  const now = clock.now()
  if (!mayRemind(invite, now)) return { skipped: invite.remindersStoppedAt ? 'stopped' : stateOf(invite, now) }
  const askedOn = dayOf(invite.lastSentAt ?? now, operator().timeZone)
  const stop = stopLink(invite.id)
  return {
    to: invite.email,
    mail: {
      kind: 'mail-reminder',
      language: offer.language,
      operator: operator(),
      props: {
        ...inviteProps(offer),
        askedOn: formatDay(askedOn, offer.language),
        url: absolute(paths.landing(linkToken(invite, 'mailed'))),
        stopUrl: absolute(paths.stopReminders(stop)),
        oneClickUrl: absolute(paths.stopInOneClick(stop)),
      },
    },
  }
}
