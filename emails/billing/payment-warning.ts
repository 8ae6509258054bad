import type { Design, Variants } from '@/emails/design'
import type { Fact, Frame, Letter } from '@/emails/letter'
import { link } from '@/emails/letter'
import type { SampleFacts } from '@/emails/sample-facts'
import {
  type PayerProps,
  payBlocks,
  paymentLetter,
  samplePayment,
  shortThingsOf,
  siteFacts,
  thingsOf,
  type UnpaidBill,
  type WorkerProps,
  withCompany,
  workerLetter,
} from './payment-parts'

/** Formatted day from which the Apps are paused, and the same for a subject, without the day of the week. */
type When = { pausedOn: string; pausedOnShort: string }

/** All that is unpaid, the oldest bill first, and what it comes to. */
type Unpaid = { unpaid: UnpaidBill[]; sum: string }

type WarnedPayer = PayerProps & When & Unpaid

export type PaymentWarningProps = WarnedPayer | (WorkerProps & When)

/** The last warning before Apps are paused for an unpaid bill. */
export const paymentWarningMail: Design<PaymentWarningProps> = { letter, samples }

function letter(props: PaymentWarningProps, frame: Frame): Letter {
  return props.reader === 'payer' ? payerLetter(props, frame) : overdueLetter(props, frame)
}

function payerLetter(props: WarnedPayer, frame: Frame): Letter {
  const { paymentWarning: own } = frame.t.mails
  const { unpaid, sum, pausedOn, pausedOnShort, sites } = props
  const owed = own.owed({ count: unpaid.length, amount: sum })
  const isPaused = sites.length > 0
  const told = {
    subject: isPaused ? own.subject({ ...shortThingsOf(props), day: pausedOnShort }) : own.nothingPauses(sum),
    preview: owed,
    lines: isPaused
      ? [`${owed} ${own.why({ ...thingsOf(props), day: pausedOn })}`, `${own.nothingLost} ${own.last}`]
      : [owed],
    rows: unpaidFacts(props, frame),
    ways: waysToPay(props, frame),
  }
  const title = isPaused ? own.subject({ ...thingsOf(props), day: pausedOn }) : own.nothingPauses(sum)
  return paymentLetter(props, told, frame, title)
}

/** What is unpaid, and what for. */
export function unpaidFacts(props: PayerProps & Unpaid, frame: Frame): Fact[] {
  const { billPaper, mails } = frame.t
  const { unpaid, sum, company } = props
  const label = unpaid.length === 1 ? billPaper.number : mails.payment.unpaid
  return [
    { label, value: unpaid.map(({ number }) => number) },
    { label: mails.bill.madeOutTo, value: company },
    ...siteFacts(props, frame),
    { label: billPaper.gross, value: sum, loud: true },
  ]
}

/** Paying now, or another payment method for whoever may change it. */
export function waysToPay({ unpaid, contactUrl }: PayerProps & Unpaid, frame: Frame) {
  const change = contactUrl ? [link(frame.t.mails.payment.orUpdate, contactUrl)] : []
  return [...payBlocks(unpaid, frame), ...change]
}

function overdueLetter(props: WorkerProps & When, frame: Frame): Letter {
  const { overdue: own } = frame.t.mails
  const { company, ownerName, pausedOn, pausedOnShort, readerKind, sites } = props
  const subject = (name: string) => own.pauseSubject({ kind: readerKind, company: name, day: pausedOnShort })
  const isPaused = sites.length > 0
  return workerLetter(
    props,
    {
      subject: withCompany(isPaused ? subject : own.subject, company),
      title: isPaused ? subject(company) : own.subject(company),
      preview: own.told(ownerName),
      lines: [
        `${own.what(company)} ${own.told(ownerName)}`,
        ...(isPaused ? [own.pausedOn({ ...thingsOf(props), day: pausedOn })] : []),
        own.waits(readerKind),
      ],
    },
    frame,
  )
}

function samples(sample: SampleFacts): Variants<PaymentWarningProps> {
  const { payer, worker, mailbox, developers, unpaid, two, linked } = samplePayment(sample)
  const { pausedOn, pausedOnShort, mail, bothGross } = sample.bill
  const usual: WarnedPayer = { ...payer, pausedOn, pausedOnShort, unpaid, sum: mail.gross }
  return {
    usual,
    'two-bills': { ...usual, ...developers, unpaid: two, sum: bothGross },
    mailbox: { ...usual, ...mailbox, unpaid: linked },
    closed: { ...usual, ...mailbox, unpaid: linked, sites: [] },
    admin: { ...worker, pausedOn, pausedOnShort },
    'admin-several': { ...worker, ...developers, ownerName: '', pausedOn, pausedOnShort },
  }
}
