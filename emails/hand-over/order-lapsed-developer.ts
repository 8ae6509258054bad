import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { clientLabel, firstName, subjectSite } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'

export type OrderLapsedDeveloperProps = {
  developerName: string
  /** Full name; '' when unknown. */
  clientName: string
  clientEmail: string
  site: string
  /** Formatted last day of the invitation: "7 December"; '' where it is over. */
  openUntil: string
  /** Absolute link to the invitation's page. */
  invitationUrl: string
}

/** Tells the developer that the client's payment page ended without payment details. */
export const orderLapsedDeveloperMail: Design<OrderLapsedDeveloperProps> = { letter, samples }

function letter(props: OrderLapsedDeveloperProps, { t, operator }: Frame): Letter {
  const { orderLapsedDeveloper: own, notCharged, notChargedDeveloper, facts: labels, hello, notForYou } = t.mails
  const client = clientLabel(props)
  const next = props.openUntil ? own.stillOpen(props.openUntil) : own.over
  return {
    subject: own.subject(subjectSite(props.site)),
    preview: own.preview,
    from: null,
    blocks: [
      heading(own.subject(props.site)),
      paragraph(hello(firstName(props.developerName))),
      paragraph(`${own.what(client, props.site)} ${next}`),
      facts(
        { label: labels.client, value: client },
        { label: labels.email, value: props.clientEmail },
        { label: labels.charged, value: notCharged.nothing },
      ),
      button(notChargedDeveloper.button, props.invitationUrl),
      small(notForYou(operator.supportEmail)),
    ],
  }
}

function samples(facts: SampleFacts): Variants<OrderLapsedDeveloperProps> {
  return { usual: { ...facts, openUntil: facts.openUntilShort }, over: { ...facts, clientName: '', openUntil: '' } }
}
