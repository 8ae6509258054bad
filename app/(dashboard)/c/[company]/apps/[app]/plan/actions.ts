'use server'

import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { setPlan } from '@/lib/billing/set-plan'
import { paths } from '@/lib/paths'
import { asOfCheckPage } from '../../ordering/show-anew'

const text = z.string().default('')

const PlanForm = z.object({
  companySlug: text,
  appName: text,
  planSlug: text,
  contactId: text,
  amountHash: text,
  businessTick: z.string().optional(),
  asks: text,
})

/** Puts an App on a plan, or asks the Owners for it, and leads to the App. */
export const choosePlan = action(PlanForm, async (actor, { businessTick, asks, ...input }) => {
  const change = { ...input, businessTick: businessTick !== undefined, asks: asks !== '' }
  const { requestId } = await asOfCheckPage(setPlan(actor, change))
  return { next: paths.app(input.companySlug, input.appName), flash: requestId ? 'plan-asked' : 'plan-set' }
})
