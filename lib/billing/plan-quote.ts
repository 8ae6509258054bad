import { type Day, firstOfMonth, firstOfNextMonth, lastOfMonth } from '@/lib/day'
import { ledgerLines } from './ledger'
import { type LedgerRow, ledgerChange } from './ledger-change'
import { type Amounts, type Buyer, chargedOn, type Seller, type Vat, vatOf, withVat } from './quote'

/** A row of the day ledger with its App, as far as its Billing Contact pays for it. `endsOn` knows an end that is planned. */
export type PaidRow = LedgerRow & { appId: string }

/** What a change of plan costs whoever pays: the facts an order is placed on. Cents. */
export type PlanQuote = {
  currency: string
  vat: Vat
  /** The first day at the new price. */
  from: Day
  /** A full month of the App: until then (nothing where nobody pays yet), and from then on. */
  before: Amounts
  after: Amounts
  /** `after` less `before`; below zero where it costs less. */
  difference: Amounts
  /** The payer's bill for the month of `from`, with everything else they pay for: as it would be, and as it will be. */
  bill: { from: Day; to: Day; unchanged: Amounts; changed: Amounts; billedOn: Day; chargedOn: Day }
}

export type PlanQuoteInput = {
  /** Of whoever will pay: all rows that are not over by the 1st of this month. */
  rows: PaidRow[]
  /** The App's own rows that are not over today, whoever pays: what they say decides on which day the new price begins. */
  appRows: LedgerRow[]
  /** Some word for an App that is to be made. */
  appId: string
  /** `endsOn` where an end is planned that stays. */
  next: { billingContactId: string; monthlyAmount: number; endsOn: Day | null }
  currency: string
  seller: Seller
  buyer: Buyer
  /** Stripe's word for how the payer pays: it decides on which day. */
  methodType: string | null
  today: Day
}

/**
 * What an App will cost on another plan, by the day rule (ledger-change.ts) and by the rules of a bill (ledger.ts, quote.ts): so
 * the page that is ordered on, the ledger and the bill never differ. Without clock and environment.
 */
export function planQuote(input: PlanQuoteInput): PlanQuote {
  const { rows, appRows, appId, next, today, seller, buyer } = input
  const { ends, begins } = ledgerChange({ rows: appRows, next, change: 'plan', today })
  const from = begins ?? today
  const ended = new Map(ends.map(({ id, endsOn }) => [id, endsOn]))
  const changed: PaidRow[] = [
    ...rows.map((row) => ({ ...row, endsOn: ended.get(row.id) ?? row.endsOn })),
    { id: '', appId, ...next, startsOn: from },
  ]
  const month = monthOf(from)
  const vat = vatOf({ seller, buyer, day: month.to })
  const [before, after] = [withVat(lastPrice(appRows, today), vat), withVat(next.monthlyAmount, vat)]
  const billedOn = firstOfNextMonth(from)
  return {
    currency: input.currency,
    vat,
    from,
    before,
    after,
    difference: { net: after.net - before.net, vat: after.vat - before.vat, gross: after.gross - before.gross },
    bill: {
      ...month,
      from: firstDayOf(changed, month),
      unchanged: withVat(sumOf(rows, month), vat),
      changed: withVat(sumOf(changed, month), vat),
      billedOn,
      chargedOn: chargedOn(billedOn, input.methodType),
    },
  }
}

type Month = { from: Day; to: Day }

function monthOf(day: Day): Month {
  return { from: firstOfMonth(day), to: lastOfMonth(day) }
}

function sumOf(rows: PaidRow[], month: Month): number {
  return ledgerLines({ usages: rows, ...month }).reduce((sum, line) => sum + line.amount, 0)
}

function firstDayOf(rows: PaidRow[], month: Month): Day {
  return (
    ledgerLines({ usages: rows, ...month })
      .map((line) => line.from)
      .sort()[0] ?? month.from
  )
}

/** What the App costs a month from tomorrow on if nothing changes: nothing where its plan ends today. */
function lastPrice(appRows: LedgerRow[], today: Day): number {
  const lasting = appRows.find(({ endsOn }) => endsOn === null || endsOn > today)
  return lasting?.monthlyAmount ?? 0
}
