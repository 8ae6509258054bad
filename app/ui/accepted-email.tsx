'use client'

import { useContext } from 'react'
import { FormContext } from './form-context'

/** An address that looks mistyped is asked about once: sent again unchanged, also after other faults, it counts as meant. */
export function AcceptedEmail() {
  const { state } = useContext(FormContext)
  const isAsked = state.refused?.some(({ reason }) => reason === 'email-mistyped')
  const accepted = isAsked ? state.values?.email : state.values?.acceptedEmail
  return <input key={state.at} type="hidden" name="acceptedEmail" defaultValue={accepted ?? ''} />
}
