import type { Design, Variants } from '@/emails/design'
import { type Frame, type Letter, paragraph } from '@/emails/letter'
import type { SampleFacts } from '@/emails/sample-facts'
import { buttonTo } from '@/emails/team/team-parts'
import { type PayerProps, paymentLetter, samplePayment, siteFacts } from './payment-parts'

export type MethodGoneProps = PayerProps & {
  /** Formatted day of the next charge; '' where none is known yet. */
  nextCharge: string
  /** Formatted amount of what is owed already; '' where nothing is. */
  owed: string
}

/** Tells that nothing pays any more, while there is something to pay. */
export const methodGoneMail: Design<MethodGoneProps> = { letter, samples }

function letter(props: MethodGoneProps, frame: Frame): Letter {
  const { methodGone: own, payment, bill } = frame.t.mails
  const { company, nextCharge, owed, contactUrl } = props
  const whatToDo = owed ? own.owed(owed) : own.until(nextCharge)
  const told = {
    subject: own.subject,
    preview: owed ? whatToDo : own.preview(nextCharge),
    lines: [own.what(company), whatToDo],
    rows: [
      { label: bill.madeOutTo, value: company },
      ...siteFacts(props, frame),
      ...(nextCharge ? [{ label: payment.nextCharge, value: nextCharge }] : []),
    ],
    ways: contactUrl ? buttonTo(payment.add, contactUrl) : [paragraph(frame.t.bills.link.whoMayAdd)],
  }
  return paymentLetter(props, told, frame)
}

function samples(sample: SampleFacts): Variants<MethodGoneProps> {
  const { payer, mailbox, developers } = samplePayment(sample)
  const usual = { ...payer, nextCharge: sample.chargeDay, owed: '' }
  return {
    usual,
    'several-apps': { ...usual, ...developers },
    'only-bills': { ...usual, sites: [], nextCharge: '' },
    owed: { ...usual, owed: sample.bill.mail.gross },
    mailbox: { ...usual, ...mailbox },
  }
}
