import type { Role } from '@/db/vocabulary'
import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { firstName, fitted } from '@/emails/names'
import { type SampleFacts, samplePerson, sampleReaders } from '@/emails/sample-facts'
import { accessFacts, lastLine, personFacts, type TeamPerson, type TeamReader } from './team-parts'

export type TeamInviteExpiredProps = TeamReader &
  TeamPerson & {
    role: Role
    apps: string[]
    /** Formatted last day: "7 December". */
    openUntil: string
    /** Absolute link to the invitation's page. */
    inviteUrl: string
  }

/** Tells the inviter that the invitation ran out without an answer. */
export const teamInviteExpiredMail: Design<TeamInviteExpiredProps> = { letter, samples }

function letter(props: TeamInviteExpiredProps, frame: Frame): Letter {
  const { t } = frame
  const { teamInviteExpired: own, teamLinkWanted, newLinkWanted, team, hello } = t.mails
  const { personName, company } = props
  return {
    subject: fitted(own.subject, personName, company, own.subjectShort),
    preview: own.what(props.openUntil),
    from: null,
    blocks: [
      heading(own.subject(personName, company)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(`${own.what(props.openUntil)} ${teamLinkWanted.what}`),
      facts(...personFacts(props, t), ...accessFacts(team.role, props.role, props.apps, props.readerKind, t)),
      button(newLinkWanted.button, props.inviteUrl),
      small(teamLinkWanted.doNothing),
      lastLine(false, frame),
    ],
  }
}

function samples(facts: SampleFacts): Variants<TeamInviteExpiredProps> {
  const { client, developer } = sampleReaders(facts)
  const about = { ...samplePerson(facts), openUntil: facts.openUntilShort, inviteUrl: facts.team.inviteUrl }
  return {
    usual: { ...client, ...about, role: 'admin', apps: [] },
    collaborator: { ...developer, ...about, role: 'collaborator', apps: [facts.site] },
  }
}
