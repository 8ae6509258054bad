import type { AccountKind } from '@/db/vocabulary'

/** Requests of Admins for what the limit does not allow: the Owner's answer, and what the asker reads of it. */
export const requests = {
  title: (first: string) => `${first} asks for your OK: a bigger plan`,
  /** Of an App for which nobody pays: on trial, or after an end. */
  firstTitle: (first: string, site: string) => `${first} asks for your OK: a plan for ${site}`,
  bookTitle: {
    developer: (first: string) => `${first} asks for your OK: a further app`,
    client: (first: string) => `${first} asks for your OK: a further website`,
  } satisfies Record<AccountKind, (first: string) => string>,
  looksAfter: (site: string) => `looks after ${site}`,
  worksFor: (company: string) => `works for ${company}`,
  lead: (site: string) => `For ${site}. Nothing changes until you agree.`,
  before: (plan: string) => `Now, ${plan} plan`,
  after: (plan: string) => `Then, ${plan} plan`,
  more: 'More a month',
  payer: 'Bills go to',
  /** `month` is written out: "December 2026". */
  bill: (f: { month: string; amount: string; instead: string; day: string }) =>
    `${f.month}: ${f.amount} instead of ${f.instead}, charged on ${f.day}.`,
  firstBill: (f: { month: string; amount: string; day: string }) => `${f.month}: ${f.amount}, charged on ${f.day}.`,
  vat: {
    client: (rate: string) => `Amounts include ${rate} VAT.`,
    developer: (rate: string) => `Plus ${rate} VAT.`,
    none: 'No VAT is added.',
  },
  no: (plan: string) => `No, keep ${plan}`,
  plainNo: 'No',
  until: (f: { day: string; first: string }) => `Open until ${f.day}. ${f.first} is told what you decide.`,
  back: (plan: string) => `You can go back to ${plan} on any day. You pay by the day.`,
  end: 'You can end it on any day. You pay by the day.',
  whyTitle: (first: string) => `Why ${first} asks you`,
  /** `vat` is "with 19% VAT", "plus 19% VAT" or "without VAT". */
  why: (f: { limit: string; vat: string; first: string; company: string }) =>
    `${f.first} may order for ${f.company} without asking: up to ${f.limit} a month, ${f.vat}.`,
  /** Where the limit gives nothing. */
  whyNothing: (f: { first: string; company: string }) => `${f.first} asks before every order for ${f.company}.`,
  whyThen: (f: { plan: string; amount: string }) => `With ${f.plan} it would be ${f.amount} in all.`,
  changeLimit: 'Change the limit',
  planTitle: (plan: string) => `What the ${plan} plan is`,
  plan: (f: { plan: string; size: string }) => `${f.plan}: ${f.size}.`,
  ask: (first: string) => `Questions? Write to ${first}`,
  subject: (site: string) => `Your request for ${site}`,
  agreedByYou: 'Ordered. Thank you',
  agreed: (by: string) => `${by} has agreed`,
  agreedText: (f: { site: string; plan: string }) => `${f.site} is on the ${f.plan} plan.`,
  refusedByYou: 'You said no',
  refused: (by: string) => `${by} said no`,
  withdrawn: 'This request was taken back',
  lapsed: 'This request has ended',
  nothingChanged: 'Nothing was ordered, and nothing changes.',
  isTold: (first: string) => `${first} is told.`,
  notOwner: 'You do not decide this any more',
  notOwnerText: 'Only an owner can answer it. Nothing was changed by this page.',
  unknown: 'This link leads nowhere',
  unknownText: 'Check that you copied all of it from the e-mail.',
  goOn: 'Go to the overview',
  /** For who asked, in the dashboard. */
  waitingTitle: (site: string) => `Waiting for an OK: ${site}`,
  waitingText: 'Every owner has an e-mail with everything in it. Nothing changes until an owner agrees.',
  openUntil: (day: string) => `Open until ${day}.`,
  /** Why nothing can be ordered, for those who ask. */
  obstacle: {
    'request-price-changed': 'The price of this plan has changed. Take the request back and ask again.',
    'request-outdated': 'Something has changed since. Take the request back and ask again.',
    'app-on-offer': 'It is on offer to somebody. That invitation has to be withdrawn first.',
    'contact-not-ready': 'An owner has to add a payment method first.',
    'payment-overdue': 'A payment is overdue. An owner has to pay it first.',
  },
  withdraw: 'Take the request back',
  /** On the pages of the Company. */
  notice: (f: { asker: string; site: string; plan: string }) =>
    `${f.asker} asks for your OK: the ${f.plan} plan for ${f.site}`,
  decide: 'Decide',
  ownNotice: (f: { site: string; plan: string }) => `The ${f.plan} plan for ${f.site} waits for an owner’s OK`,
  see: 'See the request',
  /** In the details of a Company. */
  limitTitle: 'What Admins may order',
  limit: 'Most that Admins may order without asking, a month',
  limitHint: {
    developer: 'Plus VAT, for all apps together. With 0 you are asked each time.',
    client: 'Plus VAT, for all websites together. With 0 you are asked each time.',
  } satisfies Record<AccountKind, string>,
  limitNow: (amount: string) => `Now they cost ${amount} a month, plus VAT.`,
  saveLimit: 'Save the limit',
  saving: 'Saving…',
  /** Where a client reads before an order how far an Admin may go. */
  neverMore: (f: { amount: string }) => `Never more than ${f.amount} a month without your OK.`,
}
