import { z } from 'zod'
import type { Reason } from './errors'
import { companyFault, nameFault } from './plain-text'

/** Fields of forms that judge a name as the verbs behind them do, so that all faults of a form are named at once. */
export const PersonName = judgedBy(nameFault)
export const CompanyName = judgedBy(companyFault)

function judgedBy(fault: (typed: string) => Reason | null) {
  return z.string().superRefine((typed, context) => {
    const message = fault(typed)
    if (message) context.addIssue({ code: 'custom', message })
  })
}
