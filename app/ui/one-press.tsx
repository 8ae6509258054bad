import type { ReactNode } from 'react'
import { FORM_ID } from '@/lib/form-state'
import { newId } from '@/lib/id'
import type { FormAction } from './form-state'
import { HiddenFields } from './hidden-fields'

type OnePressProps = { action: FormAction; fields: Record<string, string>; children: ReactNode }

/** A form of one button without any code in the browser: what its action answers is the next page. */
export function OnePress({ action, fields, children }: OnePressProps) {
  // A form's action is typed to answer nothing; ours answers a state that a plain form has no use for.
  const send = action.bind(null, {}) as unknown as (data: FormData) => Promise<void>
  return (
    <form action={send}>
      <HiddenFields fields={{ ...fields, [FORM_ID]: newId() }} />
      {children}
    </form>
  )
}
