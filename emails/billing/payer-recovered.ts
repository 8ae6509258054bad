import type { Design, Variants } from '@/emails/design'
import { type Block, button, type Frame, type Letter, link, paragraph } from '@/emails/letter'
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
    /** Nothing is there to pay what follows: one has to be added. */
    lacksMethod: boolean
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
  const toDo = props.lacksMethod ? own.lacksMethod : own.nothingToDo
  const settled = isCancelled ? own.cancelled(month) : own.paid(month)
  const what = (isCancelled ? own.isCancelled : own.isPaid)({ month: monthAndYear, amount: gross })
  const told = {
    subject: isBack ? own.back(shortThingsOf(props)) : settled,
    preview: isBack ? `${settled}.` : toDo,
    lines: [
      `${what} ${own.nothingOverdue(props.company)}`,
      isBack ? `${own.costsAgain(props.costsFrom)} ${own.daysFree}` : '',
      toDo,
    ],
    rows: [
      { label: billPaper.number, value: number },
      { label: mails.bill.madeOutTo, value: props.company },
      ...siteFacts(props, frame),
    ],
    ways: waysOf(props, frame),
  }
  return paymentLetter(props, told, frame, isBack ? own.back(things) : settled)
}

/** Where nothing pays what follows, adding something comes first. */
function waysOf({ billUrl, contactUrl, lacksMethod }: RecoveredPayer, { t }: Frame): Block[] {
  const { payerRecovered: own, payment } = t.mails
  if (!lacksMethod) return [button(own.view, billUrl)]
  if (!contactUrl) return [button(own.view, billUrl), paragraph(t.bills.link.whoMayAdd)]
  return [button(payment.add, contactUrl), link(own.orView, billUrl)]
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
    ...{ costsFrom: sample.bill.costsFrom, lacksMethod: false, billUrl: unpaid[0]?.url ?? '' },
  }
  const byLink = { ...mailbox, billUrl: linked[0]?.url ?? '' }
  return {
    usual,
    'several-apps': { ...usual, ...developers },
    'never-paused': { ...usual, wasPaused: false },
    cancelled: { ...usual, wasPaused: false, isCancelled: true },
    'no-method': { ...usual, lacksMethod: true },
    mailbox: { ...usual, ...byLink },
    'mailbox-no-method': { ...usual, ...byLink, lacksMethod: true },
    admin: { ...worker, wasPaused: true },
    'admin-several': { ...worker, ...developers, wasPaused: true },
    'admin-never-paused': { ...worker, wasPaused: false },
  }
}
