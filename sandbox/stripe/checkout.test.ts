import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cardForm, eventually, openSession, startTestStack, submit, type TestStack } from '../test-stack'

let stack: TestStack
beforeAll(async () => {
  stack = await startTestStack()
})
afterAll(() => stack?.stop())
beforeEach(() => stack.receiver.forget())
afterEach(async () => {
  stack.setClock(0)
  await stack.control({ webhooks: 'normal', fail: null })
})

const text = async (url: string) => (await fetch(url)).text()
const settled = (id: string) =>
  stack.stripe().checkout.sessions.retrieve(id, { expand: ['setup_intent.payment_method'] })

describe('the hosted page', () => {
  it('shows what the session says and preselects the country', async () => {
    const { page } = await openSession(stack.stripe())
    const html = await text(page)
    expect(html).toContain('Sandbox, no money moves')
    expect(html).toContain('petra@client.test')
    expect(html).toContain('Overto charges €53.55 a month for blumenhaus.')
    expect(html).toContain('<option value="DE" selected>Germany</option>')
    expect(html).toContain('href="http://localhost:3000/checkout/1/back"')
  })

  it('saves a good card and leads to the success URL', async () => {
    const { customer, session, page } = await openSession(stack.stripe())
    const answer = await submit(page, cardForm())
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`http://localhost:3000/checkout/1/done?session=${session.id}`)
    const after = await settled(session.id)
    expect(after).toMatchObject({ status: 'complete', customer: customer.id, setup_intent: { status: 'succeeded' } })
    const { data } = await stack.stripe().customers.listPaymentMethods(customer.id)
    expect(data).toHaveLength(1)
    expect(data[0]).toMatchObject({
      customer: customer.id,
      card: { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2034 },
      billing_details: {
        name: 'Petra Klein',
        address: { line1: 'Marktstr. 1', postal_code: '10115', city: 'Berlin', country: 'DE' },
      },
    })
    expect(await text(page)).toContain('Your payment method is saved')
    expect((await submit(page, cardForm())).headers.get('location')).toContain(session.id)
    expect((await stack.stripe().customers.listPaymentMethods(customer.id)).data).toHaveLength(1)
  })

  it('declines inline, keeps what was typed, and takes another card', async () => {
    const { session, page } = await openSession(stack.stripe())
    const refused = await (await submit(page, cardForm({ number: '4000 0000 0000 9995' }))).text()
    expect(refused).toContain('Your card has insufficient funds.')
    expect(refused).toContain('value="Marktstr. 1"')
    const declined = await settled(session.id)
    expect(declined.status).toBe('open')
    expect(declined.setup_intent).toMatchObject({
      status: 'requires_payment_method',
      last_setup_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
    })
    expect((await submit(page, cardForm({ number: '5555 5555 5555 4444' }))).status).toBe(303)
    expect((await settled(session.id)).setup_intent).toMatchObject({
      status: 'succeeded',
      payment_method: { card: { brand: 'mastercard' } },
    })
  })

  it.each([
    [{ number: '4242' }, 'Your card number is incomplete.'],
    [{ number: '4111 1111 1111 1111' }, 'only takes the test numbers'],
    [{ expiry: '12' }, 'expiration date is incomplete.'],
    [{ expiry: '01/20' }, 'expiration date is in the past.'],
    [{ cvc: '' }, 'security code is incomplete.'],
    [{ city: '' }, 'Enter the city.'],
  ])('refuses %o', async (changes, problem) => {
    const { session, page } = await openSession(stack.stripe())
    const refused = await (await submit(page, cardForm(changes))).text()
    expect(refused.replaceAll('&#39;', "'")).toContain(problem)
    expect((await settled(session.id)).status).toBe('open')
  })

  it('escapes what others wrote', async () => {
    const submitText = { submit: { message: '<script>alert(1)</script>' } }
    const { page } = await openSession(stack.stripe(), { custom_text: submitText })
    const refused = await (await submit(page, cardForm({ name: '"><b>', cvc: '' }))).text()
    expect(refused).not.toMatch(/<script>|<b>/)
  })
})

describe('authentication', () => {
  const challenged = async () => {
    const opened = await openSession(stack.stripe())
    const answer = await submit(opened.page, cardForm({ number: '4000 0025 0000 3155' }))
    expect(answer.status).toBe(303)
    const challenge = new URL(answer.headers.get('location') ?? '', opened.page).href
    expect(await text(challenge)).toContain('Complete authentication')
    return { ...opened, challenge }
  }

  it('passes', async () => {
    const { session, challenge } = await challenged()
    expect((await settled(session.id)).setup_intent).toMatchObject({ status: 'requires_action' })
    expect((await submit(challenge, { outcome: 'complete' })).status).toBe(303)
    expect((await settled(session.id)).status).toBe('complete')
  })

  it('fails, keeps what was typed, and can be tried again', async () => {
    const { session, customer, challenge, page } = await challenged()
    const refused = await (await submit(challenge, { outcome: 'fail' })).text()
    expect(refused).toContain('We could not authenticate your payment method.')
    expect(refused).toContain('value="Petra Klein"')
    expect((await settled(session.id)).setup_intent).toMatchObject({
      status: 'requires_payment_method',
      last_setup_error: { code: 'setup_intent_authentication_failure' },
    })
    expect((await stack.stripe().customers.listPaymentMethods(customer.id)).data).toHaveLength(0)
    expect((await submit(challenge, { outcome: 'complete' })).headers.get('location')).toBe(`/c/pay/${session.id}`)
    expect((await submit(page, cardForm())).headers.get('location')).toContain(session.id)
  })
})

describe('the end of a session', () => {
  it('expires by the shared clock, without a request', async () => {
    const { session, page } = await openSession(stack.stripe())
    stack.setClock(25 * 3600 * 1000)
    const expired = await eventually(() =>
      stack.receiver.of('checkout.session.expired').find(({ body }) => body.includes(session.id)),
    )
    expect(expired?.event.data.object).toMatchObject({ id: session.id, status: 'expired', url: null })
    expect(await text(page)).toContain('This page has expired')
    expect(await (await submit(page, cardForm())).text()).toContain('This page has expired')
  })

  it('cannot be expired twice', async () => {
    const { session } = await openSession(stack.stripe())
    expect((await stack.stripe().checkout.sessions.expire(session.id)).status).toBe('expired')
    await expect(stack.stripe().checkout.sessions.expire(session.id)).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('Only Checkout Sessions with a status in ["open"] can be expired.'),
    })
  })

  it('is either expired or complete when both happen at once', async () => {
    const { session, page } = await openSession(stack.stripe())
    const [expired, saved] = await Promise.allSettled([
      stack.stripe().checkout.sessions.expire(session.id),
      submit(page, cardForm()),
    ])
    const after = await settled(session.id)
    expect(after.status).toBe(expired.status === 'fulfilled' ? 'expired' : 'complete')
    expect(saved.status).toBe('fulfilled')
  })
})
