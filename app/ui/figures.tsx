import type { ReactNode } from 'react'

export type Figure = { key: string; label: ReactNode; value: ReactNode; detail?: ReactNode }

/** A few numbers in one row, below each other where there is no room for it. */
export function Figures({ items }: { items: readonly Figure[] }) {
  return (
    <dl className="mb-8 grid grid-cols-2 border-y border-line max-sm:gap-y-1 max-sm:py-2 sm:grid-flow-col sm:auto-cols-fr sm:grid-cols-none">
      {items.map((item) => (
        <div
          key={item.key}
          className="min-w-0 py-2.5 pr-3 sm:border-l sm:border-line sm:px-5 sm:py-4 sm:first:border-l-0 sm:first:pl-0"
        >
          <dt className="text-note text-muted">{item.label}</dt>
          <dd className="text-letter-h2 font-strong wrap-anywhere">{item.value}</dd>
          {item.detail ? <dd className="text-small text-muted wrap-anywhere">{item.detail}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
