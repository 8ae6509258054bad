import type { OperatorNotice } from '@/db/vocabulary'
import type { Design, Variants } from '@/emails/design'
import { type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import type { SampleFacts } from '@/emails/sample-facts'

export type OperatorNoticeProps = {
  reason: OperatorNotice
  /** '' where it is not known. */
  company: string
  payer: string
  invoiceEmail: string
  /** Of the one bill it is about; '' where it is about none, or several. */
  number: string
  gross: string
  /** Where that bill stands, in a word. */
  state: string
  /** What is unpaid in all; '' where nothing is. */
  unpaid: string
  /** Formatted day since which the Apps are paused; '' while they are not. */
  since: string
  /** Ids at Stripe; '' where there is none. */
  customerId: string
  stripeId: string
}

/** Tells whoever runs the product what of payments needs their look. */
export const operatorNoticeMail: Design<OperatorNoticeProps> = { letter, samples }

function letter(props: OperatorNoticeProps, { t }: Frame): Letter {
  const { operatorNotice: own } = t.mails
  const { facts: labels } = own
  const rows = [
    { label: labels.company, value: props.company },
    { label: labels.payer, value: props.payer },
    { label: labels.invoiceEmail, value: props.invoiceEmail },
    { label: labels.bill, value: props.number },
    { label: labels.amount, value: props.gross },
    { label: labels.state, value: props.state },
    { label: labels.unpaid, value: props.unpaid },
    { label: labels.since, value: props.since },
    { label: labels.customer, value: props.customerId },
    { label: labels.stripe, value: props.stripeId },
  ].filter(({ value }) => value !== '')
  return {
    subject: own.subject[props.reason],
    preview: own.what[props.reason],
    from: null,
    blocks: [
      heading(own.subject[props.reason]),
      paragraph(own.what[props.reason]),
      ...(rows.length > 0 ? [facts(...rows)] : []),
      small(own.notForYou),
    ],
  }
}

function samples(sample: SampleFacts): Variants<OperatorNoticeProps> {
  const { company, bill } = sample
  const usual: OperatorNoticeProps = {
    ...{ reason: 'dispute', company, payer: company, invoiceEmail: sample.clientEmail },
    ...{ number: bill.mail.number, gross: bill.mail.gross, state: bill.paidWord, unpaid: '', since: '' },
    ...{ customerId: 'cus_NffrFeUfNV2Hib', stripeId: 'dp_1MtJUT2eZvKYlo2CNaw2HvEv' },
  }
  const several = { ...usual, number: '', gross: '', state: '', unpaid: bill.bothGross }
  return {
    usual,
    'suspended-long': { ...several, reason: 'suspended-long', since: bill.pausedOn, stripeId: '' },
    'customer-gone': { ...several, reason: 'customer-gone', customerId: '', stripeId: 'cus_NffrFeUfNV2Hib' },
    'bill-differs': { ...usual, reason: 'bill-differs', stripeId: 'in_1MtHbELkdIwHu7ixl4OzzPMv' },
    foreign: {
      ...{ ...usual, reason: 'bill-differs', company: '', payer: '', invoiceEmail: '', number: '', gross: '' },
      ...{ state: '', customerId: '' },
    },
  }
}
