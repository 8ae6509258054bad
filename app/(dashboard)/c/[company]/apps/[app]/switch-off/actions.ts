'use server'

import { z } from 'zod'
import { confirmedAction } from '@/lib/auth/action'
import { switchOffApp } from '@/lib/billing/switch-off-app'
import { paths } from '@/lib/paths'

const text = z.string().default('')

/** Switches an App off and leads to those that are left. */
export const switchOff = confirmedAction(z.object({ companySlug: text, appName: text }), async (actor, input) => {
  await switchOffApp(actor, input)
  return { next: paths.apps(input.companySlug), flash: 'app-switched-off' }
})
