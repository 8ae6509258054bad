import type { Design, Variants } from '@/emails/design'
import { button, type Frame, type Letter } from '@/emails/letter'
import type { SampleFacts } from '@/emails/sample-facts'
import {
  type PayerProps,
  paymentLetter,
  samplePayment,
  shortThingsOf,
  siteFacts,
  thingsOf,
  type WorkerProps,
  withCompany,
  workerLetter,
} from './payment-parts'

/** Whether the Apps were paused until now. */
type Was = { wasPaused: boolean }

type RecoveredPayer = PayerProps &
  Was & {
    number: string
    /** "November", and "November 2026". */
    month: string
    monthAndYear: string
    /** Formatted amount with VAT. */
    gross: string
    /** It was cancelled, not paid. */
    isCancelled: boolean
    /** Formatted day from which Apps that were paused cost again. */
    costsFrom: string
    billUrl: string
  }

export type PayerRecoveredProps = RecoveredPayer | (WorkerProps & Was)

/** Tells that nothing is owed any more, and that what was paused is back. */
export const payerRecoveredMail: Design<PayerRecoveredProps> = { letter, samples }

function letter(props: PayerRecoveredProps, frame: Frame): Letter {
  return props.reader === 'payer' ? payerLetter(props, frame) : settledLetter(props, frame)
}

function payerLetter(props: RecoveredPayer, frame: Frame): Letter {
  const { payerRecovered: own } = frame.t.mails
  const { billPaper, mails } = frame.t
  const { month, monthAndYear, gross, isCancelled, wasPaused, sites, number } = props
  const [isBack, things] = [wasPaused && sites.length > 0, thingsOf(props)]
  const settled = isCancelled ? own.cancelled(month) : own.paid(month)
  const what = (isCancelled ? own.isCancelled : own.isPaid)({ month: monthAndYear, amount: gross })
  const told = {
    subject: isBack ? own.back(shortThingsOf(props)) : settled,
    preview: isBack ? `${settled}.` : own.nothingToDo,
    lines: [
      `${what} ${own.nothingOpen}`,
      isBack ? `${own.costsAgain({ ...things, day: props.costsFrom })} ${own.daysFree}` : '',
      own.nothingToDo,
    ],
    rows: [
      { label: billPaper.number, value: number },
      { label: mails.bill.madeOutTo, value: props.company },
      ...siteFacts(props, frame),
    ],
    ways: [button(own.view, props.billUrl)],
  }
  return paymentLetter(props, told, frame, isBack ? own.back(things) : settled)
}

function settledLetter(props: WorkerProps & Was, frame: Frame): Letter {
  const { overdue: own } = frame.t.mails
  const { company, wasPaused, readerKind, sites } = props
  const back = wasPaused && sites.length > 0 ? `${own.back(thingsOf(props))} ` : ''
  return workerLetter(
    props,
    {
      subject: withCompany(own.settledSubject, company),
      title: own.settledSubject(company),
      preview: `${back}${own.possible(readerKind)}`,
      lines: [own.settled(company), `${back}${own.possible(readerKind)}`, own.nothingToDo],
    },
    frame,
  )
}

function samples(sample: SampleFacts): Variants<PayerRecoveredProps> {
  const { payer, worker, mailbox, developers, unpaid, linked } = samplePayment(sample)
  const { number, month, monthAndYear, gross } = sample.bill.mail
  const usual: RecoveredPayer = {
    ...{ ...payer, wasPaused: true, number, month, monthAndYear, gross, isCancelled: false },
    ...{ costsFrom: sample.bill.costsFrom, billUrl: unpaid[0]?.url ?? '' },
  }
  return {
    usual,
    'several-apps': { ...usual, ...developers },
    'never-paused': { ...usual, wasPaused: false },
    cancelled: { ...usual, wasPaused: false, isCancelled: true },
    mailbox: { ...usual, ...mailbox, billUrl: linked[0]?.url ?? '' },
    admin: { ...worker, wasPaused: true },
    'admin-several': { ...worker, ...developers, wasPaused: true },
    'admin-never-paused': { ...worker, wasPaused: false },
  }
}
