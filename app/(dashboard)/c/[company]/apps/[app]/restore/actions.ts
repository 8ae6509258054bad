'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { restoreApp } from '@/lib/billing/restore-app'
import { Refusal } from '@/lib/errors'
import { paths } from '@/lib/paths'

const text = z.string().default('')

/** Brings an App back and leads to it. */
export const restore = action(
  z.object({ companySlug: text, appName: text, amountHash: text, businessTick: z.string().optional() }),
  async (actor, { businessTick, ...input }) => {
    await restoreApp(actor, { ...input, businessTick: businessTick !== undefined }).catch((error: unknown) => {
      // The page is drawn anew, with the amounts of now.
      if (error instanceof Refusal && error.reason === 'amount-changed') refresh()
      throw error
    })
    return { next: paths.app(input.companySlug, input.appName), flash: 'app-restored' }
  },
)
