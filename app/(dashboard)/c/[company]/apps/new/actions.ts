'use server'

import { z } from 'zod'
import { createApp } from '@/lib/apps/create'
import { action } from '@/lib/auth/action'
import { paths } from '@/lib/paths'

const text = z.string().default('')

/** Creates an App of the Company and leads to it. */
export const newApp = action(z.object({ companySlug: text, name: text, planSlug: text }), async (actor, input) => {
  const created = await createApp(actor, input)
  return { next: paths.app(created.companySlug, created.name), flash: 'app-created' }
})
