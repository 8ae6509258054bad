import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph } from '@/emails/letter'
import { firstName, fitted } from '@/emails/names'
import { type SampleFacts, sampleReaders } from '@/emails/sample-facts'
import { lastLine, type TeamReader } from '@/emails/team/team-parts'

export type PlanAskedProps = TeamReader & {
  askerName: string
  company: string
  site: string
  planName: string
  /** Formatted amounts a month, as the reader pays them; `before` is '' for an App that is to be booked. */
  before: string
  after: string
  /** With its sign: "+€60.00". */
  difference: string
  vatNote: string
  /** How much Admins may order a month without asking, formatted; '' where that is nothing. */
  limit: string
  /** Formatted last day to decide: "Monday, 7 December". */
  openUntil: string
  /** The Owner's own link to decide, absolute. */
  url: string
}

/** Asks an Owner for what an Admin may not order by themselves. */
export const planAskedMail: Design<PlanAskedProps> = { letter, samples }

function letter(props: PlanAskedProps, frame: Frame): Letter {
  const { planAsked: own, planChanged, facts: labels, hello, monthly } = frame.t.mails
  const { askerName, site, planName, before, after, difference, vatNote } = props
  const what = before === '' ? own.book : own.what
  const until = before === '' ? [] : [{ label: planChanged.until, value: monthly(before, vatNote) }]
  const about = { first: firstName(askerName), company: props.company, limit: props.limit }
  const why = props.limit ? frame.t.requests.why(about) : frame.t.requests.whyNothing(about)
  return {
    subject: fitted(own.subject, askerName, difference),
    preview: own.preview,
    from: null,
    blocks: [
      heading(own.subject(askerName, difference)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(`${what(askerName, site, planName)} ${why}`),
      facts(
        ...until,
        { label: planChanged.after, value: monthly(after, vatNote) },
        { label: planChanged.more, value: difference, loud: true },
        { label: labels.openUntil, value: props.openUntil },
      ),
      paragraph(own.nothingYet),
      button(own.button, props.url),
      lastLine(false, frame),
    ],
  }
}

function samples(facts: SampleFacts): Variants<PlanAskedProps> {
  const { developerName, company, site, planName, vatNote, openUntil, plan } = facts
  const { client, developer } = sampleReaders(facts)
  const asked = { askerName: developerName, company, site, planName, openUntil, url: plan.okUrl }
  return {
    usual: { ...client, ...asked, ...plan.gross, limit: plan.gross.before, vatNote },
    book: { ...client, ...asked, ...plan.gross, before: '', limit: '', vatNote },
    developer: { ...developer, ...asked, ...plan.net, limit: plan.net.before, vatNote: plan.plusVat },
  }
}
