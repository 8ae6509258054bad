import Link from 'next/link'
import { paths } from '@/lib/paths'
import type { Choice } from './choice'

type TabsProps<Name extends keyof Choice> = {
  label: string
  choice: Choice
  name: Name
  values: readonly Choice[Name][]
  /** The word for a value; without it the value stands for itself. */
  word?: (value: Choice[Name]) => string
}

/** The values that one part of the choice can have, as links to the same page with that one instead. */
export function Tabs<Name extends keyof Choice>({ label, choice, name, values, word }: TabsProps<Name>) {
  if (values.length < 2) return null
  return (
    <nav aria-label={label}>
      <p aria-hidden="true" className="text-note font-semibold text-muted">
        {label}
      </p>
      <ul className="-ml-2.5 flex flex-wrap gap-x-1 gap-y-0.5">
        {values.map((value) => (
          <li key={value}>
            <Link
              href={paths.mailPreview({ ...choice, [name]: value })}
              prefetch={false}
              scroll={false}
              aria-current={value === choice[name] ? 'page' : undefined}
              className="block rounded-control px-2.5 py-1 text-small text-ink no-underline hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-accent-ink"
            >
              {word ? word(value) : value}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
