import type { Vat } from '@/db/schema/billing'
import { addDays, startOfDay } from '@/lib/day'
import { words } from '@/lib/words/words'
import type { BillView } from './bill-view'
import { billWords } from './bill-words'

/** Stripe takes 250 lines, and the last one says how many are left out. */
const MOST_LINES = 250

/** A bill as Stripe is to have it, without its lines. */
export type InvoiceToBe = {
  customerId: string
  currency: string
  /** Null for one that replaces another: Stripe never gives a number twice. */
  number: string | null
  billId: string
  billNumber: string
  /** The one that it replaces. */
  replaces: string | null
  footer: string
  writtenAt: Date
}

/** A line as Stripe is to have it. Cents; `period` in Unix seconds. */
export type InvoiceLine = {
  description: string
  amount: number
  vat: number
  period: { start: number; end: number }
  tax: Vat & { name: string }
}

/** The lines of a bill for Stripe, in the words and with the amounts that stand on the bill; their sums are those of the bill. */
export function invoiceLines(bill: BillView, timeZone: string): InvoiceLine[] {
  const { language } = bill.recipient
  const read = billWords(bill, language)
  const tax = { ...bill.vat, name: words(language).bills.csv.vat }
  const all = bill.lines.map((line, at) => {
    const { site, plan, days, count } = read.lines[at] ?? { site: '', plan: '', days: '', count: '' }
    return {
      description: [site, plan, `${days} (${count})`].join(', '),
      amount: line.amount,
      vat: line.vat,
      period: {
        start: seconds(startOfDay(line.from, timeZone)),
        end: seconds(startOfDay(addDays(line.to, 1), timeZone)),
      },
      tax,
    }
  })
  if (all.length <= MOST_LINES) return all
  const shown = all.slice(0, MOST_LINES - 1)
  const further = all.slice(MOST_LINES - 1)
  return [
    ...shown,
    {
      description: words(language).billPaper.further(further.length),
      amount: sum(further.map(({ amount }) => amount)),
      vat: sum(further.map(({ vat }) => vat)),
      period: {
        start: Math.min(...further.map(({ period }) => period.start)),
        end: Math.max(...further.map(({ period }) => period.end)),
      },
      tax,
    },
  ]
}

function seconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000)
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
