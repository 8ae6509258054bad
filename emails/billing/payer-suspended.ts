import type { Design, Variants } from '@/emails/design'
import type { Frame, Letter } from '@/emails/letter'
import type { SampleFacts } from '@/emails/sample-facts'
import {
  type PayerProps,
  paymentLetter,
  samplePayment,
  shortThingsOf,
  thingsOf,
  type UnpaidBill,
  type WorkerProps,
  withCompany,
  workerLetter,
} from './payment-parts'
import { unpaidFacts, waysToPay } from './payment-warning'

/** Formatted day since which the Apps are paused. */
type Since = { since: string }

type SuspendedPayer = PayerProps & Since & { unpaid: UnpaidBill[]; sum: string }

export type PayerSuspendedProps = SuspendedPayer | (WorkerProps & Since)

/** Tells that Apps are paused for an unpaid bill, and how they come back. */
export const payerSuspendedMail: Design<PayerSuspendedProps> = { letter, samples }

function letter(props: PayerSuspendedProps, frame: Frame): Letter {
  return props.reader === 'payer' ? payerLetter(props, frame) : overdueLetter(props, frame)
}

function payerLetter(props: SuspendedPayer, frame: Frame): Letter {
  const { payerSuspended: own, paymentWarning } = frame.t.mails
  const { sum, since, sites, unpaid } = props
  const [things, isPaused] = [thingsOf(props), sites.length > 0]
  const told = {
    subject: isPaused ? own.subject(shortThingsOf(props)) : own.nothingPauses(sum),
    preview: own.preview(sum),
    lines: isPaused
      ? [own.since({ ...things, day: since }), `${own.back({ ...things, amount: sum })} ${own.free}`]
      : [paymentWarning.owed({ count: unpaid.length, amount: sum })],
    rows: unpaidFacts(props, frame),
    ways: waysToPay(props, frame),
  }
  return paymentLetter(props, told, frame, isPaused ? own.subject(things) : own.nothingPauses(sum))
}

function overdueLetter(props: WorkerProps & Since, frame: Frame): Letter {
  const { overdue: own } = frame.t.mails
  const { company, ownerName, since, readerKind, sites } = props
  const subject = (name: string) => own.pausedSubject({ kind: readerKind, company: name })
  const isPaused = sites.length > 0
  return workerLetter(
    props,
    {
      subject: withCompany(isPaused ? subject : own.subject, company),
      title: isPaused ? subject(company) : own.subject(company),
      preview: own.told(ownerName),
      lines: [
        `${own.what(company)} ${own.told(ownerName)}`,
        ...(isPaused ? [`${own.pausedSince({ ...thingsOf(props), day: since })} ${own.nothingLost}`] : []),
        own.waits(readerKind),
      ],
    },
    frame,
  )
}

function samples(sample: SampleFacts): Variants<PayerSuspendedProps> {
  const { payer, worker, mailbox, developers, unpaid, two, linked } = samplePayment(sample)
  const { pausedOn: since, mail, bothGross } = sample.bill
  const usual: SuspendedPayer = { ...payer, since, unpaid, sum: mail.gross }
  return {
    usual,
    'two-bills': { ...usual, ...developers, unpaid: two, sum: bothGross },
    mailbox: { ...usual, ...mailbox, unpaid: linked },
    closed: { ...usual, ...mailbox, unpaid: linked, sites: [] },
    admin: { ...worker, since },
    'admin-several': { ...worker, ...developers, ownerName: '', since },
  }
}
