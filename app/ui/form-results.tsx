'use client'

import { type ReactNode, useContext, useEffect, useRef } from 'react'
import { FormContext } from './form-context'

type FormResultsProps = {
  title: string
  /** Where to go on from there. */
  further: ReactNode
  /** The fields, until the form was answered. */
  children: ReactNode
}

/** What came of each of several things, in place of the fields of the form that asked for them. */
export function FormResults({ title, further, children }: FormResultsProps) {
  const { state } = useContext(FormContext)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (state.results) heading.current?.focus()
  }, [state.results])
  if (!state.results) return children
  return (
    <section className="flow">
      <h2 ref={heading} tabIndex={-1} className="outline-none">
        {title}
      </h2>
      <ul className="list-disc pl-5 wrap-anywhere">
        {state.results.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {further}
    </section>
  )
}
