'use client'

import { useContext, useEffect, useRef, useTransition } from 'react'
import { FormContext } from '@/app/ui/form-context'
import type { FormAction } from '@/app/ui/form-state'

/** Long enough not to ask at every letter, short enough to feel alive. */
const PAUSE_MS = 400

/**
 * Keeps what is typed in the form around it, so that the preview beside it and the draft follow. Also remembers the address
 * that was refused as mistyped: sent once more, it is meant.
 */
export function TypingKeeper({ action }: { action: FormAction }) {
  const { state } = useContext(FormContext)
  const marker = useRef<HTMLInputElement>(null)
  const [, startTransition] = useTransition()
  useEffect(() => {
    const form = marker.current?.form
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      const data = new FormData(form)
      data.set('intent', 'preview')
      startTransition(async () => {
        await action({}, data)
      })
    }
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(keep, PAUSE_MS)
    }
    const stop = () => clearTimeout(timer)
    form.addEventListener('input', wait)
    form.addEventListener('submit', stop)
    if (wasTypedIn(form)) wait()
    return () => {
      stop()
      form.removeEventListener('input', wait)
      form.removeEventListener('submit', stop)
    }
  }, [action])
  const accepted = state.refused?.reason === 'email-mistyped' ? state.values?.email : state.values?.acceptedEmail
  return <input ref={marker} key={state.at} type="hidden" name="acceptedEmail" defaultValue={accepted ?? ''} />
}

/** On a slow device people type before this code has come: that counts too. */
function wasTypedIn(form: HTMLFormElement): boolean {
  const typed = form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type=hidden]), textarea')
  return [...typed].some((control) => control.value !== control.defaultValue)
}
