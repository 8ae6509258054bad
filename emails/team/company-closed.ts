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
  /** What is still to be paid, one text a bill, where the reader had a right to know it. */
  bills: string[]
}

/** Tells everybody who belonged to a Company that it is closed. */
export const companyClosedMail: Design<CompanyClosedProps> = { letter, samples }

function letter(props: CompanyClosedProps, frame: Frame): Letter {
  const { companyClosed: own, team, hello } = frame.t.mails
  const { company, actorName, when, isActor, bills } = props
  const { closing } = frame.t
  const ended = own.ended(team.things[props.readerKind])
  const subject = isActor ? own.subject.actor : own.subject.other
  return {
    subject: fitted((_, place) => subject(place), '', company),
    preview: bills.length > 0 ? closing.preview : own.preview,
    from: null,
    blocks: [
      heading(subject(company)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(isActor ? own.what.actor(company, when) : own.what.other(actorName, company, when)),
      paragraph(bills.length > 0 ? ended : `${ended} ${own.preview}`),
      ...bills.map((text) => paragraph(text)),
      ...(bills.length > 0 ? [paragraph(closing.link)] : []),
      paragraph(team.accountStays),
      lastLine(isActor, frame),
    ],
  }
}

function samples(facts: SampleFacts): Variants<CompanyClosedProps> {
  const { client, developer } = sampleReaders(facts)
  const closed = { actorName: facts.clientName, company: facts.company, when: facts.when }
  return {
    usual: { ...developer, ...closed, bills: [], isActor: false },
    actor: { ...client, ...closed, bills: facts.closing, isActor: true },
  }
}
