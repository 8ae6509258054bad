'use client'

import { type ReactNode, useActionState } from 'react'
import type { FormAction } from '@/app/ui/form-state'
import { SignInLink } from '@/app/ui/sign-in-link'

type PressFormProps = {
  action: FormAction
  /** What the press is about, by name. */
  fields?: Record<string, string>
  children: ReactNode
}

/** A form of one button and no fields. Works without script; a refusal stands under the button. */
export function PressForm({ action, fields = {}, children }: PressFormProps) {
  const [state, dispatch] = useActionState(action, {})
  const refusal = state.formError ?? Object.values(state.errors ?? {})[0]
  return (
    <form action={dispatch}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {refusal ? (
        <p role="alert" className="mt-1.5 max-w-80 text-small font-semibold text-danger">
          {refusal} <SignInLink state={state} />
        </p>
      ) : null}
    </form>
  )
}
