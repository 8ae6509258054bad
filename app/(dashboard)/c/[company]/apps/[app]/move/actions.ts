'use server'

import { z } from 'zod'
import { confirmedAction } from '@/lib/auth/action'
import { moveApp } from '@/lib/billing/move-app'
import { paths } from '@/lib/paths'

const text = z.string().default('')

/** Moves an App and leads to it where it is now. */
export const move = confirmedAction(
  z.object({ companySlug: text, appName: text, targetSlug: text, contactId: text }),
  async (actor, { contactId, ...input }) => {
    const moved = await moveApp(actor, { ...input, contactId: contactId || null })
    return { next: paths.app(moved.companySlug, moved.appName), flash: 'app-moved' }
  },
)
