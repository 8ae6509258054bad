import type { Design, Variants } from '@/emails/design'
import { button, type Fact, type Frame, facts, heading, type Letter, paragraph } from '@/emails/letter'
import { firstName, subjectSite } from '@/emails/names'
import { type SampleFacts, sampleReaders } from '@/emails/sample-facts'
import { lastLine, type TeamReader } from '@/emails/team/team-parts'

export type AppRestoredProps = TeamReader & {
  isActor: boolean
  actorName: string
  site: string
  /** Formatted: "on 24 November at 14:02". */
  when: string
  /** What it costs again, formatted; null where nobody pays. */
  costs: { month: string; vatNote: string; from: string } | null
  /** Formatted: until when it is kept, as its plan is over; '' for one that goes on. */
  keptUntil: string
  /** It stays paused, and is no trial that goes on. */
  isTrialOver: boolean
  /** Absolute link to the App. */
  url: string
}

/** Tells the Owners that an App was brought back, and what it costs again. */
export const appRestoredMail: Design<AppRestoredProps> = { letter, samples }

function letter(props: AppRestoredProps, frame: Frame): Letter {
  const { appRestored: own, planEnds, team, hello } = frame.t.mails
  const { site, isActor, actorName, when, url } = props
  const short = subjectSite(site)
  return {
    subject: own.subject(short),
    preview: isActor ? own.preview.actor : own.preview.other(actorName),
    from: null,
    blocks: [
      heading(own.subject(site)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(isActor ? own.what.actor(when) : own.what.other(actorName, when)),
      facts({ label: team.thingLabel[props.readerKind], value: site }, ...costsOf(props, own)),
      paragraph([own.same, noteOf(props, frame)].filter(Boolean).join(' ')),
      button(planEnds.open(short), url),
      lastLine(isActor, frame),
    ],
  }
}

type Words = Frame['t']['mails']['appRestored']

function costsOf({ costs }: AppRestoredProps, own: Words): Fact[] {
  if (!costs) return []
  return [
    { label: own.month, value: [costs.month, costs.vatNote] },
    { label: own.from, value: costs.from },
  ]
}

function noteOf({ costs, keptUntil, isTrialOver, readerKind }: AppRestoredProps, { t }: Frame): string {
  if (costs) return ''
  const { ended, trial, trialOver } = t.planEnd.restore
  return keptUntil ? ended(keptUntil) : (isTrialOver ? trialOver : trial)[readerKind]
}

function samples(sample: SampleFacts): Variants<AppRestoredProps> {
  const { client, developer } = sampleReaders(sample)
  const { plan } = sample
  const back = {
    isActor: false,
    actorName: sample.clientName,
    site: sample.site,
    when: sample.when,
    url: sample.team.appUrl,
    costs: { from: sample.paidFrom, month: sample.monthlyGross, vatNote: sample.vatNote },
    keptUntil: '',
    isTrialOver: false,
  }
  return {
    usual: { ...client, ...back },
    actor: { ...client, ...back, isActor: true },
    developer: { ...developer, ...back, costs: { ...back.costs, month: plan.net.before, vatNote: plan.plusVat } },
    trial: { ...developer, ...back, costs: null },
    trialOver: { ...client, ...back, costs: null, isTrialOver: true },
    ended: { ...client, ...back, costs: null, keptUntil: sample.chargeDay },
  }
}
