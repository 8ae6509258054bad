'use server'

import { z } from 'zod'
import { createApp } from '@/lib/apps/create'
import { action } from '@/lib/auth/action'
import { bookApp, checkBooking } from '@/lib/billing/book-app'
import { paths } from '@/lib/paths'
import { asOfCheckPage } from '../ordering/show-anew'

const text = z.string().default('')

/** Creates an App of the Company and leads to it. */
export const newApp = action(z.object({ companySlug: text, name: text, planSlug: text }), async (actor, input) => {
  const created = await createApp(actor, input)
  return { next: paths.app(created.companySlug, created.name), flash: 'app-created' }
})

const Choice = z.object({ companySlug: text, name: text, planSlug: text, contactId: text })

/** Leads from what was chosen for a new App to the page that it is ordered on. Books nothing. */
export const chooseBooking = action(Choice, async (actor, input) => {
  const name = await checkBooking(actor, input)
  return { next: paths.bookApp(input.companySlug, { name, plan: input.planSlug, payer: input.contactId }) }
})

const Order = Choice.extend({ amountHash: text, businessTick: z.string().optional(), asks: text })

/** Books an App and leads to it, or asks the Owners for it. */
export const orderApp = action(Order, async (actor, { businessTick, asks, ...input }) => {
  const booking = { ...input, businessTick: businessTick !== undefined, asks: asks !== '' }
  const { name, requestId } = await asOfCheckPage(bookApp(actor, booking))
  if (requestId) return { next: paths.apps(input.companySlug), flash: 'plan-asked' }
  return { next: paths.app(input.companySlug, name), flash: 'app-booked' }
})
