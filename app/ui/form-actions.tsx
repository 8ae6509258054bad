import type { ReactNode } from 'react'

/** The last row of a form: the way back on the left, the way on to the right. */
export function FormActions({ back, children }: { back?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2.5 border-t border-line pt-4.5">
      {back}
      <div className="ml-auto flex min-w-0 flex-wrap justify-end gap-2.5">{children}</div>
    </div>
  )
}
