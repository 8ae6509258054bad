import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph } from '@/emails/letter'
import { firstName, subjectSite } from '@/emails/names'
import { type SampleFacts, sampleReaders } from '@/emails/sample-facts'
import { lastLine, type TeamReader } from '@/emails/team/team-parts'

export type PlanEndsProps = TeamReader & {
  actorName: string
  site: string
  /** Formatted: "Monday, 30 November"; '' where the plan goes on after all. */
  lastDay: string
  /** Formatted: "30 December". */
  keptUntil: string
  /** Absolute link to the page where the plan is kept, or to the App where it is. */
  url: string
}

/** Tells the Owners that somebody set an end to a plan, or took it back. */
export const planEndsMail: Design<PlanEndsProps> = { letter, samples }

function letter(props: PlanEndsProps, frame: Frame): Letter {
  const { planEnds: own, team, hello } = frame.t.mails
  const { site, actorName, lastDay, keptUntil, url } = props
  const short = subjectSite(site)
  const isKept = lastDay === ''
  return {
    subject: isKept ? own.keptSubject(short) : own.subject(short),
    preview: isKept ? own.keptPreview : own.preview(lastDay),
    from: null,
    blocks: [
      heading(isKept ? own.keptSubject(site) : own.subject(site)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(isKept ? own.kept(actorName) : own.what(actorName, lastDay)),
      facts({ label: team.thingLabel[props.readerKind], value: site }),
      paragraph(isKept ? own.keptCosts : own.until(keptUntil)),
      button(isKept ? own.open(short) : own.button, url),
      lastLine(false, frame),
    ],
  }
}

function samples(sample: SampleFacts): Variants<PlanEndsProps> {
  const { client, developer } = sampleReaders(sample)
  const ends = {
    actorName: sample.developerName,
    site: sample.site,
    lastDay: sample.chargeDay,
    keptUntil: sample.openUntilShort,
    url: `${sample.team.appUrl}/end`,
  }
  return {
    usual: { ...client, ...ends },
    kept: { ...developer, ...ends, lastDay: '', url: sample.team.appUrl },
  }
}
