import type { ReactNode } from 'react'
import { HeadingFocus } from './heading-focus'

type WizardFrameProps = {
  mark: ReactNode
  title: ReactNode
  /** The way out: a button that saves, or a link. */
  close: ReactNode
  stepper: ReactNode
  /** Stands right of the work when there is room, below it otherwise. Without it the work has the whole width. */
  aside?: ReactNode
  footer: ReactNode
  skip: string
  children: ReactNode
}

/** A page without navigation, for work in steps. */
export function WizardFrame({ mark, title, close, stepper, aside, footer, skip, children }: WizardFrameProps) {
  return (
    <div className="mx-auto max-w-[71.25rem] px-4 pb-10 md:px-8">
      <a href="#main" className="skip-link">
        {skip}
      </a>
      <HeadingFocus />
      <header className="flex min-h-15 flex-wrap items-center gap-x-3.5 border-b border-line py-2">
        {mark}
        <span className="pt-0.5 text-small text-muted">{title}</span>
        <span className="ml-auto">{close}</span>
      </header>
      <main id="main" tabIndex={-1} className="outline-none">
        <div className="pt-4.5 pb-6.5">{stepper}</div>
        {aside ? (
          <div className="grid items-start gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_23.25rem]">
            <div className="min-w-0 max-w-[40rem]">{children}</div>
            {aside}
          </div>
        ) : (
          children
        )}
      </main>
      <div className="mt-14 border-t border-line pt-4">{footer}</div>
    </div>
  )
}
