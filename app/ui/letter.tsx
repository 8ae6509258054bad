import type { ReactNode } from 'react'
import { HeadingFocus } from './heading-focus'

type LetterProps = {
  /** Who writes. */
  sender: ReactNode
  /** Right of the sender: language or help. */
  aside?: ReactNode
  /** Words of the skip link. */
  skip: string
  footer?: ReactNode
  /** Without any script of ours: for the page that must open fastest. */
  plain?: boolean
  children: ReactNode
}

/** The page of a client: a letter, 560 px wide, roomy, with one thing to do. */
export function Letter({ sender, aside, skip, footer, plain, children }: LetterProps) {
  return (
    <div className="letter mx-auto max-w-[35rem] px-5 pt-4.5 pb-10">
      <a href="#main" className="skip-link">
        {skip}
      </a>
      {plain ? null : <HeadingFocus />}
      <header className="mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-base">
        {sender}
        {aside}
      </header>
      <main id="main" tabIndex={-1} className="flow outline-none">
        {children}
      </main>
      {footer ? <div className="mt-8">{footer}</div> : null}
    </div>
  )
}

/** What the other person wrote, as plain text with its line breaks. */
export function Message({ children }: { children: string }) {
  return (
    <blockquote className="border-l-3 border-accent py-0.5 pl-4 whitespace-pre-line wrap-anywhere">
      {children}
    </blockquote>
  )
}

/** Small print under a button. */
export function Caption({ children }: { children: ReactNode }) {
  return <p className="mt-2.5! text-center text-dense text-muted">{children}</p>
}
