import type { BillMethod, BillRecipient, billLines, bills } from '@/db/schema/bills'
import type { BillState, PaymentFailure } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { type Day, dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { appHost } from '@/lib/paths'
import type { BillPaper } from './bill-paper'
import { type BillMoments, billState, dayOfState } from './bill-states'
import { billMethodOf, type PayingColumns } from './method-view'

/** A version of a bill: the first is the bill itself, later ones correct name and address. */
export type BillVersion = { version: number; madeOn: Day; recipient: BillRecipient }

/** A bill with all of its versions, the newest one last; its own facts are those of the newest. */
export type BillView = BillPaper &
  BillMoments & {
    id: string
    contactId: string
    versions: BillVersion[]
    /** Where it stands today, and the day that is told with it. */
    state: BillState
    stateDay: Day
    /** What is charged now: the payment method may have changed since the bill was written. */
    presentMethod: BillMethod | null
    /** The Company that pays it is closed: nobody comes to its payment details any more. */
    isClosed: boolean
    /** What was in the way last, and how often it was tried; of a bill that was never charged in vain null and 0. */
    lastError: PaymentFailure | null
    tries: number
  } & PayerState

/** How whoever pays stands: decides on until when their Apps go on. */
type PayerState = {
  /** When the oldest bill that they owe could not be charged for the first time; null while they owe none. */
  owedSince: Day | null
  /** Since when their Apps are paused. */
  pausedSince: Day | null
  /** Apps that they pay for now. */
  appCount: number
}

type Contact = PayingColumns & {
  companyClosedAt: Date | null
  owedSince: Date | null
  suspendedAt: Date | null
  appCount: number
}

/** What is read of a bill. */
export type BillRows = {
  bill: typeof bills.$inferSelect
  contact: Contact
  /** In their order. */
  lines: (typeof billLines.$inferSelect)[]
  /** In their order, from the second version on. */
  corrections: { version: number; madeAt: Date; recipient: BillRecipient }[]
}

/** A bill from its rows. */
export function viewOf({ bill, contact, lines, corrections }: BillRows): BillView {
  const { timeZone } = operator()
  const first = { version: 1, madeOn: dayOf(bill.issuedAt, timeZone), recipient: bill.recipient }
  const later = corrections.map(({ version, madeAt, recipient }) => {
    return { version, madeOn: dayOf(madeAt, timeZone), recipient }
  })
  const versions = [first, ...later]
  const state = billState(bill, dayOf(clock.now(), timeZone))
  return {
    id: bill.id,
    contactId: bill.billingContactId,
    number: bill.number,
    currency: bill.currency,
    month: bill.month,
    issuedOn: first.madeOn,
    amounts: { net: bill.net, vat: bill.vat, gross: bill.gross },
    vat: { reason: bill.vatReason, country: bill.vatCountry, rate: bill.vatRate },
    issuer: bill.issuer,
    method: bill.method,
    ...momentsOf(bill),
    state,
    stateDay: dayOfState(bill, state, timeZone),
    presentMethod: billMethodOf(contact),
    isClosed: contact.companyClosedAt !== null,
    lastError: bill.lastError,
    tries: bill.tries,
    owedSince: contact.owedSince && dayOf(contact.owedSince, timeZone),
    pausedSince: contact.suspendedAt && dayOf(contact.suspendedAt, timeZone),
    appCount: contact.appCount,
    lines: lines.map(({ appName, fromOn, toOn, ...line }) => ({
      ...line,
      site: appHost(appName),
      from: fromOn,
      to: toOn,
    })),
    versions,
    ...asOf(versions.at(-1) ?? first),
  }
}

/** The paper of one version of a bill. */
export function paperOf(bill: BillView, { version, madeOn, recipient }: BillVersion): BillPaper {
  return { ...bill, ...asOf({ version, madeOn, recipient }) }
}

function momentsOf({
  chargeOn,
  collectingSince,
  failedAt,
  nextTryOn,
  paidAt,
  voidAt,
  givenUpAt,
}: BillMoments): BillMoments {
  return { chargeOn, collectingSince, failedAt, nextTryOn, paidAt, voidAt, givenUpAt }
}

function asOf({ version, madeOn, recipient }: BillVersion): Pick<BillPaper, 'correctedOn' | 'recipient'> {
  return { correctedOn: version > 1 ? madeOn : null, recipient }
}
