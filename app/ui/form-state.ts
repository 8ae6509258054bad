import type { FormState } from '@/lib/form-state'

export type { FormState }

export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>

/** Templates, not functions: functions cannot be handed to the browser. */
export type FormWords = {
  /** Of the page; posted as `shownIn`. */
  language: string
  oneError: string
  /** Contains {count}. */
  manyErrors: string
  /** Shown after the label of a field that may stay empty, with its brackets. */
  optional: string
  /** Put before the page's title after a failed submit, e.g. "Error:". */
  errorTitle: string
}
