'use client'

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { Component, type ReactNode, type SubmitEvent, useContext, useRef, useState } from 'react'
import { SECRET_FIELD } from '@/lib/form-state'
import type { FormState } from './form-state'
import { SendingContext } from './sending-context'

export type Begun = {
  /** The form's name on its page, posted as `shownBy`. */
  shownBy: string
  /** The form's first state: empty, or with what was typed before. */
  first: FormState
  /** Hears what is sent, before React sends it. */
  onSubmit(event: SubmitEvent<HTMLFormElement>): void
}

type KeptFormProps = {
  /** The form's name on its page. */
  shownBy: string
  children(begun: Begun): ReactNode
}

/**
 * Keeps a form and what was typed in it when sending fails for reasons that are not the form's. Nobody could be reached: it
 * stands there as it was and says so. The page was drawn by another build and its action is gone: the form is sent once more as
 * one without script, and the server draws the page anew around what was typed.
 */
export function KeptForm({ shownBy, children }: KeptFormProps) {
  const { typed, words } = useContext(SendingContext)
  const sent = useRef<FormData>(null)
  const [turn, setTurn] = useState(0)
  const [first, setFirst] = useState<FormState>(
    typed?.form === shownBy ? { values: typed.values, isRenewed: true, at: 1 } : {},
  )
  const failed = (error: unknown) => {
    const data = sent.current
    if (!data) return
    if (unstable_isUnrecognizedActionError(error)) return sendPlainly(data, shownBy)
    setFirst({ values: valuesOf(data), formError: words.notSent, at: turn + 2 })
    setTurn(turn + 1)
  }
  const onSubmit = ({ currentTarget, nativeEvent }: SubmitEvent<HTMLFormElement>) => {
    sent.current = new FormData(currentTarget, (nativeEvent as globalThis.SubmitEvent).submitter)
  }
  return (
    <Catch key={turn} mayCatch={() => sent.current !== null} failed={failed}>
      {children({ shownBy, first, onSubmit })}
    </Catch>
  )
}

type CatchProps = { mayCatch(): boolean; failed(error: unknown): void; children: ReactNode }

class Catch extends Component<CatchProps, { error: unknown }> {
  override state = { error: null }

  static getDerivedStateFromError(error: unknown) {
    // Redirects and pages not found come this way too, and are Next's.
    unstable_rethrow(error)
    return { error }
  }

  override componentDidCatch(error: unknown) {
    this.props.failed(error)
  }

  override render() {
    if (this.state.error === null) return this.props.children
    if (!this.props.mayCatch()) throw this.state.error
    return null
  }
}

/** As a browser without script sends it, for an action that no build has: the server then asks for no action at all. */
function sendPlainly(data: FormData, shownBy: string) {
  const form = document.createElement('form')
  form.method = 'post'
  form.enctype = 'multipart/form-data'
  form.hidden = true
  const typed = [...data].filter(([name]) => !name.startsWith('$') && name !== 'shownBy')
  for (const [name, value] of [...typed, ['shownBy', shownBy], ['$ACTION_ID_gone', '']] as const) {
    if (typeof value === 'string') form.append(hidden(name, value))
  }
  document.body.append(form)
  form.submit()
}

// A text area keeps line breaks, which a hidden input does too, and every other sign.
function hidden(name: string, value: string) {
  const input = document.createElement('input')
  input.type = 'hidden'
  input.name = name
  input.value = value
  return input
}

function valuesOf(data: FormData): Record<string, string> {
  const names = [...new Set(data.keys())].filter((name) => !name.startsWith('$') && !SECRET_FIELD.test(name))
  return Object.fromEntries(names.map((name) => [name, data.getAll(name).filter(isText).join()]))
}

function isText(value: FormDataEntryValue) {
  return typeof value === 'string'
}
