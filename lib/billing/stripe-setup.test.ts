import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { prepareStack } from '@/testing/verb-stack'
import { EVENT_TYPES } from './event-types'
import { stripe } from './stripe'
import { setUpStripe } from './stripe-setup'

const stack = prepareStack()
const URL = 'http://localhost:3000/api/stripe/webhook'

const endpoints = async () =>
  (await stripe().webhookEndpoints.list({ limit: 100 })).data.filter(({ url }) => url === URL)

test('what Stripe needs is made once; again it changes nothing, and says no secret any more', async () => {
  const first = await setUpStripe()
  expect(first).toMatchObject({
    portal: { isNew: true },
    endpoint: { url: URL, secret: expect.stringMatching(/^whsec_/), added: [], removed: [], others: [] },
  })
  const before = await stack.report()
  expect(await setUpStripe()).toEqual({
    portal: { id: first.portal.id, isNew: false },
    endpoint: { ...first.endpoint, secret: null },
  })
  expect((await stack.report()).objects).toEqual(before.objects)
  expect(await endpoints()).toMatchObject([
    { id: first.endpoint.id, status: 'enabled', api_version: Stripe.API_VERSION, enabled_events: EVENT_TYPES },
  ])
})

test.each<[string, Stripe.WebhookEndpointUpdateParams, object]>([
  [
    'sends too little',
    { enabled_events: ['invoice.paid'] },
    { added: EVENT_TYPES.filter((one) => one !== 'invoice.paid') },
  ],
  ['sends too much', { enabled_events: [...EVENT_TYPES, 'invoice.created'] }, { removed: ['invoice.created'] }],
  ['sends everything', { enabled_events: ['*'] }, { added: [], removed: ['*'] }],
  ['was switched off', { disabled: true }, { isOnAgain: true, added: [], removed: [] }],
])('an endpoint that %s is put right, and that is said', async (_what, change, said) => {
  const { endpoint } = await setUpStripe()
  await stripe().webhookEndpoints.update(endpoint.id, change)
  expect((await setUpStripe()).endpoint).toMatchObject({ id: endpoint.id, secret: null, ...said })
  expect(await endpoints()).toMatchObject([{ status: 'enabled', enabled_events: EVENT_TYPES }])
})

test('an endpoint of another version is left alone and named, as nobody can change that', async () => {
  const old = await stripe().webhookEndpoints.create({
    url: URL,
    enabled_events: ['invoice.paid'],
    api_version: '2024-06-20',
  })
  const { endpoint } = await setUpStripe()
  expect(endpoint.id).not.toBe(old.id)
  expect(endpoint.others).toEqual([{ id: old.id, apiVersion: '2024-06-20' }])
  expect(await stripe().webhookEndpoints.retrieve(old.id)).toMatchObject({ enabled_events: ['invoice.paid'] })
})

test('what the answer got lost of is there once', async () => {
  for (const { id } of await endpoints()) await stripe().webhookEndpoints.update(id, { url: `${URL}/before` })
  await stack.control({
    fail: { method: 'POST', path: '/v1/webhook_endpoints', kind: 'timeout-after-commit', times: 1 },
  })
  expect((await setUpStripe()).endpoint.secret).toMatch(/^whsec_/)
  expect(await endpoints()).toHaveLength(1)
})
