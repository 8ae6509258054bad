import type { ReactNode } from 'react'

/** A heading and what belongs to it. */
export function Section({ title, actions, children }: { title: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className="mt-8 first:mt-0">
      <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="min-w-0">{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  )
}
