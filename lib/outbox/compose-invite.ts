import { db } from '@/db/client'
import type { Language } from '@/db/vocabulary'
import { runningTrials } from '@/lib/apps/queries'
import { maySend } from '@/lib/client-invite/entitled'
import { linkToken } from '@/lib/client-invite/links'
import { asForSomebodyNew, type Offer } from '@/lib/client-invite/offer'
import { mayRemind } from '@/lib/client-invite/reminders'
import { isOpen, mayResend, stateOf } from '@/lib/client-invite/states'
import { stopLink } from '@/lib/client-invite/stop-reminders'
import { clock } from '@/lib/clock'
import { roleOf } from '@/lib/company/members'
import { owns } from '@/lib/company/roles'
import { dayOf, formatDay } from '@/lib/day'
import type { Job } from '@/lib/kernel/jobs'
import { operator } from '@/lib/operator'
import { absolute, appHost, paths } from '@/lib/paths'
import { labelOf } from '@/lib/person-name'
import type { Composers, Filled } from './composed'
import { inviteProps, senderProps } from './invite-props'
import { loadInvite } from './load-invite'
import { companyOf, personOf } from './team-facts'

export const inviteMails = {
  'mail-invite': composeInvite,
  'mail-invite-copy': composeInviteCopy,
  'mail-withdrawn': composeWithdrawn,
  'mail-new-link-wanted': composeNewLinkWanted,
  'mail-reminder': composeReminder,
  'mail-declined': composeDeclined,
  'mail-invite-expired': composeExpired,
  'mail-offered': composeOffered,
} satisfies Partial<Composers>

/** The request to the client, while its link works. */
async function composeInvite({ payload }: Job<'mail-invite'>): Promise<Filled<'mail-invite'>> {
  const { invite, offer } = await loadInvite(payload.inviteId)
  if (invite.generation !== payload.generation) return { skipped: 'replaced' }
  const now = clock.now()
  if (!isOpen(invite, now)) return { skipped: stateOf(invite, now) }
  const url = absolute(paths.landing(linkToken(invite, 'mailed')))
  return {
    to: invite.email,
    language: offer.language,
    props: { ...inviteProps(offer), url },
  }
}

/** In the client's language although the sender reads it: it shows what the client got. */
async function composeInviteCopy({ payload }: Job<'mail-invite-copy'>): Promise<Filled<'mail-invite-copy'>> {
  const { invite, offer } = await loadInvite(payload.inviteId)
  if (invite.withdrawnAt) return { skipped: 'withdrawn' }
  return {
    to: offer.sender.email,
    language: offer.language,
    props: { ...inviteProps(asForSomebodyNew(offer)), clientEmail: offer.client.email },
  }
}

/** Tells the client that the invite has ended from the other side. */
async function composeWithdrawn({ payload }: Job<'mail-withdrawn'>): Promise<Filled<'mail-withdrawn'>> {
  const { invite, offer } = await loadInvite(payload.inviteId)
  return {
    to: invite.email,
    language: offer.language,
    props: {
      clientName: offer.client.name,
      developerName: offer.sender.name,
      developerEmail: offer.sender.email,
      site: offer.site,
      cause: payload.cause,
    },
  }
}

/** Tells the sender that a new link is wanted, while they may still send it. */
async function composeNewLinkWanted({ payload }: Job<'mail-new-link-wanted'>): Promise<Filled<'mail-new-link-wanted'>> {
  const { invite, offer, senderLanguage } = await loadInvite(payload.inviteId)
  const now = clock.now()
  const state = stateOf(invite, now)
  if (!mayResend(invite, now)) return { skipped: state }
  if (!invite.companyId || !(await maySend(db(), invite.senderId, invite.companyId))) return { skipped: 'not-entitled' }
  if (!invite.newLinkWantedAt) return { skipped: 'sent-meanwhile' }
  // A link that was replaced is over although the offer is not.
  const expiredOn = state === 'expired' ? formatDay(offer.openUntil, senderLanguage) : ''
  return {
    to: offer.sender.email,
    language: senderLanguage,
    props: { ...senderProps(offer), expiredOn },
  }
}

/** Reminds the client, under the link they have. */
async function composeReminder({ payload }: Job<'mail-reminder'>): Promise<Filled<'mail-reminder'>> {
  const { invite, offer } = await loadInvite(payload.inviteId)
  if (invite.generation !== payload.generation) return { skipped: 'replaced' }
  const now = clock.now()
  if (!mayRemind(invite, now)) return { skipped: invite.remindersStoppedAt ? 'stopped' : stateOf(invite, now) }
  const askedOn = dayOf(invite.lastSentAt ?? now, operator().timeZone)
  const stop = stopLink(invite.id)
  return {
    to: invite.email,
    language: offer.language,
    props: {
      ...inviteProps(offer),
      askedOn: formatDay(askedOn, offer.language),
      url: absolute(paths.landing(linkToken(invite, 'mailed'))),
      stopUrl: absolute(paths.stopReminders(stop)),
      oneClickUrl: absolute(paths.stopInOneClick(stop)),
    },
  }
}

/** Tells the sender that the client said no, why, and how long the trials go on. */
async function composeDeclined({ payload: { inviteId } }: Job<'mail-declined'>): Promise<Filled<'mail-declined'>> {
  const { invite, offer, senderLanguage } = await loadInvite(inviteId)
  return {
    to: offer.sender.email,
    language: senderLanguage,
    props: {
      ...senderProps(offer),
      message: invite.declineReason,
      trials: await trialsOf(offer, senderLanguage),
    },
  }
}

/** Tells the sender that the invite ran out, while it is over and they may send it again. */
async function composeExpired({ payload }: Job<'mail-invite-expired'>): Promise<Filled<'mail-invite-expired'>> {
  const { invite, offer, senderLanguage } = await loadInvite(payload.inviteId)
  if (invite.generation !== payload.generation) return { skipped: 'replaced' }
  const state = stateOf(invite, clock.now())
  if (state !== 'expired') return { skipped: state }
  if (!invite.companyId || !(await maySend(db(), invite.senderId, invite.companyId))) return { skipped: 'not-entitled' }
  return {
    to: offer.sender.email,
    language: senderLanguage,
    props: {
      ...senderProps(offer),
      openUntil: formatDay(offer.openUntil, senderLanguage),
      trials: await trialsOf(offer, senderLanguage),
    },
  }
}

/** The trials of an offer that go on, by site, and until when. */
async function trialsOf(offer: Offer, language: Language) {
  const trials = await runningTrials(offer.apps.map((app) => app.appId))
  return trials.map(({ name, endsOn }) => ({ site: appHost(name), until: formatDay(endsOn, language) }))
}

/** Tells an Owner what somebody else offered to a client, while it is open and they still own it. */
async function composeOffered({ payload }: Job<'mail-offered'>): Promise<Filled<'mail-offered'>> {
  const reader = await personOf(payload.recipientId)
  if (!reader) return { skipped: 'account-gone' }
  const { invite, offer } = await loadInvite(payload.inviteId)
  const now = clock.now()
  if (!isOpen(invite, now)) return { skipped: stateOf(invite, now) }
  if (!invite.companyId) throw new Error(`invite ${invite.id} has no company`)
  const company = await companyOf(invite.companyId)
  const role = await roleOf(db(), company.id, reader.id)
  if (!role || !owns(role)) return { skipped: 'not-entitled' }
  return {
    to: reader.email,
    language: reader.language,
    props: {
      readerName: labelOf(reader),
      readerKind: reader.kind,
      company: company.name || labelOf(reader),
      senderName: offer.sender.name,
      clientName: offer.client.name,
      clientEmail: offer.client.email,
      sites: [offer.site, ...offer.otherSites],
      openUntil: formatDay(offer.openUntil, reader.language, 'weekday'),
      appsUrl: absolute(paths.apps(company.slug)),
    },
  }
}
