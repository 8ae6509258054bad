import type { Design, Variants } from '@/emails/design'
import { type Frame, facts, heading, type Letter, paragraph } from '@/emails/letter'
import { firstName, fitted } from '@/emails/names'
import { type SampleFacts, sampleReaders } from '@/emails/sample-facts'
import { buttonTo, lastLine, type TeamReader } from '@/emails/team/team-parts'

export type PlanChangedProps = TeamReader & {
  actorName: string
  company: string
  site: string
  planName: string
  /** The App came with it; else it was there. */
  isNew: boolean
  /** Formatted amounts a month, as the reader pays them; `before` is '' where nobody paid for the App until now. */
  before: string
  after: string
  /** With its sign: "+€15.00". */
  difference: string
  isMore: boolean
  /** What stands in brackets behind an amount: "incl. 19% VAT, Germany". */
  vatNote: string
  /** Formatted first day at the new price: "24 November". */
  from: string
  /** Absolute link to the plan of the App. */
  planUrl: string
}

/** Tells an Owner what an Admin has changed or booked within the limit. */
export const planChangedMail: Design<PlanChangedProps> = { letter, samples }

function letter(props: PlanChangedProps, frame: Frame): Letter {
  const { planChanged: own, hello, monthly } = frame.t.mails
  const { actorName, site, planName, before, after, difference, vatNote } = props
  const isFirst = before === ''
  const { subject: wording, what } = wordingOf(props, frame)
  const until = isFirst ? [] : [{ label: own.until, value: monthly(before, vatNote) }]
  return {
    subject: fitted(wording, actorName, difference),
    preview: (isFirst ? own.endPreview : own.preview)(props.from),
    from: null,
    blocks: [
      heading(wording(actorName, difference)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(`${what(actorName, site, planName)} ${own.allowed(firstName(actorName), props.company)}`),
      facts(
        ...until,
        { label: own.after, value: monthly(after, vatNote) },
        { label: props.isMore ? own.more : own.less, value: difference, loud: true },
        { label: own.from, value: props.from },
      ),
      paragraph(isFirst ? own.end : own.back),
      ...buttonTo(isFirst ? own.bookedButton : own.button, props.planUrl),
      lastLine(false, frame),
    ],
  }
}

function wordingOf({ isNew, before, readerKind }: PlanChangedProps, { t }: Frame) {
  const { bookedSubject, booked, firstSubject, first, subject, what } = t.mails.planChanged
  if (isNew) return { subject: bookedSubject[readerKind], what: booked }
  return before === '' ? { subject: firstSubject, what: first } : { subject, what }
}

function samples(facts: SampleFacts): Variants<PlanChangedProps> {
  const { developerName, company, site, planName, vatNote, paidFrom, plan } = facts
  const { client, developer } = sampleReaders(facts)
  const who = { actorName: developerName, company, site, planName }
  const changed = { ...who, isNew: false, from: paidFrom, planUrl: plan.url }
  const { gross, net } = plan
  const first = ({ after }: { after: string }) => ({ before: '', after, difference: `+${after}` })
  return {
    usual: { ...client, ...changed, ...gross, isMore: true, vatNote },
    less: { ...client, ...changed, ...plan.grossLess, isMore: false, vatNote },
    first: { ...client, ...changed, ...first(gross), isMore: true, vatNote },
    booked: { ...client, ...changed, ...first(gross), isNew: true, isMore: true, vatNote },
    developer: { ...developer, ...changed, ...net, isMore: true, vatNote: plan.plusVat },
    'developer-booked': {
      ...developer,
      ...changed,
      ...first(net),
      isNew: true,
      isMore: true,
      vatNote: plan.plusVat,
    },
  }
}
