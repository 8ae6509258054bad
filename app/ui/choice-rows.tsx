import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './drawn-icon'
import { ChevronRight } from './icons'

export type ChoiceRow = { key: string; href: string; label: ReactNode; detail?: ReactNode; mark?: ReactNode }

/** Links as full rows: bare with hairlines on a letter, inside a card elsewhere. */
export function ChoiceRows({ rows, look = 'bare' }: { rows: readonly ChoiceRow[]; look?: 'bare' | 'card' }) {
  return (
    <ul
      className={
        look === 'card' ? 'overflow-hidden rounded-card border border-line bg-surface' : 'border-t border-b border-line'
      }
    >
      {rows.map((row) => (
        <li key={row.key} className="border-b border-line last:border-b-0">
          <a
            href={row.href}
            className={classNames(
              'flex min-h-13 items-center gap-3 py-2 text-ink no-underline -outline-offset-2 hover:text-ink hover:underline',
              look === 'card' && 'px-4 hover:bg-sunken',
            )}
          >
            {row.mark}
            <span className="min-w-0 flex-1">
              {row.detail ? <strong className="block">{row.label}</strong> : row.label}
              {row.detail ? <span className="block text-small text-muted">{row.detail}</span> : null}
            </span>
            <Icon of={ChevronRight} className="text-muted" />
          </a>
        </li>
      ))}
    </ul>
  )
}
