import type { Role } from '@/db/vocabulary'
import type { Design, Variants } from '@/emails/design'
import { type Frame, facts, heading, type Letter, paragraph } from '@/emails/letter'
import { firstName, fitted } from '@/emails/names'
import { type SampleFacts, samplePerson, sampleReaders } from '@/emails/sample-facts'
import type { Dict } from '@/lib/words/words'
import { accessFacts, buttonTo, lastLine, type TeamPerson, type TeamReader } from './team-parts'

export type RoleChangedProps = TeamReader &
  TeamPerson & {
    reader: 'person' | 'actor' | 'owner'
    actorName: string
    before: Role
    after: Role
    /** What the new role reaches, for a Collaborator. */
    apps: string[]
    /** Formatted: "on 24 November at 14:02". */
    when: string
    /** The Company for the person concerned, the team for others. */
    url: string | null
  }

/** Tells the person and the Owners of a new role. */
export const roleChangedMail: Design<RoleChangedProps> = { letter, samples }

function letter(props: RoleChangedProps, frame: Frame): Letter {
  const { t } = frame
  const { roleChanged, team, hello, facts: labels } = t.mails
  const { reader, personName, company, actorName, after, readerKind } = props
  const isPerson = reader === 'person'
  const subject = roleChanged.subject[isPerson ? 'person' : 'other']
  const role = t.common.roles[after]
  const means = isPerson ? `${team.roleMeans[after](team.things[readerKind])} ` : ''
  const who = isPerson ? [] : [{ label: team.name, value: personName }]
  return {
    subject: fitted((person, place) => subject(person, role, place), isPerson ? '' : personName, company),
    preview: reader === 'actor' ? roleChanged.preview.actor() : roleChanged.preview.other(actorName),
    from: null,
    blocks: [
      heading(subject(personName, role, company)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(whatOf(props, t)),
      facts(
        ...who,
        { label: team.before, value: t.common.roles[props.before] },
        ...accessFacts(isPerson ? labels.yourRole : team.now, after, props.apps, readerKind, t),
      ),
      paragraph(means + roleChanged.works),
      ...buttonTo(isPerson ? team.open(company) : team.team, props.url),
      lastLine(reader === 'actor', frame),
    ],
  }
}

function whatOf({ reader, actorName, personName, when }: RoleChangedProps, t: Dict): string {
  const { what } = t.mails.roleChanged
  if (reader === 'person') return what.person(actorName, when)
  return reader === 'actor' ? what.actor(personName, when) : what.owner(actorName, personName, when)
}

function samples(facts: SampleFacts): Variants<RoleChangedProps> {
  const { clientName, developerName, site, when, team } = facts
  const { client, person } = sampleReaders(facts)
  const changed = { ...samplePerson(facts), actorName: clientName, when }
  const own: RoleChangedProps = {
    ...person,
    ...changed,
    ...{ reader: 'person', before: 'collaborator', after: 'admin', apps: [], url: team.companyUrl },
  }
  const actor: RoleChangedProps = {
    ...client,
    ...changed,
    ...{ reader: 'actor', before: 'admin', after: 'billing', apps: [], url: team.url },
  }
  return {
    usual: own,
    collaborator: { ...own, before: 'admin', after: 'collaborator', apps: [site], url: null },
    'owner-client': { ...own, readerKind: 'client', before: 'billing', after: 'owner' },
    actor,
    other: { ...actor, readerName: developerName, reader: 'owner', after: 'collaborator', apps: [site] },
  }
}
