'use client'

import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { buttonClass } from './button'
import { classNames } from './class-names'

export type Reveal = { show: string; hide: string }

/** The server never sends a password back, so the browser keeps it over a failed submit. */
export function PasswordInput({ at, reveal, ...input }: ComponentProps<'input'> & { at?: number; reveal?: Reveal }) {
  const box = useRef<HTMLInputElement>(null)
  const typed = useRef('')
  const [shown, setShown] = useState(false)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs after every answer, when React has emptied the form
  useEffect(() => {
    if (box.current && typed.current) box.current.value = typed.current
  }, [at])
  return (
    <span className="flex gap-2">
      <input
        {...input}
        ref={box}
        type={shown ? 'text' : 'password'}
        spellCheck={false}
        autoCapitalize="none"
        onInput={(event) => {
          typed.current = event.currentTarget.value
        }}
      />
      {reveal && ready ? (
        <button
          type="button"
          aria-controls={input.id}
          onClick={() => setShown(!shown)}
          className={classNames(buttonClass('secondary'), 'shrink-0')}
        >
          {shown ? reveal.hide : reveal.show}
        </button>
      ) : null}
    </span>
  )
}
