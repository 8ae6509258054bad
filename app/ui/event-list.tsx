import type { ReactNode } from 'react'

export type EventRow = {
  key: string
  /** The time of day; the day stands above. */
  when: string
  dateTime: string
  text: ReactNode
  /** Where it happened, if that is not the place of the whole list. */
  place?: ReactNode
}

/** What happened on one day, newest first, in sentences. */
export function EventList({ rows }: { rows: readonly EventRow[] }) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.key} className="event">
          <time dateTime={row.dateTime} className="text-muted">
            {row.when}
          </time>
          <span className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-4">
            <span className="min-w-0 wrap-anywhere">{row.text}</span>
            {row.place ? <span className="min-w-0 text-small wrap-anywhere">{row.place}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  )
}
