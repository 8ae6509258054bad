import type { Role } from '@/db/vocabulary'
import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph } from '@/emails/letter'
import { firstName, fitted } from '@/emails/names'
import { type SampleFacts, samplePerson, sampleReaders } from '@/emails/sample-facts'
import { accessFacts, lastLine, personFacts, type TeamPerson, type TeamReader } from './team-parts'

export type TeamInviteDeclinedProps = TeamReader &
  TeamPerson & {
    /** What it was about. */
    role: Role
    apps: string[]
    /** Absolute link to the team. */
    teamUrl: string
  }

/** Tells the inviter that somebody does not want to join. */
export const teamInviteDeclinedMail: Design<TeamInviteDeclinedProps> = { letter, samples }

function letter(props: TeamInviteDeclinedProps, frame: Frame): Letter {
  const { t } = frame
  const { teamInviteDeclined: own, team, hello } = t.mails
  const { personName, company } = props
  return {
    subject: fitted(own.subject, personName, company),
    preview: own.preview,
    from: null,
    blocks: [
      heading(own.subject(personName, company)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(`${own.what(personName, company)} ${own.preview} ${own.again}`),
      facts(...personFacts(props, t), ...accessFacts(team.role, props.role, props.apps, props.readerKind, t)),
      button(team.team, props.teamUrl),
      lastLine(false, frame),
    ],
  }
}

function samples(facts: SampleFacts): Variants<TeamInviteDeclinedProps> {
  const { client, developer } = sampleReaders(facts)
  const about = { ...samplePerson(facts), teamUrl: facts.team.url }
  return {
    usual: { ...client, ...about, role: 'admin', apps: [] },
    'no-name': {
      ...developer,
      ...about,
      ...{ role: 'collaborator', apps: [facts.site], personName: facts.personEmail },
    },
  }
}
