'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { useEffect, useRef, useState } from 'react'
import type { FoundGroup, FoundLink } from '@/app/api/find/answer-find'
import { classNames } from '@/app/ui/class-names'

export type PaletteProps = {
  /** Answers what is found for `q`. */
  endpoint: string
  /** The Company of the page; its own pages are found first. */
  scope: string
  words: Record<'title' | 'field' | 'typing' | 'loading' | 'none' | 'failed' | 'close', string>
  isOpen: boolean
  close(): void
}

/** Typing pauses for so long before it is looked up. */
const PAUSE_MS = 120

/** A field and what it finds, as links. A native dialog around: focus, Esc and the page behind it are the browser's. */
export function Palette({ endpoint, scope, words, isOpen, close }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const { groups, state } = useFound(endpoint, scope, typed)
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal()
    if (!isOpen && dialog.current?.open) dialog.current.close()
  }, [isOpen])
  const said = { idle: words.typing, loading: words.loading, failed: words.failed, found: '' }[state]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc already closes it; the click is for the backdrop
    <dialog
      ref={dialog}
      aria-label={words.title}
      className="dialog palette"
      onClose={() => {
        setTyped('')
        close()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close()
      }}
    >
      <Autocomplete.Root
        open
        inline
        mode="none"
        items={groups}
        itemToStringValue={({ label }: FoundLink) => label}
        value={typed}
        onValueChange={(value, { reason }) => {
          if (reason !== 'item-press') setTyped(value)
        }}
        autoHighlight="always"
        keepHighlight
      >
        <label htmlFor="palette-field" className="block pb-1 text-note font-semibold text-muted">
          {words.field}
        </label>
        <Autocomplete.Input
          id="palette-field"
          autoFocus
          maxLength={80}
          className="min-h-11 w-full rounded-control border border-field bg-surface px-3 text-base font-normal text-ink"
          onKeyDown={(event) => {
            if (event.key === 'Escape') dialog.current?.close()
          }}
        />
        <Autocomplete.Status className="min-h-9.25 py-2 text-small text-muted">
          {state === 'found' && groups.length === 0 ? words.none : said}
        </Autocomplete.Status>
        {/* Of one height while something is typed: what is found comes and goes with every letter. */}
        <Autocomplete.List
          aria-label={words.title}
          className={classNames('overflow-y-auto', typed.trim() && 'h-[50dvh]')}
        >
          {(group: FoundGroup) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className="px-2 pt-2.5 pb-1 text-note font-semibold text-muted">
                {group.value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(item: FoundLink) => (
                  <Autocomplete.Item
                    key={item.key}
                    value={item}
                    render={(props) => <a {...props} href={item.href} />}
                    className="block rounded-control px-2 py-1.5 text-dense text-ink no-underline -outline-offset-2 data-highlighted:bg-accent-soft data-highlighted:text-accent-ink"
                  >
                    <span className="block wrap-anywhere">{item.label}</span>
                    {item.detail ? (
                      <span className="block text-note wrap-anywhere text-muted">{item.detail}</span>
                    ) : null}
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
      <form method="dialog" className="mt-2 border-t border-line pt-2">
        <button type="submit" className="min-h-9 cursor-pointer rounded-control px-2 text-small hover:bg-sunken">
          {words.close}
        </button>
      </form>
    </dialog>
  )
}

type Looked = { groups: FoundGroup[]; state: 'idle' | 'loading' | 'failed' | 'found' }

/** What stands for the typed text; the answer to an older one is never shown for a newer one. */
function useFound(endpoint: string, scope: string, typed: string): Looked {
  const [looked, setLooked] = useState<Looked>({ groups: [], state: 'idle' })
  useEffect(() => {
    const q = typed.trim()
    if (!q) return setLooked({ groups: [], state: 'idle' })
    const stop = new AbortController()
    setLooked({ groups: [], state: 'loading' })
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`${endpoint}?${new URLSearchParams({ q, in: scope })}`, { signal: stop.signal })
        if (!answer.ok) throw new Error(String(answer.status))
        setLooked({ groups: (await answer.json()) as FoundGroup[], state: 'found' })
      } catch {
        if (!stop.signal.aborted) setLooked({ groups: [], state: 'failed' })
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [endpoint, scope, typed])
  return looked
}
