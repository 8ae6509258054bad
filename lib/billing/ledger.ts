import { addDays, type Day, daysBetween, firstOfNextMonth, lastOfMonth } from '@/lib/day'
import { roundHalfUp } from '@/lib/money'

/** A row of the day ledger: both days are included, `endsOn` null means still running, a day before `startsOn` means empty. */
export type Usage = {
  appId: string
  planName?: string
  /** Net cents a month. */
  monthlyAmount: number
  startsOn: Day
  endsOn: Day | null
}

/** Consecutive days of one App at one price. `amount` is net cents. */
export type LedgerLine = {
  appId: string
  planName: string | null
  monthlyAmount: number
  from: Day
  to: Day
  days: number
  daysInMonth: number
  amount: number
}

export type AppCosts = { appId: string; soFar: number; expected: number }

/** Net cents: up to and with `to`, and expected for the whole month if nothing changes. */
export type Costs = { from: Day; to: Day; soFar: number; expected: number; apps: AppCosts[] }

/**
 * What a range of days within one month costs: monthly × days / days in the month, rounded half up, in net cents. Both
 * days are included; `to` before `from` costs nothing; a full month costs exactly the price. Split between two payers,
 * the two parts make the price, or one cent more when both end on half a cent; never less. Source: docs/rules.md R20, R27.
 */
export function amountFor(range: { monthlyAmount: number; from: Day; to: Day }): number {
  const { monthlyAmount, from, to } = range
  if (to < from) return 0
  refuseTwoMonths(from, to)
  return roundHalfUp(monthlyAmount * (daysBetween(from, to) + 1), daysInMonthOf(from))
}

/**
 * The lines of a range of days within one month, by App in the order of the usages, then by day. A day costs the dearest
 * plan active on it, so an upgrade counts the same day and a downgrade the next. Throws when the range leaves its month.
 */
export function ledgerLines(input: { usages: Usage[]; from: Day; to: Day }): LedgerLine[] {
  const { usages, from, to } = input
  if (to < from) return []
  refuseTwoMonths(from, to)
  const appIds = [...new Set(usages.map((usage) => usage.appId))]
  return appIds.flatMap((appId) => {
    const ofApp = usages.filter((usage) => usage.appId === appId)
    return runsOf(ofApp, from, to).map(lineOf)
  })
}

/**
 * "So far" and "expected" of the month that `asOf` lies in, counted from `from` (its 1st, or later). The result's `from`
 * is the first day that costs something, so that a hand-over on the 23rd reads "24 to 30 November".
 * Net cents; VAT comes on top, once per bill (quote.ts).
 */
export function costs(input: { usages: Usage[]; from: Day; asOf: Day }): Costs {
  const { usages, from, asOf } = input
  const soFar = ledgerLines({ usages, from, to: asOf })
  const expected = ledgerLines({ usages, from, to: lastOfMonth(asOf) })
  const appIds = [...new Set(expected.map((line) => line.appId))]
  const firstDay = expected.map((line) => line.from).sort()[0]
  return {
    from: firstDay ?? from,
    to: asOf,
    soFar: sumOf(soFar),
    expected: sumOf(expected),
    apps: appIds.map((appId) => ({
      appId,
      soFar: sumOf(soFar.filter((line) => line.appId === appId)),
      expected: sumOf(expected.filter((line) => line.appId === appId)),
    })),
  }
}

type Run = { usage: Usage; from: Day; to: Day }

function runsOf(usages: Usage[], from: Day, to: Day): Run[] {
  const runs: Run[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const usage = dearestOn(usages, day)
    if (!usage) continue
    const last = runs.at(-1)
    if (last && isSamePrice(last.usage, usage) && last.to === addDays(day, -1)) last.to = day
    else runs.push({ usage, from: day, to: day })
  }
  return runs
}

function dearestOn(usages: Usage[], day: Day): Usage | null {
  const active = usages.filter((usage) => usage.startsOn <= day && (usage.endsOn === null || day <= usage.endsOn))
  return active.reduce<Usage | null>((best, usage) => {
    return best && best.monthlyAmount >= usage.monthlyAmount ? best : usage
  }, null)
}

function isSamePrice(one: Usage, other: Usage): boolean {
  return one.monthlyAmount === other.monthlyAmount && one.planName === other.planName
}

function lineOf({ usage, from, to }: Run): LedgerLine {
  return {
    appId: usage.appId,
    planName: usage.planName ?? null,
    monthlyAmount: usage.monthlyAmount,
    from,
    to,
    days: daysBetween(from, to) + 1,
    daysInMonth: daysInMonthOf(from),
    amount: amountFor({ monthlyAmount: usage.monthlyAmount, from, to }),
  }
}

function sumOf(lines: LedgerLine[]): number {
  return lines.reduce((sum, line) => sum + line.amount, 0)
}

function daysInMonthOf(day: Day): number {
  return Number(lastOfMonth(day).slice(8))
}

function refuseTwoMonths(from: Day, to: Day): void {
  if (to < firstOfNextMonth(from)) return
  throw new RangeError(`${from} to ${to} spans more than one month`)
}
