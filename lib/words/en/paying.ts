import type { AccountKind, PaymentFailure } from '@/db/vocabulary'

/** Bills that are charged, or could not be: on pages of bills and above those of a Company. Clients read all of it. */
export const paying = {
  payNow: 'Pay now',
  opening: 'Opening Stripe…',
  stripeNext: 'Next: a page of Stripe, with this payment method or another one.',
  /** What happened to a bill that is owed. `method` is "Visa ending 4242", or '' where there is none any more. */
  said: {
    declined: (method: string) => (method ? `We could not charge your ${method}` : 'We could not charge this bill'),
    'confirmation-wanted': () => 'Your bank wants you to confirm this payment',
    'no-method': () => 'There is no payment method for this bill',
    'given-up': () => 'We could not charge this bill',
  } satisfies Record<PaymentFailure, unknown>,
  why: {
    declined: 'The bank said no.',
    'confirmation-wanted': 'Press “Pay now” and confirm it there.',
    'no-method': 'Press “Pay now”, or add a payment method.',
    'given-up': 'No payment came for it.',
  } satisfies Record<PaymentFailure, string>,
  since: (day: string) => `It was due on ${day}.`,
  ifNothing: 'If you do nothing',
  tryAgain: (day: string) => `We try it again on ${day}.`,
  again: 'We try it again by ourselves.',
  noTry: 'We do not try it again by ourselves.',
  goesOnUntil: {
    client: (f: { count: number; day: string }) =>
      `${f.count === 1 ? 'The website goes' : 'The websites go'} on until ${f.day}.`,
    developer: (f: { count: number; day: string }) =>
      `${f.count === 1 ? 'The app goes' : 'The apps go'} on until ${f.day}.`,
  } satisfies Record<AccountKind, unknown>,
  pausedSince: {
    client: (f: { count: number; day: string }) =>
      `${f.count === 1 ? 'The website has' : 'The websites have'} been paused since ${f.day}. Nothing is lost.`,
    developer: (f: { count: number; day: string }) =>
      `${f.count === 1 ? 'The app has' : 'The apps have'} been paused since ${f.day}. Nothing is lost.`,
  } satisfies Record<AccountKind, unknown>,
  /** Before the day of charge: what would follow. */
  should: (f: { days: string }) => `Should your bank say no, we write to you. We try again on ${f.days}.`,

  banner: {
    goesOnUntil: {
      client: (f: { count: number; day: string }) =>
        `${f.count === 1 ? 'Your website goes' : 'Your websites go'} on until ${f.day}.`,
      developer: (f: { count: number; day: string }) =>
        `${f.count === 1 ? 'Your app goes' : 'Your apps go'} on until ${f.day}.`,
    } satisfies Record<AccountKind, unknown>,
    pausesFrom: {
      client: (f: { count: number; day: string }) =>
        `${f.count === 1 ? 'Your website is' : 'Your websites are'} paused from ${f.day}`,
      developer: (f: { count: number; day: string }) =>
        `${f.count === 1 ? 'Your app is' : 'Your apps are'} paused from ${f.day}`,
    } satisfies Record<AccountKind, unknown>,
    paused: {
      client: (f: { count: number; since: string }) =>
        `${f.count === 1 ? 'Your website has' : 'Your websites have'} been paused since ${f.since}`,
      developer: (f: { count: number; since: string }) =>
        `${f.count === 1 ? 'Your app has' : 'Your apps have'} been paused since ${f.since}`,
    } satisfies Record<AccountKind, unknown>,
    unpaidOnly: (count: number): string => (count === 1 ? 'A bill is unpaid' : 'Bills are unpaid'),
    todayAt: (time: string) => `today, ${time}`,
    pausedText: (f: { count: number; amount: string }) =>
      `Nothing is lost. ${f.count === 1 ? 'It comes' : 'They come'} back as soon as ${f.amount} is paid. Paused days cost nothing.`,
    oneBill: (f: { month: string; amount: string }) => `Bill for ${f.month}: ${f.amount}.`,
    unpaid: (f: { count: number; amount: string }) =>
      f.count === 1 ? `One bill is unpaid: ${f.amount}.` : `${f.count} bills are unpaid: ${f.amount}.`,
    tries: (count: number) => (count === 1 ? 'We tried once.' : `We tried ${count} times.`),
    onItsWay: 'Your payment is on its way',
    onItsWayText: (amount: string) => `Your bank sends us ${amount}. That takes some days and needs nothing from you.`,
    changeCard: 'Change card',
    payer: (name: string) => `Bills of ${name}.`,
  },
  /** For whoever looks after it and does not pay: no amount, no payment method. */
  overdue: {
    title: (company: string) => `A payment of ${company} is overdue`,
    told: (owner: string) => `${owner} has been told.`,
    onItsWay: 'The payment is on its way.',
    until: {
      client: (day: string) => `The websites go on until ${day}.`,
      developer: (day: string) => `The apps go on until ${day}.`,
    } satisfies Record<AccountKind, unknown>,
    paused: {
      client: (day: string) => `Websites have been paused since ${day}. Nothing is lost.`,
      developer: (day: string) => `Apps have been paused since ${day}. Nothing is lost.`,
    } satisfies Record<AccountKind, unknown>,
    waits: {
      client: 'Bigger plans and new websites wait until it is paid.',
      developer: 'Bigger plans and new apps wait until it is paid.',
    } satisfies Record<AccountKind, string>,
    write: (owner: string) => `Write to ${owner}`,
    subject: (company: string) => `Payment of ${company}`,
  },
  /** For whoever works on an App and sees nothing of money. */
  pausedApps: {
    title: (f: { names: string; count: number }) => `${f.names} ${f.count === 1 ? 'is' : 'are'} paused`,
    text: 'Visitors see a neutral page until the company has paid.',
  },
}
