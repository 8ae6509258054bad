import type { Language } from '@/db/vocabulary'
import type { MonthView } from '@/lib/billing/this-month'
import { type Day, formatDay } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import type { Dict } from '@/lib/words/words'

type Bar = { key: string; label: string; amount: string; cents: number; isRunning: boolean }

const STEP = 84
const WIDTH = 50
const TOP = 24
const HEIGHT = 108
const WHOLE = 164

/** One bar for each month; the running one is dashed. Every bar carries its amount, and listeners get them as a sentence. */
export function CostBars({ t, language, month }: { t: Dict; language: Language; month: MonthView }) {
  const bars = barsOf(month, language)
  const most = Math.max(1, ...bars.map((bar) => bar.cents))
  const spoken = bars.map((bar) => `${bar.label}: ${bar.amount}`).join(', ')
  return (
    <svg
      viewBox={`0 0 ${bars.length * STEP} ${WHOLE}`}
      width={bars.length * STEP}
      height={WHOLE}
      role="img"
      aria-label={`${t.developer.overview.monthBars}. ${spoken}`}
      className="mt-4 h-auto max-w-full"
    >
      {bars.map((bar, index) => {
        const height = Math.max(2, Math.round((bar.cents / most) * HEIGHT))
        const middle = index * STEP + STEP / 2
        return (
          <g key={bar.key} textAnchor="middle" fontSize="14">
            <text x={middle} y={TOP + HEIGHT - height - 8} className="fill-ink">
              {bar.amount}
            </text>
            <rect
              x={middle - WIDTH / 2}
              y={TOP + HEIGHT - height}
              width={WIDTH}
              height={height}
              rx="4"
              strokeWidth="1.5"
              strokeDasharray={bar.isRunning ? '4 3' : undefined}
              className={bar.isRunning ? 'fill-accent-soft stroke-accent' : 'fill-accent stroke-accent'}
            />
            <text x={middle} y={TOP + HEIGHT + 22} className="fill-muted">
              {bar.label}
            </text>
          </g>
        )
      })}
      <path d={`M0 ${TOP + HEIGHT}H${bars.length * STEP}`} className="stroke-line" />
    </svg>
  )
}

function barsOf(month: MonthView, language: Language): Bar[] {
  const bar = (day: Day, cents: number, isRunning: boolean): Bar => ({
    key: day,
    label: formatDay(day, language, 'month').slice(0, 3),
    amount: formatMoney(cents, month.currency, language),
    cents,
    isRunning,
  })
  return [...month.past.map(({ day, gross }) => bar(day, gross, false)), bar(month.today, month.soFar.gross, true)]
}
