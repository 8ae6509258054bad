import type { Design, Variants } from '@/emails/design'
import { type Frame, facts, heading, type Letter, paragraph } from '@/emails/letter'
import { firstName, subjectSite } from '@/emails/names'
import { type SampleFacts, sampleReaders } from '@/emails/sample-facts'
import { buttonTo, lastLine, type TeamReader } from '@/emails/team/team-parts'

export type AppSwitchedOffProps = TeamReader & {
  isActor: boolean
  /** '' where its time was over. */
  actorName: string
  site: string
  /** Formatted: "on 24 November at 14:02". */
  when: string
  /** Somebody paid for it until then. */
  wasPaid: boolean
  /** Formatted: "Tuesday, 1 December". */
  until: string
  /** Absolute link to the page that brings it back; null for whoever may not. */
  restoreUrl: string | null
}

/** Tells the Owners, and whoever did it, that an App is switched off and until when it can be brought back. */
export const appSwitchedOffMail: Design<AppSwitchedOffProps> = { letter, samples }

function letter(props: AppSwitchedOffProps, frame: Frame): Letter {
  const { appSwitchedOff: own, team, hello } = frame.t.mails
  const { site, until, wasPaid, restoreUrl } = props
  const back = restoreUrl ? own.back.may : own.back.mayNot
  return {
    subject: own.subject(subjectSite(site)),
    preview: own.preview(until),
    from: null,
    blocks: [
      heading(own.subject(site)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(whatOf(props, own)),
      facts({ label: team.thingLabel[props.readerKind], value: site }),
      paragraph(wasPaid ? `${own.nobody} ${own.costs}` : own.nobody),
      paragraph(back(until)),
      ...buttonTo(own.button, restoreUrl),
      lastLine(props.isActor, frame),
    ],
  }
}

function whatOf({ isActor, actorName, when }: AppSwitchedOffProps, own: Frame['t']['mails']['appSwitchedOff']): string {
  if (isActor) return own.what.actor(when)
  return actorName ? own.what.other(actorName, when) : own.what.clock(when)
}

function samples(sample: SampleFacts): Variants<AppSwitchedOffProps> {
  const { client, developer } = sampleReaders(sample)
  const off = {
    isActor: false,
    actorName: sample.developerName,
    site: sample.site,
    when: sample.when,
    wasPaid: true,
    until: sample.openUntil,
    restoreUrl: `${sample.team.appUrl}/restore`,
  }
  return {
    usual: { ...client, ...off },
    actor: { ...client, ...off, isActor: true },
    'actor-admin': { ...developer, ...off, isActor: true, wasPaid: false, restoreUrl: null },
    clock: { ...client, ...off, actorName: '', wasPaid: false },
  }
}
