import { classNames } from './class-names'

/** `share` and `part` are percents of the highest bar; `part` is what has come together so far of a month that runs. */
export type MonthBar = { key: string; name: string; value: string; share: number; part?: number }

/** Months with their numbers, each over a bar of its own. Where there is little room, the last six. */
export function MonthBars({ label, bars }: { label: string; bars: readonly MonthBar[] }) {
  return (
    <ol aria-label={label} className="grid auto-cols-fr grid-flow-col gap-x-2 text-center">
      {bars.map((bar, index) => (
        <li key={bar.key} className={classNames('min-w-0', index < bars.length - 6 && 'max-sm:hidden')}>
          <span className="block text-note tabular-nums">{bar.value}</span>
          <svg
            viewBox="0 0 40 100"
            preserveAspectRatio="none"
            aria-hidden="true"
            className="mt-1 h-28 w-full border-b border-line"
          >
            <Bar share={bar.share} isComing={bar.part !== undefined} />
            {bar.part === undefined ? null : <Bar share={bar.part} isComing={false} />}
          </svg>
          <span className={classNames('mt-1 block text-note', bar.part === undefined ? 'text-muted' : 'font-semibold')}>
            {bar.name}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Bar({ share, isComing }: { share: number; isComing: boolean }) {
  return (
    <rect
      x="6"
      y={100 - share}
      width="28"
      height={share}
      vectorEffect="non-scaling-stroke"
      strokeDasharray={isComing ? '3 3' : undefined}
      className={isComing ? 'fill-accent-soft stroke-accent' : 'fill-accent'}
    />
  )
}
