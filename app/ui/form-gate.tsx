'use client'

import { type ReactNode, useContext } from 'react'
import { FormContext } from './form-context'

type FormGateProps = {
  isOpen: boolean
  /** Stands in place of the fields while they cannot be sent. */
  first: ReactNode
  children: ReactNode
}

/** The fields, or what has to be done first. A form that was sent and refused keeps its fields: what was typed stands there. */
export function FormGate({ isOpen, first, children }: FormGateProps) {
  const { state } = useContext(FormContext)
  return isOpen || state.values ? children : first
}
