import type { StripeSetUp } from '@/lib/billing/stripe-setup'
import { isPublic } from '../doctor/settings'

type Source = Record<string, string | undefined>

/** Why nothing can be set up at Stripe with these settings, as a sentence; null where it can. */
export function whyNot(source: Source): string | null {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: standIn } = source
  if (!key || standIn) {
    return 'This sets up your own account at Stripe and needs a key of it: set STRIPE_SECRET_KEY, and no STRIPE_API_BASE.'
  }
  if (!/^[rs]k_(?:test|live)_/.test(key)) {
    return 'STRIPE_SECRET_KEY is no secret key: one begins with sk_ or, with rights of its own choice, with rk_.'
  }
  if (!isPublic(source)) {
    return 'Set APP_URL to your public https address first: that is where Stripe is to send its events.'
  }
  return null
}

/** What was done at Stripe and what is left to do here, line by line. */
export function setUpText({ portal, endpoint }: StripeSetUp): string[] {
  return [
    `Page for payment methods: ${portal.id}, ${portal.isNew ? 'made' : 'there already'}.`,
    ...endpointText(endpoint),
    ...endpoint.others.map(otherText),
  ]
}

function endpointText({ id, url, secret, added, removed, isOnAgain }: StripeSetUp['endpoint']): string[] {
  if (secret) {
    return [
      `Endpoint for ${url}: ${id}, made.`,
      '',
      'Its secret, shown this once. Put it where your settings are, and start the server anew:',
      '',
      `STRIPE_WEBHOOK_SECRET=${secret}`,
      '',
      'Where there was another one, keep both for a week, separated by a comma.',
    ]
  }
  const changes = [
    ...(isOnAgain ? ['It was switched off, and is on again.'] : []),
    ...(added.length > 0 ? [`It sends from now on: ${added.join(', ')}.`] : []),
    ...(removed.length > 0 ? [`It sends no more: ${removed.join(', ')}.`] : []),
  ]
  return [`Endpoint for ${url}: ${id}, ${changes.length > 0 ? 'corrected' : 'right already'}.`, ...changes]
}

function otherText({ id, apiVersion }: StripeSetUp['endpoint']['others'][number]): string {
  const version = apiVersion ?? 'that of your account'
  return `Endpoint ${id} (API version ${version}) sends to the same address: delete it once the secret above is in use.`
}
