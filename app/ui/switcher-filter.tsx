'use client'

import { type ChangeEvent, useState } from 'react'

export type SwitcherFilterProps = {
  /** The page that looks among all: it gets what was typed as `q`. */
  action: string
  /** Templates: `many` contains {count}. */
  words: { label: string; none: string; found: { one: string; many: string } }
}

/** Leaves of the list below only what holds the typed letters. Without script, and on Enter, the page of all answers. */
export function SwitcherFilter({ action, words }: SwitcherFilterProps) {
  const [said, say] = useState('')
  function filter({ target }: ChangeEvent<HTMLInputElement>) {
    const typed = fold(target.value)
    const count = showMatching(target.closest('[popover]'), typed)
    say(typed ? sentence(words, count) : '')
  }
  return (
    <form action={action} method="get" className="px-2 pt-1 pb-2">
      <label className="grid gap-1 text-note font-semibold text-muted">
        {words.label}
        <input
          name="q"
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={80}
          // biome-ignore lint/a11y/noAutofocus: the browser brings the focus here when the list opens, with or without script
          autoFocus
          onChange={filter}
          className="min-h-10 w-full rounded-control border border-field bg-surface px-3 text-dense font-normal text-ink"
        />
      </label>
      <p role="status" className="pt-1.5 text-note text-muted empty:sr-only">
        {said}
      </p>
    </form>
  )
}

function sentence({ none, found }: SwitcherFilterProps['words'], count: number): string {
  if (count === 0) return none
  return count === 1 ? found.one : found.many.replace('{count}', String(count))
}

/** Hides what does not match, and groups that have nothing left. Answers how many are shown. */
function showMatching(panel: Element | null, typed: string): number {
  let shown = 0
  for (const group of panel?.querySelectorAll<HTMLElement>('[data-filtered="group"]') ?? []) {
    const entries = [...group.querySelectorAll<HTMLElement>('li[data-filtered]')]
    for (const entry of entries) entry.hidden = !fold(entry.dataset.filtered ?? '').includes(typed)
    const left = entries.filter((entry) => !entry.hidden).length
    group.hidden = left === 0
    shown += left
  }
  return shown
}

/** Without case and accents: "Muller" finds "Müller". */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
