'use server'

import { z } from 'zod'
import { confirmNewsletter } from '@/lib/account/newsletter/confirm'
import { stopNewsletter } from '@/lib/account/newsletter/stop'
import { publicAction } from '@/lib/auth/action'
import { paths } from '@/lib/paths'

const Link = z.object({ accountId: z.string().max(64), token: z.string().max(64) })

export const confirmNews = publicAction(Link, async (_account, input) => {
  await confirmNewsletter(input)
  return { next: paths.newsletterConfirm(input) }
})

export const stopNews = publicAction(Link, async (_account, input) => {
  await stopNewsletter(input)
  return { next: paths.newsletterStop(input) }
})
