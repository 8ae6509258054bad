import type { ReactNode } from 'react'

export type Fact = { key: string; icon: ReactNode; title: ReactNode; text: ReactNode }

/** What changes, one icon, a few bold words and a sentence each. Icons at size 22. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <ul className="grid gap-4">
      {items.map((item) => (
        <li key={item.key} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-2.5">
          <span className="mt-0.5 text-accent">{item.icon}</span>
          <span>
            <strong className="block">{item.title}</strong>
            {item.text}
          </span>
        </li>
      ))}
    </ul>
  )
}
