'use server'

import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { isFresh } from '@/lib/auth/fresh'
import { moveApp } from '@/lib/billing/move-app'
import { paths } from '@/lib/paths'

const text = z.string().default('')

/** Moves an App and leads to it where it is now. */
export const move = action(
  z.object({ companySlug: text, appName: text, targetSlug: text, contactId: text }),
  async (actor, { contactId, ...input }) => {
    if (!isFresh(actor)) {
      const to = `${input.targetSlug}.${contactId}`
      return { next: paths.confirm(paths.moveApp(input.companySlug, input.appName, to)) }
    }
    const moved = await moveApp(actor, { ...input, contactId: contactId || null })
    return { next: paths.app(moved.companySlug, moved.appName), flash: 'app-moved' }
  },
)
