import type { Design, Variants } from '@/emails/design'
import { type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { firstName, subjectSite } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'
import type { Dict } from '@/lib/words/words'

/** Why an order did not become a hand-over. `other` for everything without a sentence of its own. */
export type NotChargedReason = keyof Dict['mails']['notCharged']['reasons']

export type NotChargedProps = {
  /** Full name; '' when unknown. */
  clientName: string
  developerName: string
  developerEmail: string
  site: string
  reason: NotChargedReason
}

/** Tells the client that an order was not completed: payment method removed, nothing charged, and why. */
export const notChargedMail: Design<NotChargedProps> = { letter, samples }

function letter(props: NotChargedProps, { t, operator }: Frame): Letter {
  const { notCharged, facts: labels, hello, notForYou } = t.mails
  return {
    subject: notCharged.subject(subjectSite(props.site)),
    preview: notCharged.preview,
    from: null,
    blocks: [
      heading(notCharged.title),
      paragraph(hello(firstName(props.clientName))),
      paragraph(notCharged.what(props.site)),
      facts(
        { label: labels.why, value: notCharged.reasons[props.reason](props.site) },
        { label: labels.charged, value: notCharged.nothing },
        { label: labels.paymentMethod, value: notCharged.removed },
      ),
      small(notCharged.questions(firstName(props.developerName), props.developerEmail)),
      small(notForYou(operator.supportEmail)),
    ],
  }
}

function samples(facts: SampleFacts): Variants<NotChargedProps> {
  return {
    usual: { ...facts, reason: 'withdrawn' },
    'terms-changed': { ...facts, reason: 'terms-changed' },
    other: { ...facts, clientName: '', reason: 'other' },
  }
}
