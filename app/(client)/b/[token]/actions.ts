'use server'

import { z } from 'zod'
import { publicAction } from '@/lib/auth/action'
import { payLinkedBill } from '@/lib/billing/pay-bill'
import { paths } from '@/lib/paths'

/** Leads whoever has the link of a bill to Stripe's page on which it is paid; where that is done already, the page says so. */
export const payByLink = publicAction(z.object({ token: z.string().max(80).default('') }), async (_account, input) => {
  return { next: (await payLinkedBill(input.token)) ?? paths.billLink(input.token) }
})
