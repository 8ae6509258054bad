import { render } from '@react-email/render'
import { createElement } from 'react'
import type { MailKind } from '@/db/promises'
import type { Language } from '@/db/vocabulary'
import { words } from '@/lib/words/words'
import { codeMail } from './account/code'
import { knockingMail } from './account/knocking'
import { newSignInMail } from './account/new-sign-in'
import { resetMail } from './account/reset'
import { sshKeyMail } from './account/ssh-key'
import { addressWantedMail } from './billing/address-wanted'
import { appKeptMail } from './billing/app-kept'
import { appRestoredMail } from './billing/app-restored'
import { appSwitchedOffMail } from './billing/app-switched-off'
import { billMail } from './billing/bill'
import { methodGoneMail } from './billing/method-gone'
import { operatorNoticeMail } from './billing/operator-notice'
import { payerRecoveredMail } from './billing/payer-recovered'
import { payerSuspendedMail } from './billing/payer-suspended'
import { paymentFailedMail } from './billing/payment-failed'
import { paymentWarningMail } from './billing/payment-warning'
import { planAskedMail } from './billing/plan-asked'
import { planChangedMail } from './billing/plan-changed'
import { planDecidedMail } from './billing/plan-decided'
import { planEndedMail } from './billing/plan-ended'
import { planEndsMail } from './billing/plan-ends'
import type { Design } from './design'
import { appMovedMail } from './hand-over/app-moved'
import { declinedMail } from './hand-over/declined'
import { doneClientMail } from './hand-over/done-client'
import { doneDeveloperMail } from './hand-over/done-developer'
import { inviteMail } from './hand-over/invite'
import { inviteCopyMail } from './hand-over/invite-copy'
import { inviteExpiredMail } from './hand-over/invite-expired'
import { newLinkWantedMail } from './hand-over/new-link-wanted'
import { notChargedMail } from './hand-over/not-charged'
import { notChargedDeveloperMail } from './hand-over/not-charged-developer'
import { offeredMail } from './hand-over/offered'
import { orderLapsedMail } from './hand-over/order-lapsed'
import { orderLapsedDeveloperMail } from './hand-over/order-lapsed-developer'
import { reminderMail } from './hand-over/reminder'
import { withdrawnMail } from './hand-over/withdrawn'
import { Layout } from './layout'
import type { Frame, Letter, MailOperator } from './letter'
import { cleaned, withoutLinks } from './names'
import { newsletterMail } from './news/newsletter'
import { newsletterConfirmMail } from './news/newsletter-confirm'
import { companyClosedMail } from './team/company-closed'
import { joinedMail } from './team/joined'
import { leftMail } from './team/left'
import { removedMail } from './team/removed'
import { roleChangedMail } from './team/role-changed'
import { teamInviteMail } from './team/team-invite'
import { teamInviteDeclinedMail } from './team/team-invite-declined'
import { teamInviteExpiredMail } from './team/team-invite-expired'
import { teamInviteWithdrawnMail } from './team/team-invite-withdrawn'
import { teamLinkWantedMail } from './team/team-link-wanted'
import { textOf } from './text'

/** Every mail there is. */
const MAILS = {
  'mail-code': codeMail,
  'mail-invite': inviteMail,
  'mail-invite-copy': inviteCopyMail,
  'mail-reminder': reminderMail,
  'mail-withdrawn': withdrawnMail,
  'mail-declined': declinedMail,
  'mail-done-client': doneClientMail,
  'mail-done-developer': doneDeveloperMail,
  'mail-new-link-wanted': newLinkWantedMail,
  'mail-not-charged': notChargedMail,
  'mail-not-charged-developer': notChargedDeveloperMail,
  'mail-order-lapsed': orderLapsedMail,
  'mail-order-lapsed-developer': orderLapsedDeveloperMail,
  'mail-invite-expired': inviteExpiredMail,
  'mail-reset': resetMail,
  'mail-new-sign-in': newSignInMail,
  'mail-knocking': knockingMail,
  'mail-team-invite': teamInviteMail,
  'mail-team-invite-withdrawn': teamInviteWithdrawnMail,
  'mail-team-invite-declined': teamInviteDeclinedMail,
  'mail-team-link-wanted': teamLinkWantedMail,
  'mail-team-invite-expired': teamInviteExpiredMail,
  'mail-joined': joinedMail,
  'mail-role-changed': roleChangedMail,
  'mail-left': leftMail,
  'mail-removed': removedMail,
  'mail-company-closed': companyClosedMail,
  'mail-app-moved': appMovedMail,
  'mail-plan-changed': planChangedMail,
  'mail-plan-asked': planAskedMail,
  'mail-plan-decided': planDecidedMail,
  'mail-offered': offeredMail,
  'mail-bill': billMail,
  'mail-address-wanted': addressWantedMail,
  'mail-payment-failed': paymentFailedMail,
  'mail-payment-warning': paymentWarningMail,
  'mail-payer-suspended': payerSuspendedMail,
  'mail-payer-recovered': payerRecoveredMail,
  'mail-method-gone': methodGoneMail,
  'mail-operator-notice': operatorNoticeMail,
  'mail-ssh-key': sshKeyMail,
  'mail-newsletter-confirm': newsletterConfirmMail,
  'mail-newsletter': newsletterMail,
  'mail-plan-ends': planEndsMail,
  'mail-plan-ended': planEndedMail,
  'mail-app-kept': appKeptMail,
  'mail-app-switched-off': appSwitchedOffMail,
  'mail-app-restored': appRestoredMail,
} satisfies Record<MailKind, unknown>

/** What a mail of each kind is drawn from. */
export type MailProps = { [Kind in MailKind]: Parameters<(typeof MAILS)[Kind]['letter']>[0] }

export const DESIGNS: { [Kind in MailKind]: Design<MailProps[Kind]> } = MAILS

/** A mail to draw: its kind, the reader's language, who runs the platform, and the kind's own props. */
export type Mail<Kind extends MailKind = MailKind> = {
  [One in Kind]: { kind: One; language: Language; operator: MailOperator; props: MailProps[One] }
}[Kind]

export type RenderedMail = {
  subject: string
  html: string
  text: string
  /** What the inbox shows beside the subject. */
  preview: string
  /** Display name of the sender, without quotes around it: "Mara Lindqvist via Nordlicht Hosting". */
  fromName: string
  /** Who gets the answers: the developer (invite, reminder, withdrawn) or the operator's support. */
  replyTo: string
  /** Headers beyond those of every mail. */
  headers?: Record<string, string>
}

/**
 * Draws a mail. The same mail always gives the same bytes; no line of it comes from anywhere but its props and the words.
 * `imprintUrl` is absolute: every mail ends with it.
 */
export async function renderMail(mail: Mail, imprintUrl: string): Promise<RenderedMail> {
  const frame = { language: mail.language, operator: mail.operator, imprintUrl, t: words(mail.language) }
  const letter = letterOf(mail, frame)
  return {
    subject: letter.subject,
    html: withShortDoctype(await render(createElement(Layout, { letter, frame }))),
    text: textOf(letter, frame),
    preview: letter.preview,
    fromName: fromName(letter, frame),
    replyTo: letter.from?.email ?? mail.operator.supportEmail,
    headers: letter.headers,
  }
}

function letterOf<Kind extends MailKind>(mail: Mail<Kind>, frame: Frame): Letter {
  const { letter, isOperators } = DESIGNS[mail.kind]
  const props = cleaned(mail.props)
  return letter(isOperators ? props : withoutLinks(props), frame)
}

function fromName({ from }: Letter, { operator, t }: Frame): string {
  const name = from ? t.mails.fromName(from.name, operator.name) : operator.name
  return name.replace(/["<>\\]/g, '')
}

/** The renderer's doctype names an address on the web; a mail holds no address but its own link. */
function withShortDoctype(html: string): string {
  return html.replace(/^<!DOCTYPE[^>]*>/, '<!doctype html>')
}
