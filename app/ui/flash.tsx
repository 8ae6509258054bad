import type { ReactNode } from 'react'
import { Icon } from './drawn-icon'
import { Check } from './icons'

/** What just happened, said once. It stays until the next page: nothing here runs on a timer. */
export function Flash({ children }: { children?: ReactNode }) {
  return (
    <div role="status">
      {children ? (
        <p className="mb-4 flex items-start gap-3 rounded-control border border-transparent bg-accent-soft px-4 py-2.5 font-medium text-accent-ink">
          <Icon of={Check} className="mt-1" />
          <span className="min-w-0">{children}</span>
        </p>
      ) : null}
    </div>
  )
}
