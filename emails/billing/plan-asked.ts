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
  /** The App is to be booked; else it is there. */
  isNew: boolean
  /** Formatted amounts a month, as the reader pays them; `before` is '' where nobody pays for the App. */
  before: string
  after: string
  /** With its sign: "+€60.00". */
  difference: string
  vatNote: string
  /** Whose name the bills carry. */
  payerName: string
  /** Formatted last day of the plan that ends anyway: "Monday, 7 December"; '' where it goes on. */
  planEndsOn: string
  /** How much Admins may order a month without asking, formatted; '' where that is nothing. */
  limit: string
  /** How that amount counts: "with 19% VAT". */
  limitVat: string
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
  const what = props.isNew ? own.book : own.what
  const until = before === '' ? [] : [{ label: planChanged.until, value: monthly(before, vatNote) }]
  const about = { first: firstName(askerName), company: props.company, limit: props.limit, vat: props.limitVat }
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
        { label: frame.t.requests.payer, value: props.payerName },
        { label: labels.openUntil, value: props.openUntil },
      ),
      ...(props.planEndsOn ? [paragraph(frame.t.plans.endsOn(props.planEndsOn))] : []),
      paragraph(own.nothingYet),
      button(own.button, props.url),
      lastLine(false, frame),
    ],
  }
}

function samples(facts: SampleFacts): Variants<PlanAskedProps> {
  const { developerName, company, site, planName, vatNote, openUntil, plan } = facts
  const { client, developer } = sampleReaders(facts)
  const who = { askerName: developerName, company, payerName: company }
  const asked = { ...who, site, planName, isNew: false, planEndsOn: '', openUntil, url: plan.okUrl }
  const [withVat, plusVat] = [
    { vatNote, limitVat: plan.withRate },
    { vatNote: plan.plusVat, limitVat: plan.plusRate },
  ]
  const first = { before: '', difference: `+${plan.gross.after}` }
  return {
    usual: { ...client, ...asked, ...plan.gross, limit: plan.gross.before, ...withVat },
    ends: { ...client, ...asked, ...plan.gross, limit: plan.gross.before, ...withVat, planEndsOn: plan.endsOn },
    first: { ...client, ...asked, ...plan.gross, ...first, limit: '', ...withVat },
    book: { ...client, ...asked, ...plan.gross, ...first, isNew: true, limit: '', ...withVat },
    developer: { ...developer, ...asked, ...plan.net, limit: plan.net.before, ...plusVat },
  }
}
