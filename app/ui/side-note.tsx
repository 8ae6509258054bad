import type { ReactNode } from 'react'

/** An explanation beside the work, with a bar instead of a box. */
export function SideNote({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <aside className="grid content-start gap-3.5 border-l-3 border-line pl-4.5 text-dense text-muted">
      <h2 className="text-ink">{title}</h2>
      {children}
    </aside>
  )
}
