import { createHmac } from 'node:crypto'
import type Stripe from 'stripe'
import { stripe } from '@/lib/billing/stripe'
import { receiveEvent } from '@/lib/client-invite/receive-event'

/** What the stand-in has told about some objects, the oldest first. */
export async function eventsAbout(...ids: string[]): Promise<Stripe.Event[]> {
  const found: Stripe.Event[] = []
  for await (const event of stripe().events.list({ limit: 100 })) {
    if (ids.includes((event.data.object as { id?: string }).id ?? '')) found.push(event)
  }
  return found.reverse()
}

/** The header of a webhook's body, as Stripe signs it. */
export function signatureOf(body: string, secret = process.env.STRIPE_WEBHOOK_SECRET ?? ''): string {
  const time = Math.floor(Date.now() / 1000)
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`
}

/** Has the webhook take an event. */
export function deliver(event: object): Promise<'refused' | 'taken'> {
  const body = JSON.stringify(event)
  return receiveEvent(body, signatureOf(body))
}
