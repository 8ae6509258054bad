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
  /** It is paused now because a bill is not paid. */
  isUnpaid: boolean
  /** Absolute link to the page where the plan is kept, or to the App where it is. */
  url: string
}

/** Tells the Owners that somebody set an end to a plan, or took it back. */
export const planEndsMail: Design<PlanEndsProps> = { letter, samples }

function letter(props: PlanEndsProps, frame: Frame): Letter {
  const { planEnds: own, team, hello } = frame.t.mails
  const { site, actorName, lastDay, isUnpaid, url } = props
  const short = subjectSite(site)
  const isKept = lastDay === ''
  return {
    subject: isKept ? own.keptSubject(short) : own.subject(short),
    preview: isKept ? own.keptPreview : (isUnpaid ? own.unpaidPreview : own.preview)(lastDay),
    from: null,
    blocks: [
      heading(isKept ? own.keptSubject(site) : own.subject(site)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(isKept ? own.kept(actorName) : (isUnpaid ? own.unpaidWhat : own.what)(actorName, lastDay)),
      facts({ label: team.thingLabel[props.readerKind], value: site }),
      paragraph(restOf(props, own)),
      button(isKept ? own.open(short) : own.button, url),
      lastLine(false, frame),
    ],
  }
}

function restOf({ lastDay, keptUntil, isUnpaid }: PlanEndsProps, own: Frame['t']['mails']['planEnds']): string {
  if (lastDay === '') return isUnpaid ? own.keptUnpaid : own.keptCosts
  return (isUnpaid ? own.unpaidUntil : own.until)(keptUntil)
}

function samples(sample: SampleFacts): Variants<PlanEndsProps> {
  const { client, developer } = sampleReaders(sample)
  const ends = {
    actorName: sample.developerName,
    site: sample.site,
    lastDay: sample.chargeDay,
    keptUntil: sample.openUntilShort,
    isUnpaid: false,
    url: `${sample.team.appUrl}/end`,
  }
  return {
    usual: { ...client, ...ends },
    kept: { ...developer, ...ends, lastDay: '', url: sample.team.appUrl },
    unpaid: { ...client, ...ends, isUnpaid: true },
    'unpaid-kept': { ...client, ...ends, lastDay: '', isUnpaid: true, url: sample.team.appUrl },
  }
}
