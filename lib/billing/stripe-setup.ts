import Stripe from 'stripe'
import { absolute, paths } from '@/lib/paths'
import { EVENT_TYPES } from './event-types'
import { reach, stripe } from './stripe'
import { findPortal } from './stripe-pages'

/** Stripe's word for every type there is. */
const ALL = '*'

/** What an installation needs at Stripe, as it is there now. */
export type StripeSetUp = {
  portal: { id: string; isNew: boolean }
  endpoint: EndpointSetUp
}

type EndpointSetUp = {
  id: string
  url: string
  /** Shown by Stripe once, when it is made. */
  secret: string | null
  /** Types of events that it had to be told to send, or to send no more. */
  added: string[]
  removed: string[]
  /** It had been switched off. */
  isOnAgain: boolean
  /** Further endpoints for the same address: each event of theirs comes twice. */
  others: { id: string; apiVersion: string | null }[]
}

/**
 * Makes at Stripe what there is none of yet: the configuration of our portal, and the endpoint that sends our webhook exactly the
 * events that it takes. Again it changes nothing. Refuses: payment-unreachable.
 */
export async function setUpStripe(): Promise<StripeSetUp> {
  return { portal: await findPortal(), endpoint: await setUpEndpoint(absolute(paths.stripeWebhook())) }
}

async function setUpEndpoint(url: string): Promise<EndpointSetUp> {
  const all = await reach(() => stripe().webhookEndpoints.list({ limit: 100 }))
  const forUs = all.data.filter((one) => one.url === url)
  // Its version cannot be changed: one of another version is left to whoever made it, until our secret is known everywhere.
  const fitting = forUs.filter(({ api_version }) => api_version === Stripe.API_VERSION)
  const found = fitting.find(({ status }) => status === 'enabled') ?? fitting[0]
  const others = forUs
    .filter((one) => one !== found && one.status === 'enabled')
    .map(({ id, api_version }) => ({ id, apiVersion: api_version }))
  return { ...(found ? await corrected(found) : await made(url)), url, others }
}

type Endpoint = Omit<EndpointSetUp, 'url' | 'others'>

async function made(url: string): Promise<Endpoint> {
  const { id, secret } = await reach(() =>
    stripe().webhookEndpoints.create({ url, enabled_events: EVENT_TYPES, api_version: Stripe.API_VERSION }),
  )
  return { id, secret: secret ?? null, added: [], removed: [], isOnAgain: false }
}

async function corrected({ id, status, enabled_events: sent }: Stripe.WebhookEndpoint): Promise<Endpoint> {
  const added = sent.includes(ALL) ? [] : EVENT_TYPES.filter((type) => !sent.includes(type))
  const removed = sent.filter((type) => !EVENT_TYPES.some((taken) => taken === type))
  const isOnAgain = status !== 'enabled'
  if (added.length > 0 || removed.length > 0 || isOnAgain) {
    await reach(() => stripe().webhookEndpoints.update(id, { enabled_events: EVENT_TYPES, disabled: false }))
  }
  return { id, secret: null, added, removed, isOnAgain }
}
