import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** accent: the sum that counts, loudest · strong: a subtotal. */
export type BillRow = { key: string; label: ReactNode; value: ReactNode; emphasis?: 'accent' | 'strong' }

const ROWS: Record<NonNullable<BillRow['emphasis']> | 'normal', { row: string; label: string; value: string }> = {
  normal: { row: 'border-b border-line py-2.5', label: 'text-muted', value: '' },
  strong: { row: 'border-b border-line py-2.5', label: 'font-bold', value: 'font-bold' },
  accent: {
    row: '-mx-4.5 bg-accent-soft px-4.5 py-3 text-letter-h2 text-accent-ink',
    label: 'font-bold',
    value: 'text-letter-h1 font-bold',
  },
}

/** Amounts are strings prepared on the server. The last row and the one before the accent row have no line. */
export function Bill({ rows }: { rows: readonly BillRow[] }) {
  return (
    <dl className="overflow-hidden rounded-card border border-line bg-surface px-4.5">
      {rows.map((row, index) => {
        const look = ROWS[row.emphasis ?? 'normal']
        const bare = index === rows.length - 1 || rows[index + 1]?.emphasis === 'accent'
        return (
          <div
            key={row.key}
            className={classNames(
              'flex flex-wrap items-baseline justify-between gap-x-4',
              look.row,
              bare && 'border-b-0',
            )}
          >
            <dt className={classNames('min-w-0', look.label)}>{row.label}</dt>
            <dd className={classNames('ml-auto max-w-full text-right wrap-anywhere', look.value)}>{row.value}</dd>
          </div>
        )
      })}
    </dl>
  )
}
