import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph } from '@/emails/letter'
import { firstName, subjectSite } from '@/emails/names'
import { type SampleFacts, sampleReaders } from '@/emails/sample-facts'
import { lastLine, type TeamReader } from '@/emails/team/team-parts'

export type PlanEndedProps = TeamReader & {
  site: string
  /** Formatted: "Monday, 30 November". */
  endedOn: string
  /** Formatted: "30 December". */
  keptUntil: string
  /** It was paused by then already, and not paid for, because a bill is not paid. */
  isUnpaid: boolean
  /** Absolute link to the App. */
  url: string
}

/** Tells the Owners, and whoever set the end, that a plan is over and the App paused. */
export const planEndedMail: Design<PlanEndedProps> = { letter, samples }

function letter(props: PlanEndedProps, frame: Frame): Letter {
  const { planEnded: own, planEnds } = frame.t.mails
  const { endedOn, keptUntil, isUnpaid } = props
  const what = (isUnpaid ? own.unpaid : own.what)(endedOn)
  return overLetter(props, frame, {
    own,
    what,
    rest: [own.kept(keptUntil), isUnpaid ? own.goOnPaid : planEnds.goOn],
  })
}

type Over = Pick<PlanEndedProps, keyof TeamReader | 'site' | 'keptUntil' | 'url'>
type OverWords = {
  own: { subject: (site: string) => string; preview: (day: string) => string }
  what: string
  rest: string[]
}

/** What is told of an App whose plan is over: what happened, which one, and what can be done. */
export function overLetter(props: Over, frame: Frame, { own, what, rest }: OverWords): Letter {
  const { planEnds, team, hello } = frame.t.mails
  const { site, keptUntil, url } = props
  const short = subjectSite(site)
  return {
    subject: own.subject(short),
    preview: own.preview(keptUntil),
    from: null,
    blocks: [
      heading(own.subject(site)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(what),
      facts({ label: team.thingLabel[props.readerKind], value: site }),
      ...rest.map(paragraph),
      button(planEnds.open(short), url),
      lastLine(false, frame),
    ],
  }
}

function samples(sample: SampleFacts): Variants<PlanEndedProps> {
  const { client, developer } = sampleReaders(sample)
  const ended = {
    site: sample.site,
    endedOn: sample.chargeDay,
    keptUntil: sample.openUntilShort,
    isUnpaid: false,
    url: sample.team.appUrl,
  }
  return {
    usual: { ...client, ...ended },
    developer: { ...developer, ...ended },
    unpaid: { ...client, ...ended, isUnpaid: true },
  }
}
