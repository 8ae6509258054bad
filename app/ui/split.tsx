import type { ReactNode } from 'react'

type SplitProps = { children: ReactNode; aside: ReactNode }

/** Work on the left; in the page's margin what one looks up meanwhile. Where there is no margin it follows the work. */
export function Split({ children, aside }: SplitProps) {
  return (
    <div className="grid items-start gap-x-10 gap-y-9 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="min-w-0">{children}</div>
      <aside className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6 empty:hidden lg:border-l lg:border-line lg:pl-7">
        {aside}
      </aside>
    </div>
  )
}

/** One matter of the margin. */
export function Margin({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2 text-dense">
      <h2 className="lg:text-dense">{title}</h2>
      {children}
    </section>
  )
}
