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

/** Sets up a Company and leads to it; where it is for a client, first to who pays for it, and from there to a first App. */
export const setUp = action(SetUpForm, async (actor, { name, purpose, ...client }) => {
  const { slug, contactId } = await setUpCompany(actor, { name, client: purpose === 'client' ? client : null })
  const next = contactId ? paths.contact(slug, contactId, paths.newApp(slug)) : paths.company(slug)
  return { next, flash: 'company-created' }
})
