'use client'

import { type ReactNode, useActionState } from 'react'
import { FormId } from './form-id'
import type { FormAction } from './form-state'
import { HiddenFields } from './hidden-fields'
import { RefusalLine } from './refusal-line'
import { type Begun, KeptForm } from './sending'
import { useSendingWords } from './sending-context'

type PressFormProps = {
  action: FormAction
  /** What the press is about, by name; where there are several buttons, each says what is its own. */
  fields?: Record<string, string>
  /** Its name on its page, where its fields give it none. */
  name?: string | undefined
  children: ReactNode
}

/** A form of buttons and no fields. Works without script; a refusal stands under the button. */
export function PressForm(props: PressFormProps) {
  const shownBy = Object.values(props.fields ?? {}).join('/') || (props.name ?? 'press')
  return <KeptForm shownBy={shownBy}>{(begun) => <BegunForm {...props} {...begun} />}</KeptForm>
}

function BegunForm({ action, fields = {}, children, shownBy, first, onSubmit }: PressFormProps & Begun) {
  const [state, dispatch] = useActionState(action, first)
  const words = useSendingWords()
  return (
    <form action={dispatch} onSubmit={onSubmit}>
      <FormId first={first} />
      <HiddenFields fields={{ ...fields, shownBy }} />
      {children}
      <RefusalLine
        state={state.isRenewed ? { formError: words.pressAgain } : state}
        className="mt-1.5 max-w-80 text-small"
      />
    </form>
  )
}
