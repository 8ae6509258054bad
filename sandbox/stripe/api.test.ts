import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openSession, startTestStack, type TestStack } from '../test-stack'

let stack: TestStack
beforeAll(async () => {
  stack = await startTestStack()
})
afterAll(() => stack?.stop())
afterEach(async () => {
  stack.setClock(0)
  await stack.control({ fail: null })
})

const customers = async (): Promise<{ id: string; name: string }[]> => (await stack.report()).objects.customers
const raw = (path: string, init: RequestInit = {}) =>
  fetch(stack.stripeOrigin() + path, { headers: { authorization: 'Bearer sk_test_x' }, ...init })

describe('errors', () => {
  it('wants a test key', async () => {
    const none = await raw('/v1/events', { headers: {} })
    expect(none.status).toBe(401)
    expect((await none.json()).error.type).toBe('invalid_request_error')
    expect((await raw('/v1/events', { headers: { authorization: 'Bearer sk_live_x' } })).status).toBe(401)
  })

  it('answers an unknown URL with an error body and a request id', async () => {
    const answer = await raw('/v1/subscriptions')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('request-id')).toMatch(/^req_/)
    expect((await answer.json()).error.message).toContain('Unrecognized request URL (GET: /v1/subscriptions)')
  })

  it('names unknown parameters at any depth', async () => {
    const body = new URLSearchParams({ 'address[planet]': 'Mars' })
    const answer = await raw('/v1/customers', {
      method: 'POST',
      body,
      headers: { authorization: 'Bearer sk_test_x' },
    })
    expect(answer.status).toBe(400)
    expect((await answer.json()).error).toMatchObject({ code: 'parameter_unknown', param: 'address[planet]' })
  })

  it('misses objects', async () => {
    const stripe = stack.stripe()
    await expect(stripe.customers.retrieve('cus_no')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: "No such customer: 'cus_no'",
    })
    await expect(openSession(stripe, { customer: 'cus_no' })).rejects.toMatchObject({
      statusCode: 400,
      code: 'resource_missing',
      param: 'customer',
    })
  })

  it('refuses a malformed VAT id and keeps no customer', async () => {
    const before = (await customers()).length
    const create = stack.stripe().customers.create({ tax_id_data: [{ type: 'eu_vat', value: 'DE1' }] })
    await expect(create).rejects.toMatchObject({ code: 'tax_id_invalid', param: 'value' })
    expect(await customers()).toHaveLength(before)
  })

  it('refuses what setup mode cannot do', async () => {
    const day = 24 * 3600
    const tooLong = Math.floor(Date.now() / 1000) + 2 * day
    await expect(openSession(stack.stripe(), { expires_at: tooLong })).rejects.toMatchObject({ param: 'expires_at' })
    await expect(openSession(stack.stripe(), { mode: 'payment' })).rejects.toMatchObject({ param: 'mode' })
    await expect(openSession(stack.stripe(), { success_url: 'nowhere' })).rejects.toMatchObject({
      code: 'url_invalid',
    })
  })
})

describe('idempotency', () => {
  it('replays the first answer and refuses other parameters', async () => {
    const options = { idempotencyKey: 'key-1' }
    const first = await stack.stripe().customers.create({ name: 'One' }, options)
    const second = await stack.stripe().customers.create({ name: 'One' }, options)
    expect(second.id).toBe(first.id)
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true')
    await expect(stack.stripe().customers.create({ name: 'Two' }, options)).rejects.toMatchObject({
      type: 'StripeIdempotencyError',
      statusCode: 400,
    })
  })

  it('makes one object of ten calls at once', async () => {
    const calls = Array.from({ length: 10 }, () =>
      stack.stripe().customers.create({ name: 'Race' }, { idempotencyKey: 'key-race' }),
    )
    const ids = new Set((await Promise.all(calls)).map(({ id }) => id))
    expect(ids.size).toBe(1)
  })

  it('does not keep a refusal of the parameters', async () => {
    const options = { idempotencyKey: 'key-2' }
    await expect(stack.stripe().customers.create({ email: 'x' }, options)).rejects.toMatchObject({
      code: 'email_invalid',
    })
    await expect(stack.stripe().customers.create({ email: 'x@y.test' }, options)).resolves.toBeTruthy()
  })

  it('forgets a key after a day, and survives a restart before', async () => {
    const options = { idempotencyKey: 'key-3' }
    const first = await stack.stripe().customers.create({ name: 'Three' }, options)
    await stack.restart()
    expect((await stack.stripe().customers.create({ name: 'Three' }, options)).id).toBe(first.id)
    stack.setClock(25 * 3600 * 1000)
    expect((await stack.stripe().customers.create({ name: 'Three' }, options)).id).not.toBe(first.id)
  })
})

describe('faults', () => {
  const create = (key: string) => stack.stripe().customers.create({ name: key }, { idempotencyKey: key })
  // Twice for lost connections: the package tries these once more whatever it is told.
  const fail = (kind: string, times = 1) =>
    stack.control({ fail: { path: '/v1/customers', method: 'POST', kind, times } })
  const named = async (name: string) => (await customers()).filter((customer) => customer.name === name)

  it('loses the answer after the commit: the retry finds the same object', async () => {
    await fail('timeout-after-commit', 2)
    await expect(create('lost')).rejects.toMatchObject({ type: 'StripeConnectionError' })
    const [kept] = await named('lost')
    expect((await create('lost')).id).toBe(kept?.id)
  })

  it('drops the call before anything happens', async () => {
    await fail('drop-before', 2)
    await expect(create('dropped')).rejects.toMatchObject({ type: 'StripeConnectionError' })
    expect(await named('dropped')).toHaveLength(0)
    await expect(create('dropped')).resolves.toBeTruthy()
  })

  it('keeps a 500 under its key, as Stripe does, but not a 400, 503 or 429', async () => {
    await fail('500')
    await expect(create('broken')).rejects.toMatchObject({ statusCode: 500 })
    await expect(create('broken')).rejects.toMatchObject({ statusCode: 500 })
    await expect(create('broken-2')).resolves.toBeTruthy()
    for (const [kind, statusCode] of [
      ['400', 400],
      ['503', 503],
      ['429', 429],
    ] as const) {
      await fail(kind)
      await expect(create(`passing-${kind}`)).rejects.toMatchObject({ statusCode })
      await expect(create(`passing-${kind}`)).resolves.toBeTruthy()
    }
  })

  it('remembers the requests', async () => {
    await create('seen')
    const { requests } = await stack.report()
    expect(requests.at(-1)).toMatchObject({
      method: 'POST',
      path: '/v1/customers',
      idempotencyKey: 'seen',
      params: { name: 'seen' },
    })
  })
})

describe('objects', () => {
  it('merges metadata and unsets with the empty text', async () => {
    const stripe = stack.stripe()
    const { id } = await stripe.customers.create({ name: 'A', metadata: { a: '1', b: '2' } })
    const after = await stripe.customers.update(id, { name: '', metadata: { a: '', c: '3' } })
    expect(after).toMatchObject({ name: null, metadata: { b: '2', c: '3' } })
    expect((await stripe.customers.update(id, { metadata: '' })).metadata).toEqual({})
  })

  it('pages through lists by cursor', async () => {
    const stripe = stack.stripe()
    const { id } = await stripe.customers.create({})
    for (const value of ['DE111222333', 'DE111222334', 'DE111222335']) {
      await stripe.customers.createTaxId(id, { type: 'eu_vat', value })
    }
    const first = await stripe.customers.listTaxIds(id, { limit: 2 })
    expect(first).toMatchObject({ has_more: true, data: [{ value: 'DE111222335' }, { value: 'DE111222334' }] })
    const rest = await stripe.customers.listTaxIds(id, { limit: 2, starting_after: first.data[1]?.id })
    expect(rest).toMatchObject({ has_more: false, data: [{ value: 'DE111222333' }] })
    const all: string[] = []
    for await (const taxId of stripe.customers.listTaxIds(id, { limit: 1 })) all.push(taxId.id)
    expect(all).toHaveLength(3)
  })

  it('answers a deleted customer as a stub that nothing can use', async () => {
    const stripe = stack.stripe()
    const { id } = await stripe.customers.create({})
    expect(await stripe.customers.del(id)).toMatchObject({ id, deleted: true })
    expect(await stripe.customers.retrieve(id)).toMatchObject({ id, deleted: true })
    await expect(stripe.customers.update(id, { name: 'x' })).rejects.toMatchObject({ code: 'resource_missing' })
  })
})
