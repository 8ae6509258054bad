'use client'

import { type ComponentProps, useContext } from 'react'
import { Fold } from './fold'
import { FormContext } from './form-context'

type FormFoldProps = Omit<ComponentProps<typeof Fold>, 'isOpen'> & {
  /** The names of the fields within. */
  fields: readonly string[]
}

/** A fold around fields of a form. It opens by itself when one of them is at fault, also where no script could open it. */
export function FormFold({ fields, ...fold }: FormFoldProps) {
  const { errors } = useContext(FormContext).state
  return <Fold {...fold} isOpen={fields.some((name) => errors?.[name] !== undefined)} />
}
