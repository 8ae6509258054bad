import type { Role } from '@/db/vocabulary'
import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph, quoted, small } from '@/emails/letter'
import { firstName, fitted } from '@/emails/names'
import { type SampleFacts, sampleReaders } from '@/emails/sample-facts'
import { accessFacts, type TeamReader } from './team-parts'

export type TeamInviteProps = TeamReader & {
  /** Full name of who answers for it. */
  inviterName: string
  inviterEmail: string
  /** '' where it is called like its inviter and is left out. */
  company: string
  role: Role
  /** The Apps a Collaborator is invited to, by address; empty for every other role. */
  apps: string[]
  /** Plain text, line breaks kept; '' when there is none. */
  message: string
  /** Formatted last full day: "Monday, 7 December". */
  openUntil: string
  /** The same day without its name: "7 December". */
  openUntilShort: string
  /** The link that works, absolute. */
  url: string
}

/** The request to join a Company. Answers go to the inviter. */
export const teamInviteMail: Design<TeamInviteProps> = { letter, samples }

function letter(props: TeamInviteProps, { t, operator }: Frame): Letter {
  const { teamInvite, team, invite, facts: labels, hello } = t.mails
  const { inviterName, inviterEmail, company, role, readerKind } = props
  const first = firstName(inviterName)
  const means = team.roleMeans[role](team.things[readerKind])
  const asks = company
    ? teamInvite.sender(inviterName, inviterEmail, company)
    : teamInvite.plainSender(inviterName, inviterEmail)
  return {
    subject: company
      ? fitted(teamInvite.subject, inviterName, company)
      : fitted(teamInvite.plainSubject, inviterName, ''),
    preview: teamInvite.preview(t.common.roles[role], props.openUntilShort),
    from: { name: inviterName, email: inviterEmail },
    blocks: [
      heading(company ? teamInvite.title(inviterName, company) : teamInvite.plainSubject(inviterName)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(`${asks} ${means}`),
      facts(
        ...(company ? [{ label: team.company, value: company }] : []),
        ...accessFacts(labels.yourRole, role, props.apps, readerKind, t),
        {
          label: labels.openUntil,
          value: props.openUntil,
        },
      ),
      ...quoted(t.mails.messageFrom(first), props.message),
      paragraph(teamInvite.before),
      button(teamInvite.button, props.url),
      small(invite.questions(first)),
      small(invite.notForYou(first, operator.abuseEmail)),
    ],
  }
}

function samples(facts: SampleFacts): Variants<TeamInviteProps> {
  const { clientName, clientEmail, company, site, openUntil, openUntilShort, team } = facts
  const usual: TeamInviteProps = {
    ...sampleReaders(facts).person,
    ...{ inviterName: clientName, inviterEmail: clientEmail, company, role: 'admin', apps: [] },
    ...{ message: team.message, openUntil, openUntilShort, url: team.linkUrl },
  }
  const collaborator: TeamInviteProps = { ...usual, role: 'collaborator', apps: [site] }
  return {
    usual,
    collaborator,
    'collaborator-client': { ...collaborator, readerName: '', readerKind: 'client', message: '' },
    owner: { ...usual, role: 'owner', readerKind: 'client' },
    billing: { ...usual, role: 'billing', readerKind: 'client', message: '' },
    plain: { ...usual, company: '' },
  }
}
