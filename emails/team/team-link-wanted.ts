import type { Role } from '@/db/vocabulary'
import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { firstName, fitted } from '@/emails/names'
import { type SampleFacts, samplePerson, sampleReaders } from '@/emails/sample-facts'
import { accessFacts, lastLine, personFacts, type TeamPerson, type TeamReader } from './team-parts'

export type TeamLinkWantedProps = TeamReader &
  TeamPerson & {
    role: Role
    apps: string[]
    /** Formatted last day of the old link: "7 December"; '' where it has not ended. */
    expiredOn: string
    /** Absolute link to the invitation's page. */
    inviteUrl: string
  }

/** Tells the inviter that the link is over and a new one is wanted. */
export const teamLinkWantedMail: Design<TeamLinkWantedProps> = { letter, samples }

function letter(props: TeamLinkWantedProps, frame: Frame): Letter {
  const { t } = frame
  const { teamLinkWanted: own, newLinkWanted, team, hello } = t.mails
  const { personName, company, expiredOn } = props
  const expired = expiredOn ? newLinkWanted.expired(expiredOn) : ''
  return {
    subject: fitted(own.subject, personName, company, own.subjectShort),
    preview: expired || own.what,
    from: null,
    blocks: [
      heading(own.subject(personName, company)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(`${expired} ${own.what}`.trim()),
      facts(...personFacts(props, t), ...accessFacts(team.role, props.role, props.apps, props.readerKind, t)),
      button(newLinkWanted.button, props.inviteUrl),
      small(own.doNothing),
      lastLine(false, frame),
    ],
  }
}

function samples(facts: SampleFacts): Variants<TeamLinkWantedProps> {
  const { client, developer } = sampleReaders(facts)
  const about = { ...samplePerson(facts), inviteUrl: facts.team.inviteUrl }
  return {
    usual: { ...client, ...about, role: 'admin', apps: [], expiredOn: facts.openUntilShort },
    'not-ended': { ...developer, ...about, role: 'collaborator', apps: [facts.site], expiredOn: '' },
  }
}
