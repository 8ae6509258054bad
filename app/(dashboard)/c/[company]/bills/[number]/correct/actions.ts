'use server'

import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { correctBill } from '@/lib/billing/correct-bill'
import { paths } from '@/lib/paths'

const text = z.string().default('')

/** Writes a bill anew and leads back to it. */
export const correct = action(
  z.object({ companySlug: text, number: text, legalName: text, street: text, postcode: text, city: text }),
  async (actor, input) => {
    const { number } = await correctBill(actor, input)
    return { next: paths.bill(input.companySlug, number), flash: 'bill-corrected' }
  },
)
