import { z } from 'zod'
import type { Reason } from './errors'
import { nameFault } from './plain-text'

/** A field of a form that judges a name as the verb behind it does, so that all faults of the form are named at once. */
export const PersonName = judgedBy(nameFault)

function judgedBy(fault: (typed: string) => Reason | null) {
  return z.string().superRefine((typed, context) => {
    const message = fault(typed)
    if (message) context.addIssue({ code: 'custom', message })
  })
}
