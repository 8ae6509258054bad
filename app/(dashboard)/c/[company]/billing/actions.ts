'use server'

import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { addContact } from '@/lib/billing/add-contact'
import { comeBack } from '@/lib/billing/come-back'
import { editContact } from '@/lib/billing/edit-contact'
import { startPayment } from '@/lib/billing/start-payment'
import { Refusal } from '@/lib/errors'
import { paths } from '@/lib/paths'

const text = z.string().default('')
const details = {
  next: text,
  legalName: text,
  street: text,
  postcode: text,
  city: text,
  invoiceEmail: text,
  language: text,
  vatId: text,
  orderNumber: text,
}

/** Adds payment details and leads on to Stripe's page, where a way to pay is chosen. */
export const newContact = action(
  z.object({ ...details, companySlug: text, country: text }),
  async (actor, { next, ...input }, language) => {
    const { contactId } = await addContact(actor, input)
    const page = { next: paths.contact(input.companySlug, contactId, next), flash: 'payment-unreachable' } as const
    try {
      return { next: await startPayment(actor, { contactId, next, language }) }
    } catch (error) {
      // The details are there already: the person is told on their page, and tries again from it.
      if (error instanceof Refusal && error.reason === 'payment-unreachable') return page
      throw error
    }
  },
)

export const saveContact = action(z.object({ ...details, contactId: text }), async (actor, { next, ...input }) => {
  const { slug } = await editContact(actor, input)
  return { next: paths.contact(slug, input.contactId, next), flash: 'saved' }
})

/** Leads to Stripe's page, to choose a way to pay or another one. */
export const choosePayment = action(z.object({ contactId: text, next: text }), async (actor, input, language) => {
  return { next: await startPayment(actor, { ...input, language }) }
})

/** Somebody is back from Stripe's page. */
export const backFromStripe = action(z.object({ contactId: text, setupId: text, next: text }), async (actor, input) => {
  const { status, isNew, hasPaid, next } = await comeBack(actor, input)
  if (hasPaid) return { next, flash: 'paid-again' }
  if (isNew) return { next, flash: 'payment-method-saved' }
  return { next, flash: status === 'open' ? 'payment-method-waiting' : undefined }
})
