import type { RequestDecision } from '@/db/vocabulary'
import type { Design, Variants } from '@/emails/design'
import { type Frame, facts, heading, type Letter, paragraph } from '@/emails/letter'
import { firstName, fitted, subjectSite } from '@/emails/names'
import { type SampleFacts, sampleReaders } from '@/emails/sample-facts'
import { buttonTo, lastLine, type TeamReader } from '@/emails/team/team-parts'

export type PlanDecidedProps = TeamReader & {
  decision: RequestDecision
  /** What lapsed waited until its days were over, and may be asked for anew; else something else ended it. */
  mayAskAgain: boolean
  /** Who decided; not named where nobody did. */
  deciderName: string
  company: string
  site: string
  planName: string
  /** The App is there: then the link leads to it. */
  isThere: boolean
  /** Absolute link to the App, or to those of the Company where there is none; null for whoever may not see it any more. */
  appUrl: string | null
}

/** Tells who asked for a plan what became of it. */
export const planDecidedMail: Design<PlanDecidedProps> = { letter, samples }

function letter(props: PlanDecidedProps, frame: Frame): Letter {
  const { planDecided: own, team, hello } = frame.t.mails
  const { decision, deciderName, site, planName, mayAskAgain } = props
  const isOver = decision === 'lapsed' && !mayAskAgain
  return {
    subject: fitted(own.subject[decision], deciderName, subjectSite(site)),
    preview: own.preview[decision],
    from: null,
    blocks: [
      heading(own.subject[decision](deciderName, site)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(own.what[isOver ? 'over' : decision](deciderName, site, planName)),
      facts(
        { label: team.company, value: props.company },
        { label: team.thingLabel[props.readerKind], value: site },
        { label: own.plan, value: planName },
      ),
      paragraph(own.next[isOver ? 'over' : decision]),
      ...buttonTo(own.open(props.isThere ? subjectSite(site) : props.company), props.appUrl),
      lastLine(false, frame),
    ],
  }
}

function samples(facts: SampleFacts): Variants<PlanDecidedProps> {
  const { clientName, company, site, planName, team } = facts
  const { developer } = sampleReaders(facts)
  const decided = {
    ...developer,
    deciderName: clientName,
    company,
    site,
    planName,
    mayAskAgain: true,
    isThere: true,
    appUrl: team.appUrl,
  }
  return {
    usual: { ...decided, decision: 'agreed' },
    refused: { ...decided, decision: 'refused' },
    withdrawn: { ...decided, decision: 'withdrawn' },
    'not-there': { ...decided, decision: 'refused', isThere: false, appUrl: team.companyUrl },
    lapsed: { ...decided, decision: 'lapsed' },
    over: { ...decided, decision: 'lapsed', mayAskAgain: false, isThere: false, appUrl: null },
  }
}
