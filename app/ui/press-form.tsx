'use client'

import { type ReactNode, useActionState } from 'react'
import { FormId } from './form-id'
import type { FormAction } from './form-state'
import { HiddenFields } from './hidden-fields'
import { RefusalLine } from './refusal-line'

type PressFormProps = {
  action: FormAction
  /** What the press is about, by name. */
  fields?: Record<string, string>
  children: ReactNode
}

/** A form of one button and no fields. Works without script; a refusal stands under the button. */
export function PressForm({ action, fields = {}, children }: PressFormProps) {
  const [state, dispatch] = useActionState(action, {})
  return (
    <form action={dispatch}>
      <FormId />
      <HiddenFields fields={fields} />
      {children}
      <RefusalLine state={state} className="mt-1.5 max-w-80 text-small" />
    </form>
  )
}
