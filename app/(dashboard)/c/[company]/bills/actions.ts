'use server'

import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { payBill } from '@/lib/billing/pay-bill'
import { paths } from '@/lib/paths'

const text = z.string().default('')

/** Leads to Stripe's page on which a bill is paid; where that is done already, to the bill. */
export const payNow = action(z.object({ companySlug: text, number: text }), async (actor, input) => {
  const url = await payBill(actor, input)
  return url ? { next: url } : { next: paths.bill(input.companySlug, input.number), flash: 'bill-paid' }
})
