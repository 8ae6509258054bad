'use client'

import { useEffect, useRef, useTransition } from 'react'
import type { FormAction } from '@/app/ui/form-state'

/** Long enough not to ask at every letter, short enough to feel alive. */
const PAUSE_MS = 400

/** Keeps what is typed in the form around it, so that the preview beside it and the draft follow. */
export function TypingKeeper({ action }: { action: FormAction }) {
  const marker = useRef<HTMLSpanElement>(null)
  const [, startTransition] = useTransition()
  useEffect(() => {
    const form = marker.current?.closest('form')
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
  return <span ref={marker} hidden />
}

/** On a slow device people type before this code has come: that counts too. */
function wasTypedIn(form: HTMLFormElement): boolean {
  const typed = form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type=hidden]), textarea')
  const isOther = [...typed].some((control) => control.value !== control.defaultValue || isTickedAnew(control))
  return isOther || [...form.querySelectorAll('option')].some((option) => option.selected !== option.defaultSelected)
}

function isTickedAnew(control: HTMLInputElement | HTMLTextAreaElement): boolean {
  return control instanceof HTMLInputElement && control.checked !== control.defaultChecked
}
