import type { Design, Variants } from '@/emails/design'
import { type Frame, heading, type Letter, paragraph } from '@/emails/letter'
import { firstName, fitted } from '@/emails/names'
import { type SampleFacts, sampleReaders } from '@/emails/sample-facts'
import { lastLine, type TeamReader } from './team-parts'

export type CompanyClosedProps = TeamReader & {
  isActor: boolean
  actorName: string
  company: string
  /** Formatted: "on 24 November at 14:02". */
  when: string
}

/** Tells everybody who belonged to a Company that it is closed. */
export const companyClosedMail: Design<CompanyClosedProps> = { letter, samples }

function letter(props: CompanyClosedProps, frame: Frame): Letter {
  const { companyClosed: own, team, hello } = frame.t.mails
  const { company, actorName, when, isActor } = props
  const subject = isActor ? own.subject.actor : own.subject.other
  return {
    subject: fitted((_, place) => subject(place), '', company),
    preview: own.preview,
    from: null,
    blocks: [
      heading(subject(company)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(isActor ? own.what.actor(company, when) : own.what.other(actorName, company, when)),
      paragraph(`${own.ended(team.things[props.readerKind])} ${own.preview}`),
      paragraph(team.accountStays),
      lastLine(isActor, frame),
    ],
  }
}

function samples(facts: SampleFacts): Variants<CompanyClosedProps> {
  const { client, developer } = sampleReaders(facts)
  const closed = { actorName: facts.clientName, company: facts.company, when: facts.when }
  return {
    usual: { ...developer, ...closed, isActor: false },
    actor: { ...client, ...closed, isActor: true },
  }
}
