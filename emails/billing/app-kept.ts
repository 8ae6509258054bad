import type { Design, Variants } from '@/emails/design'
import type { Frame, Letter } from '@/emails/letter'
import { type SampleFacts, sampleReaders } from '@/emails/sample-facts'
import type { TeamReader } from '@/emails/team/team-parts'
import { overLetter } from './plan-ended'

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
  const { appKept: own, planEnds } = frame.t.mails
  return overLetter(props, frame, {
    own,
    what: own.what(props.keptUntil),
    rest: [`${planEnds.goOn} ${own.doNothing}`],
  })
}

function samples(sample: SampleFacts): Variants<AppKeptProps> {
  const { client, developer } = sampleReaders(sample)
  const kept = { site: sample.site, keptUntil: sample.openUntil, url: sample.team.appUrl }
  return { usual: { ...client, ...kept }, developer: { ...developer, ...kept } }
}
