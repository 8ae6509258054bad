import type { ReactNode } from 'react'

export type EventRow = { key: string; when: string; dateTime?: string; text: ReactNode }

/** What happened, newest first, in sentences. */
export function EventList({ rows }: { rows: readonly EventRow[] }) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.key} className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 border-b border-line py-2.5">
          <time dateTime={row.dateTime} className="text-muted">
            {row.when}
          </time>
          <span className="wrap-anywhere">{row.text}</span>
        </li>
      ))}
    </ul>
  )
}
