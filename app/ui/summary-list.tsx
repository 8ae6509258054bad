import type { ReactNode } from 'react'

export type SummaryRow = {
  key: string
  label: string
  value: ReactNode
  detail?: ReactNode
  /** `label` is the visible word ("Change"); the row's label is added for people who hear links out of context. */
  change?: { href: string; label: string }
}

/** Answers to check before something is sent, each with a way back to where it was given. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl>
      {rows.map((row) => (
        <div
          key={row.key}
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-b border-line py-3 sm:grid-cols-[8.5rem_minmax(0,1fr)_auto]"
        >
          <dt className="text-muted max-sm:col-span-2">{row.label}</dt>
          <dd className="min-w-0 wrap-anywhere">
            {row.value}
            {row.detail ? <span className="block text-small text-muted">{row.detail}</span> : null}
          </dd>
          {row.change ? (
            <dd>
              <a href={row.change.href}>
                {row.change.label}
                <span className="sr-only"> {row.label}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}
