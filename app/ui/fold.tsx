import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './drawn-icon'
import { ChevronDown } from './icons'

const LOOKS = {
  line: { box: 'border-b border-line', summary: 'min-h-12 py-2', body: 'flow pb-4' },
  card: {
    box: 'rounded-card border border-line bg-surface px-4',
    summary: 'min-h-12 py-2 text-dense',
    body: 'grid gap-4.5 pb-4.5',
  },
  row: {
    box: 'border-b border-line px-4.5 last:border-b-0',
    summary: 'min-h-13 py-2.5 text-dense -outline-offset-2',
    body: 'pb-4',
  },
}

/** Something most people need not read: line on letters, card around a form's further choices, row among others in a card. */
export function Fold({
  title,
  look = 'line',
  isOpen = false,
  children,
}: {
  title: ReactNode
  look?: keyof typeof LOOKS
  isOpen?: boolean
  children: ReactNode
}) {
  return (
    <details open={isOpen} className={classNames('group', LOOKS[look].box)}>
      <summary className={classNames('flex items-center justify-between gap-3 font-semibold', LOOKS[look].summary)}>
        <span className="min-w-0">{title}</span>
        <Icon of={ChevronDown} className="text-muted group-open:rotate-180" />
      </summary>
      <div className={LOOKS[look].body}>{children}</div>
    </details>
  )
}
