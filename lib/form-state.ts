import type { Refused } from './errors'

/** The hidden field with a form's own id. */
export const FORM_ID = 'form'

/** Fields whose content is never shown again, by name. */
export const SECRET_FIELD = /password|^code$/i

/** What an action gives back to its form: the errors by field, what was typed, when. Empty at first. */
export type FormState = {
  errors?: Record<string, string>
  /** An error that belongs to no field. */
  formError?: string
  /** Everything typed, so that nothing is lost: React resets a form after its action. */
  values?: Record<string, string>
  /** Differs at each answer (milliseconds). */
  at?: number
  /** Not an answer: the page was drawn anew around what was typed before an update changed it. */
  isRenewed?: true
  /** The refusals themselves, for a form that shows more than their sentences. */
  refused?: Refused[]
  /** A sentence to show where the form stays on the page. */
  notice?: string
  /** What came of each of several things, as sentences. */
  results?: string[]
}
