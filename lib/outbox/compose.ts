import type { Facts } from '@/db/schema/records'
import { linkToken } from '@/lib/client-invite/links'
import { isOpen, stateOf } from '@/lib/client-invite/states'
import { clock } from '@/lib/clock'
import { formatDay } from '@/lib/day'
import type { Job } from '@/lib/kernel/jobs'
import { operator } from '@/lib/operator'
import { absolute, paths } from '@/lib/paths'
import { composeCode, composeNewSignIn, composeReset, composeSshKey } from './compose-account'
import { composeAppMoved, composeCompanyClosed } from './compose-company'
import { composeDeclined } from './compose-declined'
import { composeDoneClient, composeDoneDeveloper } from './compose-done'
import { composeNewsletter, composeNewsletterConfirm } from './compose-newsletter'
import { composeNotCharged, composeNotChargedDeveloper } from './compose-not-charged'
import { composeOffered } from './compose-offered'
import { composeJoined, composeLeft, composeRemoved, composeRoleChanged } from './compose-people'
import { composeReminder } from './compose-reminder'
import {
  composeTeamInvite,
  composeTeamInviteDeclined,
  composeTeamInviteWithdrawn,
  composeTeamLinkWanted,
} from './compose-team-invite'
import type { Composed } from './composed'
import { inviteProps, senderProps } from './invite-props'
import { loadInvite } from './load-invite'

/** Fills a mail from the database, at the time of sending: a link or a code is derived here and stored nowhere. */
export async function compose(job: Job): Promise<Composed> {
  switch (job.kind) {
    case 'mail-code':
      return composeCode(job.payload)
    case 'mail-invite':
      return composeInvite(job.payload)
    case 'mail-invite-copy':
      return composeInviteCopy(job.payload)
    case 'mail-reminder':
      return composeReminder(job.payload)
    case 'mail-withdrawn':
      return composeWithdrawn(job.payload)
    case 'mail-declined':
      return composeDeclined(job.payload)
    case 'mail-new-link-wanted':
      return composeNewLinkWanted(job.payload)
    case 'mail-done-client':
      return composeDoneClient(job.payload)
    case 'mail-done-developer':
      return composeDoneDeveloper(job.payload)
    case 'mail-not-charged':
      return composeNotCharged(job.payload)
    case 'mail-not-charged-developer':
      return composeNotChargedDeveloper(job.payload)
    case 'mail-reset':
      return composeReset(job.payload)
    case 'mail-new-sign-in':
      return composeNewSignIn(job.payload)
    case 'mail-team-invite':
      return composeTeamInvite(job.payload)
    case 'mail-team-invite-withdrawn':
      return composeTeamInviteWithdrawn(job.payload)
    case 'mail-team-invite-declined':
      return composeTeamInviteDeclined(job.payload)
    case 'mail-team-link-wanted':
      return composeTeamLinkWanted(job.payload)
    case 'mail-joined':
      return composeJoined(job)
    case 'mail-role-changed':
      return composeRoleChanged(job)
    case 'mail-left':
      return composeLeft(job)
    case 'mail-removed':
      return composeRemoved(job)
    case 'mail-company-closed':
      return composeCompanyClosed(job)
    case 'mail-app-moved':
      return composeAppMoved(job)
    case 'mail-offered':
      return composeOffered(job)
    case 'mail-ssh-key':
      return composeSshKey(job.payload)
    case 'mail-newsletter-confirm':
      return composeNewsletterConfirm(job.payload)
    case 'mail-newsletter':
      return composeNewsletter(job.payload)
    default:
      throw new Error(`${job.kind} is not a mail`)
  }
}

async function composeInvite({ inviteId, generation }: Facts): Promise<Composed> {
  const { invite, offer } = await loadInvite(inviteId)
  if (invite.generation !== generation) return { skipped: 'replaced' }
  const now = clock.now()
  if (!isOpen(invite, now)) return { skipped: stateOf(invite, now) }
  const url = absolute(paths.landing(linkToken(invite, 'mailed')))
  return {
    to: invite.email,
    mail: {
      kind: 'mail-invite',
      language: offer.language,
      operator: operator(),
      props: { ...inviteProps(offer), url },
    },
  }
}

/** In the client's language although the sender reads it: it shows what the client got. */
async function composeInviteCopy({ inviteId }: Facts): Promise<Composed> {
  const { invite, offer } = await loadInvite(inviteId)
  if (invite.withdrawnAt) return { skipped: 'withdrawn' }
  const props = { ...inviteProps(offer), clientEmail: offer.client.email }
  return {
    to: offer.sender.email,
    mail: { kind: 'mail-invite-copy', language: offer.language, operator: operator(), props },
  }
}

async function composeWithdrawn({ inviteId, cause }: Facts): Promise<Composed> {
  const { invite, offer } = await loadInvite(inviteId)
  return {
    to: invite.email,
    mail: {
      kind: 'mail-withdrawn',
      language: offer.language,
      operator: operator(),
      props: {
        clientName: offer.client.name,
        developerName: offer.sender.name,
        developerEmail: offer.sender.email,
        site: offer.site,
        cause: cause === 'right-lost' ? 'right-lost' : 'developer',
      },
    },
  }
}

async function composeNewLinkWanted({ inviteId }: Facts): Promise<Composed> {
  const { invite, offer, senderLanguage } = await loadInvite(inviteId)
  if (!invite.newLinkWantedAt) return { skipped: 'sent-meanwhile' }
  return {
    to: offer.sender.email,
    mail: {
      kind: 'mail-new-link-wanted',
      language: senderLanguage,
      operator: operator(),
      props: { ...senderProps(offer), expiredOn: formatDay(offer.openUntil, senderLanguage) },
    },
  }
}
