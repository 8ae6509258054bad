import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type Step = { key: string; title: ReactNode; text: ReactNode; isDone: boolean }

/** What happened and what will, by day: a full dot for what is over, a ring for what is to come. */
export function Steps({ items }: { items: readonly Step[] }) {
  return (
    <ol className="grid gap-3">
      {items.map((item) => (
        <li key={item.key} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2">
          <span
            aria-hidden="true"
            className={classNames('mt-1.5 size-2.5 rounded-full border-2 border-accent', item.isDone && 'bg-accent')}
          />
          <span className="min-w-0">
            <strong className="block font-semibold">{item.title}</strong>
            <span className="text-small text-muted">{item.text}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
