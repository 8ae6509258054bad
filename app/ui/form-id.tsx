'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { useFormStatus } from 'react-dom'
import { FORM_ID, type FormState } from '@/lib/form-state'

/**
 * The id of one wish, posted with the form it stands in: sent twice, as by a double press, the form does its work once
 * (lib/kernel/once.ts). After an answer, and in a page that comes back from the browser's history, the next press is another wish.
 * `first`: where nobody could be reached, nobody knows whether the press was heard: the next one is the same wish.
 */
export function FormId({ first }: { first: FormState }) {
  const element = useId()
  const { pending } = useFormStatus()
  const [id, setId] = useState(() => drawnId(element) ?? first.values?.[FORM_ID] ?? newFormId())
  const wasPending = useRef(pending)
  useEffect(() => {
    if (wasPending.current && !pending) setId(newFormId())
    wasPending.current = pending
  }, [pending])
  useEffect(() => {
    const renew = (event: PageTransitionEvent) => {
      if (event.persisted) setId(newFormId())
    }
    window.addEventListener('pageshow', renew)
    return () => window.removeEventListener('pageshow', renew)
  }, [])
  return <input type="hidden" id={element} name={FORM_ID} value={id} />
}

/** What the server drew: a press before this code came and one after it are two of the same form. */
function drawnId(element: string): string | undefined {
  if (typeof document === 'undefined') return undefined
  const drawn = document.getElementById(element)
  return drawn instanceof HTMLInputElement ? drawn.value : undefined
}

function newFormId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
