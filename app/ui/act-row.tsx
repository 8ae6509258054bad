import type { ReactNode } from 'react'

/** Something that can be done: what it is, what it does, and its button at the end; without one the text says why not. */
export function ActRow({ title, text, act }: { title: ReactNode; text: ReactNode; act?: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2.5 border-b border-line px-4.5 py-3.5 last:border-b-0">
      <div className="min-w-0 flex-[1_1_16rem]">
        <h3>{title}</h3>
        <div className="text-small text-muted">{text}</div>
      </div>
      {act}
    </li>
  )
}
