import { render } from '@react-email/render'
import { createElement } from 'react'
import type { Language, OutboxKind } from '@/db/vocabulary'
import { words } from '@/lib/words/words'
import { type CodeProps, codeMail } from './account/code'
import { type NewSignInProps, newSignInMail } from './account/new-sign-in'
import { type ResetProps, resetMail } from './account/reset'
import { type SshKeyProps, sshKeyMail } from './account/ssh-key'
import { type AppMovedProps, appMovedMail } from './hand-over/app-moved'
import { type DeclinedProps, declinedMail } from './hand-over/declined'
import { type DoneClientProps, doneClientMail } from './hand-over/done-client'
import { type DoneDeveloperProps, doneDeveloperMail } from './hand-over/done-developer'
import { type InviteProps, inviteMail } from './hand-over/invite'
import { type InviteCopyProps, inviteCopyMail } from './hand-over/invite-copy'
import { type NewLinkWantedProps, newLinkWantedMail } from './hand-over/new-link-wanted'
import { type NotChargedProps, notChargedMail } from './hand-over/not-charged'
import { type NotChargedDeveloperProps, notChargedDeveloperMail } from './hand-over/not-charged-developer'
import { type OfferedProps, offeredMail } from './hand-over/offered'
import { type ReminderProps, reminderMail } from './hand-over/reminder'
import { type WithdrawnProps, withdrawnMail } from './hand-over/withdrawn'
import { Layout } from './layout'
import type { Frame, Letter, MailOperator } from './letter'
import { cleaned } from './names'
import {
  type NewsletterConfirmProps,
  type NewsletterProps,
  newsletterConfirmMail,
  newsletterMail,
} from './news/newsletter'
import { type CompanyClosedProps, companyClosedMail } from './team/company-closed'
import { type JoinedProps, joinedMail } from './team/joined'
import { type LeftProps, leftMail } from './team/left'
import { type RemovedProps, removedMail } from './team/removed'
import { type RoleChangedProps, roleChangedMail } from './team/role-changed'
import { type TeamInviteProps, teamInviteMail } from './team/team-invite'
import { type TeamInviteDeclinedProps, teamInviteDeclinedMail } from './team/team-invite-declined'
import { type TeamInviteWithdrawnProps, teamInviteWithdrawnMail } from './team/team-invite-withdrawn'
import { type TeamLinkWantedProps, teamLinkWantedMail } from './team/team-link-wanted'
import { textOf } from './text'

export type MailKind = Extract<OutboxKind, `mail-${string}`>

export type MailProps = {
  'mail-code': CodeProps
  'mail-invite': InviteProps
  'mail-invite-copy': InviteCopyProps
  'mail-reminder': ReminderProps
  'mail-withdrawn': WithdrawnProps
  'mail-declined': DeclinedProps
  'mail-done-client': DoneClientProps
  'mail-done-developer': DoneDeveloperProps
  'mail-new-link-wanted': NewLinkWantedProps
  'mail-not-charged': NotChargedProps
  'mail-not-charged-developer': NotChargedDeveloperProps
  'mail-reset': ResetProps
  'mail-new-sign-in': NewSignInProps
  'mail-team-invite': TeamInviteProps
  'mail-team-invite-withdrawn': TeamInviteWithdrawnProps
  'mail-team-invite-declined': TeamInviteDeclinedProps
  'mail-team-link-wanted': TeamLinkWantedProps
  'mail-joined': JoinedProps
  'mail-role-changed': RoleChangedProps
  'mail-left': LeftProps
  'mail-removed': RemovedProps
  'mail-company-closed': CompanyClosedProps
  'mail-app-moved': AppMovedProps
  'mail-offered': OfferedProps
  'mail-ssh-key': SshKeyProps
  'mail-newsletter-confirm': NewsletterConfirmProps
  'mail-newsletter': NewsletterProps
}

type MailOf<Kind extends MailKind> = { kind: Kind; language: Language; operator: MailOperator; props: MailProps[Kind] }

/** A mail to draw: its kind, the reader's language, who runs the platform, and the kind's own props. */
export type Mail = { [Kind in MailKind]: MailOf<Kind> }[MailKind]

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

const LETTERS: { [Kind in MailKind]: (props: MailProps[Kind], frame: Frame) => Letter } = {
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
  'mail-reset': resetMail,
  'mail-new-sign-in': newSignInMail,
  'mail-team-invite': teamInviteMail,
  'mail-team-invite-withdrawn': teamInviteWithdrawnMail,
  'mail-team-invite-declined': teamInviteDeclinedMail,
  'mail-team-link-wanted': teamLinkWantedMail,
  'mail-joined': joinedMail,
  'mail-role-changed': roleChangedMail,
  'mail-left': leftMail,
  'mail-removed': removedMail,
  'mail-company-closed': companyClosedMail,
  'mail-app-moved': appMovedMail,
  'mail-offered': offeredMail,
  'mail-ssh-key': sshKeyMail,
  'mail-newsletter-confirm': newsletterConfirmMail,
  'mail-newsletter': newsletterMail,
}

/** Every kind of mail there is. */
export const MAIL_KINDS = Object.keys(LETTERS) as MailKind[]

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

function letterOf<Kind extends MailKind>(mail: MailOf<Kind>, frame: Frame): Letter {
  return LETTERS[mail.kind](cleaned(mail.props), frame)
}

function fromName({ from }: Letter, { operator, t }: Frame): string {
  const name = from ? t.mails.fromName(from.name, operator.name) : operator.name
  return name.replace(/["<>\\]/g, '')
}

/** The renderer's doctype names an address on the web; a mail holds no address but its own link. */
function withShortDoctype(html: string): string {
  return html.replace(/^<!DOCTYPE[^>]*>/, '<!doctype html>')
}
