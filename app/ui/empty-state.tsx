import type { ReactNode } from 'react'

/** Says what is not there yet and offers the next step. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="grid justify-items-start gap-3 rounded-card border border-dashed border-field px-5 py-6">
      <p className="font-strong">{title}</p>
      {children ? <div className="max-w-[66ch] text-dense text-muted">{children}</div> : null}
      {action}
    </div>
  )
}
