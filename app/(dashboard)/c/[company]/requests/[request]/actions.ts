'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { agreeToRequest, refuseRequest, withdrawRequest } from '@/lib/billing/decide-request'
import { Refusal, refuse } from '@/lib/errors'
import { paths } from '@/lib/paths'

const text = z.string().default('')
const Request = z.object({ companySlug: text, requestId: text })

/** The order of an Owner who is signed in. */
export const agreeToPlan = action(
  Request.extend({ amountHash: text, businessTick: z.string().optional() }),
  async (actor, { companySlug, requestId, amountHash, businessTick }) => {
    const answer = { requestId, amountHash, businessTick: businessTick !== undefined }
    const agreed = await unlessDecided(agreeToRequest(actor, answer))
    if (agreed === 'amount-changed') {
      // The page is drawn anew, with the amounts of now.
      refresh()
      refuse('amount-changed')
    }
    return { next: paths.planRequest(companySlug, requestId) }
  },
)

export const refusePlan = action(Request, async (actor, { companySlug, requestId }) => {
  await unlessDecided(refuseRequest(actor, requestId))
  return { next: paths.planRequest(companySlug, requestId) }
})

export const withdrawPlan = action(Request, async (actor, { companySlug, requestId }) => {
  await unlessDecided(withdrawRequest(actor, requestId))
  return { next: paths.planRequest(companySlug, requestId) }
})

/** Decided meanwhile, perhaps by the first of two presses: the page of the request says so best. */
async function unlessDecided<Answer>(work: Promise<Answer>): Promise<Answer | null> {
  return work.catch((error: unknown) => {
    if (error instanceof Refusal && error.reason === 'request-decided') return null
    throw error
  })
}
