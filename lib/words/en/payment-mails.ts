import type { AccountKind, OperatorNotice, PaymentFailure } from '@/db/vocabulary'

/** What somebody pays for, as they call it: its address where there is one only. */
type Things = { site: string; count: number; kind: AccountKind }

const things = { developer: 'apps', client: 'websites' } satisfies Record<AccountKind, string>
const yours = ({ count, kind }: Things) => (count === 1 ? `Your ${things[kind].slice(0, -1)}` : `Your ${things[kind]}`)
const these = ({ site, count, kind }: Things) => (count === 1 ? site : `The ${things[kind]} below`)
const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

/** Mails about bills that could not be charged, and about what pays. */
export const paymentMails = {
  /** Of every mail about a payment. */
  payment: {
    payNow: 'Pay now',
    update: 'Update payment details',
    add: 'Add a payment method',
    orPay: 'Or pay this bill yourself:',
    orUpdate: 'Or change how you pay. Then we charge it at once:',
    alsoOpen: (f: { number: string; amount: string }) => `Also unpaid: bill ${f.number}, ${f.amount}`,
    unpaid: 'Unpaid bills',
    nextTry: 'Next try',
    paysFor: 'Pays for',
    nextCharge: 'Next charge',
    pausedOn: 'Paused on',
    paused: (f: Things) => `${yours(f)} ${f.count === 1 ? 'is' : 'are'} paused until everything is paid.`,
    goesOn: (f: Things & { day: string }) => `${yours(f)} ${f.count === 1 ? 'goes' : 'go'} on until ${f.day}.`,
  },
  paymentFailed: {
    subject: (month: string) => `Your bill for ${month} was not charged`,
    title: {
      card: (method: string) => `We could not charge your ${method}`,
      debit: (last4: string) => `We could not charge your account ending ${last4}`,
      none: (month: string) => `We could not charge your bill for ${month}`,
    },
    owed: (f: { month: string; amount: string }) => `Your bill for ${f.month} is not paid: ${f.amount}.`,
    why: {
      declined: 'The bank declined the payment.',
      'confirmation-wanted': 'Your bank wants you to confirm this payment. Press “Pay now” on the page of the bill.',
      'no-method': 'There was no payment method to charge.',
      'given-up': 'No payment came for it.',
    } satisfies Record<PaymentFailure, string>,
    again: (day: string) => `We try again on ${day}.`,
    last: 'We do not try again by ourselves.',
    newMethod: 'We charge a new payment method at once.',
    confirm: 'Confirm the payment',
  },
  paymentWarning: {
    subject: (f: Things & { day: string }) =>
      f.count === 1 ? `${f.site} pauses on ${f.day}` : `${yours(f)} pause on ${f.day}`,
    nothingPauses: (amount: string) => `Still unpaid: ${amount}`,
    owed: (f: { count: number; amount: string }) =>
      f.count === 1 ? `One bill is unpaid: ${f.amount}.` : `${f.count} bills are unpaid: ${f.amount} together.`,
    why: (f: Things & { day: string }) => `If it stays so, ${lower(yours(f))} will be paused on ${f.day}.`,
    nothingLost: 'Nothing would be lost, and paused days cost nothing.',
    last: 'This is our last reminder before that day.',
  },
  payerSuspended: {
    subject: (f: Things) => (f.count === 1 ? `${f.site} is paused` : `${yours(f)} are paused`),
    nothingPauses: (amount: string) => `Still unpaid: ${amount}`,
    preview: (amount: string) => `Nothing is lost. Unpaid: ${amount}.`,
    since: (f: Things & { day: string }) =>
      `${yours(f)} ${f.count === 1 ? 'has' : 'have'} been paused since ${f.day}, because a bill is unpaid.`,
    back: (f: Things & { amount: string }) =>
      f.count === 1
        ? `Nothing is lost. It comes back as soon as ${f.amount} is paid.`
        : `Nothing is lost. They come back as soon as ${f.amount} is paid.`,
    free: 'Paused days cost nothing.',
  },
  payerRecovered: {
    paid: (month: string) => `Your bill for ${month} is paid`,
    cancelled: (month: string) => `Your bill for ${month} was cancelled`,
    back: (f: Things) => (f.count === 1 ? `${f.site} is back` : `${yours(f)} are back`),
    isPaid: (f: { month: string; amount: string }) => `Your bill for ${f.month} is paid: ${f.amount}.`,
    isCancelled: (f: { month: string; amount: string }) =>
      `We have cancelled your bill for ${f.month}: ${f.amount}. You do not have to pay it.`,
    costsAgain: (day: string) => `You pay for each day again from ${day} on.`,
    daysFree: 'The paused days cost nothing.',
    nothingOverdue: (company: string) => `No bill for ${company} is overdue any more.`,
    lacksMethod: 'There is no payment method any more. Add one before the next bill.',
    nothingToDo: 'There is nothing you need to do.',
    view: 'View bill',
    orView: 'Or view the bill:',
  },
  /** What somebody reads who works there and does not pay: no amount, no card, no bill. */
  overdue: {
    subject: (company: string) => `A payment of ${company} is overdue`,
    pauseSubject: (f: { kind: AccountKind; company: string; day: string }) =>
      `${upper(things[f.kind])} of ${f.company} pause on ${f.day}`,
    pausedSubject: (f: { kind: AccountKind; company: string }) => `${upper(things[f.kind])} of ${f.company} are paused`,
    settledSubject: (company: string) => `Settled: the payment of ${company}`,
    what: (company: string) => `A payment of ${company} is overdue.`,
    told: (owner: string) => (owner ? `${owner} has been told.` : 'The owners have been told.'),
    until: (f: Things & { day: string }) => `${these(f)} ${f.count === 1 ? 'goes' : 'go'} on until ${f.day}.`,
    pausedOn: (f: Things & { day: string }) => `${these(f)} will be paused on ${f.day} unless it is paid.`,
    pausedSince: (f: Things & { day: string }) =>
      `${these(f)} ${f.count === 1 ? 'has' : 'have'} been paused since ${f.day}.`,
    stillPaused: (f: Things) => `${these(f)} ${f.count === 1 ? 'stays' : 'stay'} paused until it is paid.`,
    waits: (kind: AccountKind) => `Bigger plans and new ${things[kind]} wait until it is paid.`,
    nothingLost: 'Nothing is lost. Everything comes back as soon as it is paid.',
    settled: (company: string) => `The overdue payment of ${company} is settled.`,
    back: (f: Things) => `${these(f)} ${f.count === 1 ? 'is' : 'are'} back.`,
    possible: (kind: AccountKind) => `Bigger plans and new ${things[kind]} are possible again.`,
    nothingToDo: 'There is nothing you need to do.',
  },
  methodGone: {
    subject: 'There is no payment method any more',
    preview: (day: string) => (day ? `The next charge is on ${day}.` : 'Add one before the next bill.'),
    what: (company: string) => `The payment method of ${company} was removed, and there is no other.`,
    until: (day: string) =>
      day ? `The next charge is on ${day}. Add one before that.` : 'Add one before the next bill.',
    owed: (amount: string) => `Still unpaid: ${amount}. We charge a new payment method at once.`,
  },
  /** To whoever runs the product. */
  operatorNotice: {
    subject: {
      dispute: 'A payment is disputed',
      'suspended-long': 'A payer has been paused for 60 days',
      'customer-gone': 'A customer is gone at Stripe',
      'bill-differs': 'A bill differs at Stripe',
    } satisfies Record<OperatorNotice, string>,
    what: {
      dispute: 'Somebody took a payment back at their bank. Answer the dispute in Stripe’s dashboard.',
      'suspended-long': 'Their bills are still unpaid. Decide whether to write them off in Stripe’s dashboard.',
      'customer-gone': 'The customer was deleted at Stripe, and their bills are still open. Nothing can be charged.',
      'bill-differs': 'What Stripe says of this bill is not what we wrote. Nothing was changed. Compare both.',
    } satisfies Record<OperatorNotice, string>,
    foreign: 'Stripe has an invoice for this customer that we did not write. Nothing was changed.',
    facts: {
      company: 'Company',
      payer: 'Payer',
      invoiceEmail: 'Bills go to',
      bill: 'Bill',
      amount: 'Amount',
      state: 'State here',
      unpaid: 'Unpaid in all',
      since: 'Paused since',
      customer: 'Customer at Stripe',
      stripe: 'At Stripe',
    },
    notForYou: 'Not for you? Pass it on to whoever looks after payments.',
  },
}
