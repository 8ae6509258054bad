import type { PaymentFailure } from '@/db/vocabulary'
import type { Design, Variants } from '@/emails/design'
import { type Block, button, type Fact, type Frame, type Letter, link, paragraph } from '@/emails/letter'
import type { SampleFacts } from '@/emails/sample-facts'
import {
  type PayerProps,
  paymentLetter,
  samplePayment,
  siteFacts,
  thingsOf,
  type WorkerProps,
  withCompany,
  workerLetter,
} from './payment-parts'

/** `pausedOn`: the formatted day from which Apps are paused; '' while they are paused already. */
type Until = { pausedOn: string }

type FailedPayer = PayerProps &
  Until & {
    reason: PaymentFailure
    number: string
    /** "November", and "November 2026". */
    month: string
    monthAndYear: string
    /** Formatted amount with VAT. */
    gross: string
    /** "Visa ending 4242"; '' where there is none. */
    paymentMethod: string
    /** The last digits of an account that is debited; '' for a card. */
    debitLast4: string
    /** Formatted day of the next try; '' where there is none. */
    nextTry: string
    /** Absolute link to the bill. */
    billUrl: string
  }

export type PaymentFailedProps = FailedPayer | (WorkerProps & Until)

/** Tells that a bill could not be charged, why, and what happens next. */
export const paymentFailedMail: Design<PaymentFailedProps> = { letter, samples }

function letter(props: PaymentFailedProps, frame: Frame): Letter {
  return props.reader === 'payer' ? payerLetter(props, frame) : overdueLetter(props, frame)
}

function payerLetter(props: FailedPayer, frame: Frame): Letter {
  const { paymentFailed: own } = frame.t.mails
  const { month, monthAndYear, gross, reason, nextTry } = props
  const next = nextTry ? own.again(nextTry) : own.last
  const until = untilOf(props, frame)
  const isCharged = reason !== 'confirmation-wanted' && reason !== 'given-up'
  const told = {
    subject: own.subject(month),
    preview: `${gross}. ${next} ${until}`.trim(),
    lines: [
      `${own.owed({ month: monthAndYear, amount: gross })} ${own.why[reason]}`,
      `${next} ${until}`.trim(),
      ...(isCharged && props.contactUrl ? [own.newMethod] : []),
    ],
    rows: rowsOf(props, frame),
    ways: waysOf(props, frame),
  }
  return paymentLetter(props, told, frame, titleOf(props, frame))
}

function titleOf({ reason, month, paymentMethod, debitLast4 }: FailedPayer, { t }: Frame): string {
  const { title } = t.mails.paymentFailed
  if (reason === 'no-method' || reason === 'given-up' || !paymentMethod) return title.none(month)
  return debitLast4 ? title.debit(debitLast4) : title.card(paymentMethod)
}

function rowsOf(props: FailedPayer, frame: Frame): Fact[] {
  const { billPaper, bills, mails } = frame.t
  const { number, company, gross, paymentMethod, nextTry } = props
  return [
    { label: billPaper.number, value: number },
    { label: mails.bill.madeOutTo, value: company },
    ...siteFacts(props, frame),
    { label: bills.one.toPay, value: gross, loud: true },
    ...(paymentMethod ? [{ label: mails.facts.paymentMethod, value: paymentMethod }] : []),
    ...(nextTry ? [{ label: mails.payment.nextTry, value: nextTry }] : []),
  ]
}

/** What mends it comes first: confirming on the page of the bill, or another payment method. */
function waysOf({ reason, contactUrl, billUrl }: FailedPayer, { t }: Frame): Block[] {
  const { payment, paymentFailed: own } = t.mails
  if (reason === 'confirmation-wanted') return [button(own.confirm, billUrl)]
  const payNow = button(payment.payNow, billUrl)
  // No payment method is charged with it any more, also no new one.
  if (reason === 'given-up') return [payNow]
  if (contactUrl) {
    const label = reason === 'no-method' ? payment.add : payment.update
    return [button(label, contactUrl), link(payment.orPay, billUrl)]
  }
  return reason === 'no-method' ? [payNow, paragraph(t.bills.link.whoMayAdd)] : [payNow]
}

function untilOf(props: PayerProps & Until, { t }: Frame): string {
  const { goesOn, paused } = t.mails.payment
  if (props.sites.length === 0) return ''
  return props.pausedOn ? goesOn({ ...thingsOf(props), day: props.pausedOn }) : paused(thingsOf(props))
}

function overdueLetter(props: WorkerProps & Until, frame: Frame): Letter {
  const { overdue: own } = frame.t.mails
  const { company, ownerName, pausedOn, readerKind, sites } = props
  const things = thingsOf(props)
  const until = pausedOn ? own.until({ ...things, day: pausedOn }) : own.stillPaused(things)
  return workerLetter(
    props,
    {
      subject: withCompany(own.subject, company),
      title: own.subject(company),
      preview: own.told(ownerName),
      lines: [
        `${own.what(company)} ${own.told(ownerName)}`,
        [...(sites.length > 0 ? [until] : []), own.waits(readerKind)].join(' '),
      ],
    },
    frame,
  )
}

function samples(sample: SampleFacts): Variants<PaymentFailedProps> {
  const { payer, worker, mailbox, developers, unpaid, linked } = samplePayment(sample)
  const { bill, paymentMethod } = sample
  const { number, month, monthAndYear, gross } = bill.mail
  const { nextTry, pausedOn } = bill
  const usual: FailedPayer = {
    ...{ ...payer, reason: 'declined', number, month, monthAndYear, gross, paymentMethod, debitLast4: '' },
    ...{ nextTry, pausedOn, billUrl: unpaid[0]?.url ?? '' },
  }
  const byLink = { ...mailbox, billUrl: linked[0]?.url ?? '' }
  const noMethod = { reason: 'no-method', paymentMethod: '' } as const
  return {
    usual,
    'last-try': { ...usual, nextTry: '' },
    debit: { ...usual, paymentMethod: bill.debitMethod, debitLast4: '3000' },
    confirm: { ...usual, reason: 'confirmation-wanted' },
    'no-method': { ...usual, ...noMethod },
    'given-up': { ...usual, reason: 'given-up', nextTry: '' },
    paused: { ...usual, pausedOn: '', nextTry: '' },
    'several-apps': { ...usual, ...developers },
    mailbox: { ...usual, ...byLink },
    'mailbox-confirm': { ...usual, ...byLink, reason: 'confirmation-wanted' },
    'mailbox-no-method': { ...usual, ...byLink, ...noMethod },
    closed: { ...usual, ...byLink, sites: [] },
    admin: { ...worker, pausedOn },
    'admin-several': { ...worker, ...developers, ownerName: '', pausedOn },
    'admin-paused': { ...worker, pausedOn: '' },
  }
}
