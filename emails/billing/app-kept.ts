import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph } from '@/emails/letter'
import { firstName, subjectSite } from '@/emails/names'
import { type SampleFacts, sampleReaders } from '@/emails/sample-facts'
import { lastLine, type TeamReader } from '@/emails/team/team-parts'

export type AppKeptProps = TeamReader & {
  site: string
  /** Formatted: "Wednesday, 30 December". */
  keptUntil: string
  /** Absolute link to the App. */
  url: string
}

/** Reminds of an App whose plan is over, some days before it is switched off. */
export const appKeptMail: Design<AppKeptProps> = { letter, samples }

function letter(props: AppKeptProps, frame: Frame): Letter {
  const { appKept: own, planEnds, team, hello } = frame.t.mails
  const { site, keptUntil, url } = props
  const short = subjectSite(site)
  return {
    subject: own.subject(short),
    preview: own.preview(keptUntil),
    from: null,
    blocks: [
      heading(own.subject(site)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(own.what(keptUntil)),
      facts({ label: team.thingLabel[props.readerKind], value: site }),
      paragraph(`${own.goOn} ${own.doNothing}`),
      button(planEnds.open(short), url),
      lastLine(false, frame),
    ],
  }
}

function samples(sample: SampleFacts): Variants<AppKeptProps> {
  const { client, developer } = sampleReaders(sample)
  const kept = { site: sample.site, keptUntil: sample.openUntil, url: sample.team.appUrl }
  return { usual: { ...client, ...kept }, developer: { ...developer, ...kept } }
}
