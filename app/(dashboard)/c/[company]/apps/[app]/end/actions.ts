'use server'

import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { endPlan, keepPlan } from '@/lib/billing/end-plan'
import { paths } from '@/lib/paths'

const text = z.string().default('')
const app = { companySlug: text, appName: text }

/** Sets the last day that is paid, and leads to the App. */
export const end = action(z.object({ ...app, lastDay: text }), async (actor, input) => {
  await endPlan(actor, input)
  return { next: paths.app(input.companySlug, input.appName), flash: 'plan-end-set' }
})

/** Takes that back. */
export const keep = action(z.object(app), async (actor, input) => {
  await keepPlan(actor, input)
  return { next: paths.app(input.companySlug, input.appName), flash: 'plan-kept' }
})
