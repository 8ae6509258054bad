'use client'

import { type ReactNode, useState } from 'react'
import { brokenWords } from './broken-words'

const LINKED = ['imprint', 'privacy', 'terms'] as const

/** Whose page it is that failed, around what it says. Nothing can be asked any more: the frame of the page has noted it. */
export function BrokenFrame({ className, children }: { className: string; children: ReactNode }) {
  const [noted] = useState(notedInPage)
  return (
    <div className={className}>
      <header className="mb-10 font-strong wrap-anywhere">{noted.operator}</header>
      {children}
      {noted.operator ? <BrokenFooter noted={noted} /> : null}
    </div>
  )
}

function BrokenFooter({ noted }: { noted: Noted }) {
  const { legal } = brokenWords(null)
  return (
    <footer className="mt-14 flex flex-wrap gap-x-4 gap-y-1.5 border-t border-line pt-4 text-small text-muted">
      {LINKED.map((name) => (
        <a key={name} href={noted[name]} className="text-muted hover:text-ink">
          {legal[name]}
        </a>
      ))}
      <a href={`mailto:${noted.support}`} className="text-muted wrap-anywhere hover:text-ink">
        {noted.support}
      </a>
    </footer>
  )
}

type Noted = Record<string, string | undefined>

function notedInPage(): Noted {
  return typeof document === 'undefined' ? {} : { ...document.documentElement.dataset }
}
