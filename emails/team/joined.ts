import type { Role } from '@/db/vocabulary'
import type { Design, Variants } from '@/emails/design'
import { type Frame, facts, heading, type Letter, paragraph } from '@/emails/letter'
import { firstName, fitted } from '@/emails/names'
import { type SampleFacts, samplePerson, sampleReaders } from '@/emails/sample-facts'
import { accessFacts, buttonTo, lastLine, personFacts, type TeamPerson, type TeamReader } from './team-parts'

export type JoinedProps = TeamReader &
  TeamPerson & {
    role: Role
    apps: string[]
    /** Who invited: the reader, somebody else by name, or nobody that is known. */
    inviter: 'reader' | { name: string } | null
    teamUrl: string | null
  }

/** Tells the inviter and the Owners that somebody is on the team now. */
export const joinedMail: Design<JoinedProps> = { letter, samples }

function letter(props: JoinedProps, frame: Frame): Letter {
  const { t } = frame
  const { joined, team, hello } = t.mails
  const { personName, company, inviter } = props
  const how = inviter === 'reader' ? joined.accepted(personName) : inviter && joined.invitedBy(personName, inviter.name)
  return {
    subject: fitted(joined.subject, personName, company),
    preview: joined.preview(t.common.roles[props.role]),
    from: null,
    blocks: [
      heading(joined.subject(personName, company)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(`${how || joined.came(personName, company)} ${joined.works}`),
      facts(...personFacts(props, t), ...accessFacts(team.role, props.role, props.apps, props.readerKind, t)),
      ...buttonTo(team.team, props.teamUrl),
      lastLine(false, frame),
    ],
  }
}

function samples(facts: SampleFacts): Variants<JoinedProps> {
  const { developerName, personEmail, site, team } = facts
  const { client, developer } = sampleReaders(facts)
  const admin = { ...samplePerson(facts), role: 'admin' as const, apps: [], teamUrl: team.url }
  const collaborator = { ...samplePerson(facts), role: 'collaborator' as const, apps: [site], teamUrl: team.url }
  return {
    usual: { ...client, ...admin, inviter: 'reader' },
    other: { ...client, ...collaborator, inviter: { name: developerName } },
    plain: { ...developer, ...collaborator, personName: personEmail, inviter: null, teamUrl: null },
  }
}
