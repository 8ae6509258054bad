'use server'

import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { setUpCompany } from '@/lib/billing/set-up-company'
import { paths } from '@/lib/paths'

const text = z.string().default('')
const SetUpForm = z.object({
  name: text,
  purpose: text,
  legalName: text,
  invoiceEmail: text,
  country: text,
  street: text,
  postcode: text,
  city: text,
  vatId: text,
})

/** Sets up a Company, with the details for bills where it is for a client, and leads to it. */
export const setUp = action(SetUpForm, async (actor, { name, purpose, ...client }) => {
  const { slug } = await setUpCompany(actor, { name, client: purpose === 'client' ? client : null })
  return { next: paths.company(slug), flash: 'company-created' }
})
