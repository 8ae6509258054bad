'use client'

import { useContext } from 'react'
import { FormContext } from '@/app/ui/form-context'

/** An address that looks mistyped is asked about once: sent again unchanged, it counts as meant. */
export function AcceptedEmail() {
  const { state } = useContext(FormContext)
  if (state.refused?.reason !== 'email-mistyped') return null
  return <input key={state.at} type="hidden" name="acceptedEmail" defaultValue={state.values?.email ?? ''} />
}
