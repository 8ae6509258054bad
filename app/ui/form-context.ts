'use client'

import { createContext, useContext } from 'react'
import type { FormState, FormWords } from './form-state'

export const FormContext = createContext<{ state: FormState; words?: FormWords; prefix: string }>({
  state: {},
  prefix: 'f',
})

export function fieldId(prefix: string, name: string) {
  return `${prefix}-${name}`
}

/** What a field needs of its form: ids, error, kept value, and the key that draws it anew after an answer. */
export function useField(name: string, extras: { hint?: unknown; counter?: unknown } = {}) {
  const { state, words, prefix } = useContext(FormContext)
  const id = fieldId(prefix, name)
  const error = state.errors?.[name]
  const described = [
    extras.hint ? `${id}-hint` : '',
    error ? `${id}-error` : '',
    extras.counter ? `${id}-counter` : '',
  ].filter(Boolean)
  return { id, error, words, state, describedBy: described.join(' ') || undefined, kept: state.values?.[name] }
}
