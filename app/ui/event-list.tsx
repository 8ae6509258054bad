import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type EventRow = { key: string; when: string; dateTime?: string; text: ReactNode }

/** What happened, newest first, in sentences. `when` is a day, or a time where the days stand above. */
export function EventList({ rows, when = 'day' }: { rows: readonly EventRow[]; when?: 'day' | 'time' }) {
  return (
    <ul>
      {rows.map((row) => (
        <li
          key={row.key}
          className={classNames(
            'grid gap-x-3 border-b border-line py-2.5',
            when === 'day' ? 'grid-cols-[6.5rem_minmax(0,1fr)]' : 'grid-cols-[3.5rem_minmax(0,1fr)]',
          )}
        >
          <time dateTime={row.dateTime} className="text-muted">
            {row.when}
          </time>
          <span className="wrap-anywhere">{row.text}</span>
        </li>
      ))}
    </ul>
  )
}
