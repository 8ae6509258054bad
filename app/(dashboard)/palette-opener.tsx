'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { Icon } from '@/app/ui/drawn-icon'
import { Search } from '@/app/ui/icons'
import type { PaletteProps } from './palette'

const Palette = lazy(async () => ({ default: (await import('./palette')).Palette }))

type PaletteOpenerProps = Omit<PaletteProps, 'isOpen' | 'close'> & {
  hint?: { href: string; label: string; keys: string }
}

/** Waits for Ctrl K or ⌘K. What opens then is fetched at that moment and not before. */
export function PaletteOpener({ hint, ...palette }: PaletteOpenerProps) {
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  useEffect(() => {
    function listen(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || event.altKey || event.shiftKey || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setState((before) => (before === 'open' ? 'closed' : 'open'))
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      {hint ? (
        <a
          href={hint.href}
          aria-keyshortcuts="Control+K Meta+K"
          className="mt-2 flex min-h-9 items-center gap-2.5 rounded-control px-2.5 py-1.5 text-dense text-muted no-underline -outline-offset-2 hover:bg-sunken hover:text-ink max-md:hidden"
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            setState('open')
          }}
        >
          <Icon of={Search} />
          <span className="min-w-0 flex-1">{hint.label}</span>
          <kbd className="rounded-[4px] border border-line bg-surface px-1.5 font-sans text-note">{hint.keys}</kbd>
        </a>
      ) : null}
      {/* The hint stands in a menu that is hidden on a phone; what opens stands above the whole page. */}
      {state === 'never'
        ? null
        : createPortal(
            <Suspense>
              <Palette {...palette} isOpen={state === 'open'} close={() => setState('closed')} />
            </Suspense>,
            document.body,
          )}
    </>
  )
}
