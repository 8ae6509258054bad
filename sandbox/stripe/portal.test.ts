import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { cardForm, openSession, startTestStack, submit, type TestStack } from '../test-stack'

const BACK = 'http://localhost:3000/c/blumenhaus/billing'

let stack: TestStack
beforeAll(async () => {
  stack = await startTestStack()
})
afterAll(() => stack?.stop())
afterEach(() => stack.setClock(0))

/** A customer with a saved Visa that pays, and the page of the portal. */
async function opened() {
  const stripe = stack.stripe()
  const { customer, page } = await openSession(stripe)
  await submit(page, cardForm())
  const [visa] = (await stripe.customers.listPaymentMethods(customer.id)).data
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: visa?.id } })
  const features = { payment_method_update: { enabled: true } }
  const { id: configuration } = await stripe.billingPortal.configurations.create({ features })
  const { url } = await stripe.billingPortal.sessions.create({
    customer: customer.id,
    configuration,
    return_url: BACK,
    flow_data: {
      type: 'payment_method_update',
      after_completion: { type: 'redirect', redirect: { return_url: BACK } },
    },
  })
  return { stripe, customer: customer.id, visa: visa?.id ?? '', url }
}

const add = (url: string, number: string) => submit(url, { ...cardForm({ number }), do: 'add' })

async function paysBy(stripe: Stripe, customer: string): Promise<string | undefined> {
  const expand = ['invoice_settings.default_payment_method']
  const found = await stripe.customers.retrieve(customer, { expand })
  if (found.deleted) return undefined
  return (found.invoice_settings.default_payment_method as Stripe.PaymentMethod | null)?.card?.last4
}

it('adds a card, which pays from then on, and leads back', async () => {
  const { stripe, customer, url } = await opened()
  expect(await (await fetch(url)).text()).toContain('Visa ending 4242')
  const answer = await add(url, '5555 5555 5555 4444')
  expect(answer.headers.get('location')).toBe(BACK)
  expect(await paysBy(stripe, customer)).toBe('4444')
})

it('chooses one of the saved ones, and removes one', async () => {
  const { stripe, customer, visa, url } = await opened()
  await add(url, '5555 5555 5555 4444')
  await submit(url, { do: 'default', method: visa })
  expect(await paysBy(stripe, customer)).toBe('4242')
  await submit(url, { do: 'remove', method: visa })
  expect(await paysBy(stripe, customer)).toBeUndefined()
})

it('declines inline, and asks for authentication where the card wants it', async () => {
  const { stripe, customer, url } = await opened()
  expect(await (await add(url, '4000 0000 0000 0002')).text()).toContain('Your card was declined.')
  expect((await add(url, '4000 0025 0000 3155')).headers.get('location')).toMatch(/\/authenticate$/)
  expect(await (await submit(`${url}/authenticate`, { outcome: 'fail' })).text()).toContain('could not authenticate')
  expect(await paysBy(stripe, customer)).toBe('4242')
  await add(url, '4000 0025 0000 3155')
  expect((await submit(`${url}/authenticate`, { outcome: 'complete' })).headers.get('location')).toBe(BACK)
  expect(await paysBy(stripe, customer)).toBe('3155')
})

it('takes nothing of somebody else, is over after an hour, and knows no page that nobody made', async () => {
  const [mine, theirs] = [await opened(), await opened()]
  await submit(mine.url, { do: 'default', method: theirs.visa })
  await submit(mine.url, { do: 'remove', method: theirs.visa })
  expect(await paysBy(mine.stripe, mine.customer)).toBe('4242')
  expect(await paysBy(theirs.stripe, theirs.customer)).toBe('4242')
  expect((await fetch(`${stack.stripeOrigin()}/p/session/test_no`)).status).toBe(404)
  stack.setClock(2 * 3600 * 1000)
  expect(await (await add(mine.url, '5555 5555 5555 4444')).text()).toContain('expired')
})
