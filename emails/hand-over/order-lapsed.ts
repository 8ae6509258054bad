import type { Design, Variants } from '@/emails/design'
import { type Block, button, type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { firstName, subjectSite } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'

export type OrderLapsedProps = {
  /** Full name; '' when unknown. */
  clientName: string
  developerName: string
  developerEmail: string
  site: string
  /** Formatted last day of the invitation: "7 December"; '' where it is over. */
  openUntil: string
  /** The client's link, absolute; null where the invitation is over. */
  url: string | null
}

/** Tells the client that the payment page ended without payment details, so that nothing was ordered. */
export const orderLapsedMail: Design<OrderLapsedProps> = { letter, samples }

function letter(props: OrderLapsedProps, { t, operator }: Frame): Letter {
  const { orderLapsed, notCharged, facts: labels, hello, notForYou } = t.mails
  const next = props.openUntil ? orderLapsed.stillOpen(props.openUntil) : orderLapsed.over
  const back: Block[] = props.url ? [button(orderLapsed.button, props.url)] : []
  return {
    subject: orderLapsed.subject(subjectSite(props.site)),
    preview: orderLapsed.preview,
    from: null,
    blocks: [
      heading(orderLapsed.title),
      paragraph(hello(firstName(props.clientName))),
      paragraph(`${orderLapsed.what(props.site)} ${next}`),
      facts({ label: labels.charged, value: notCharged.nothing }),
      ...back,
      small(notCharged.questions(firstName(props.developerName), props.developerEmail)),
      small(notForYou(operator.supportEmail)),
    ],
  }
}

function samples(facts: SampleFacts): Variants<OrderLapsedProps> {
  return {
    usual: { ...facts, openUntil: facts.openUntilShort, url: facts.landingUrl },
    over: { ...facts, clientName: '', openUntil: '', url: null },
  }
}
