import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StripeRequest } from '@/db/schema/billing'
import { Refusal } from '@/lib/errors'
import { createCustomer, detachPaymentMethod, setDefaultPaymentMethod, updateCustomerDetails } from './stripe-customers'
import { createSetupSession, expireSession, readSession } from './stripe-pages'

type Call = { method: string; url: string; key: string | undefined; form: Record<string, string> }
type Answer = { status: number; body: object } | 'hang up' | 'half a body'

const calls: Call[] = []
let answers: Answer[] = []

// Answers one request after the other as the test says; the last answer stays.
const server = createServer(async (request, response) => {
  const form = Object.fromEntries(new URLSearchParams(await bodyOf(request)))
  const key = request.headers['idempotency-key'] as string | undefined
  calls.push({ method: request.method ?? '', url: request.url ?? '', key, form })
  const answer = answers.length > 1 ? answers.shift() : answers[0]
  if (!answer || answer === 'hang up') return request.socket.destroy()
  if (answer === 'half a body') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
    response.write('{"id":')
    return response.destroy()
  }
  response.writeHead(answer.status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(answer.body))
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const ok = (body: object): Answer => ({ status: 200, body })
const fault = (status: number, error: object = {}): Answer => ({
  status,
  body: { error: { type: status < 500 ? 'invalid_request_error' : 'api_error', message: 'No.', ...error } },
})

const MADE_FOR = { key: 'co:c1', metadata: { billing_checkout_id: 'c1' } }
const OPENED_FOR = {
  id: 'c1',
  key: 'co:c1',
  metadata: { checkout_id: 'c1', terms_hash: 'hash' },
  setupMetadata: { checkout_id: 'c1' },
}

const request: StripeRequest = {
  customerName: 'Blumenhaus GmbH',
  customerEmail: 'rechnung@blumenhaus.example',
  country: 'DE',
  vatId: 'de 123456789',
  successUrl: 'http://localhost:3000/checkout/c1/done',
  cancelUrl: 'http://localhost:3000/checkout/c1/back',
  submitText: 'Nothing is charged now.',
  locale: 'en',
  expiresAt: 1_800_000_000,
}
const session = {
  id: 'cs_1',
  object: 'checkout.session',
  url: 'http://127.0.0.1/c/pay/cs_1',
  expires_at: 1_800_000_000,
  status: 'open',
  customer: 'cus_1',
  client_reference_id: 'c1',
  setup_intent: null,
}

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  vi.stubEnv('DATABASE_URL', 'postgres://localhost/none')
  vi.stubEnv('APP_URL', 'http://localhost:3000')
  vi.stubEnv('AUTH_SECRET', 'a secret of more than thirty-two characters')
  vi.stubEnv('STRIPE_SECRET_KEY', 'sk_test_here')
  vi.stubEnv('STRIPE_WEBHOOK_SECRET', 'whsec_here')
  vi.stubEnv('RESEND_API_KEY', 're_here')
  vi.stubEnv('STRIPE_API_BASE', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
  vi.unstubAllEnvs()
})

beforeEach(() => {
  calls.length = 0
  answers = []
})

async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(Refusal)
  return error as Refusal
}

describe('createCustomer', () => {
  test('sends the stored request, its VAT ID tidied up, under a key of its parameters', async () => {
    answers = [ok({ id: 'cus_1', object: 'customer' })]
    expect(await createCustomer(MADE_FOR, request)).toBe('cus_1')
    expect(await createCustomer(MADE_FOR, request)).toBe('cus_1')
    await createCustomer(MADE_FOR, { ...request, vatId: null })
    const [first, second, other] = calls
    expect(first).toMatchObject({
      method: 'POST',
      url: '/v1/customers',
      key: expect.stringMatching(/^co:c1:customer:[\w-]{22}$/),
      form: {
        name: 'Blumenhaus GmbH',
        business_name: 'Blumenhaus GmbH',
        email: 'rechnung@blumenhaus.example',
        'address[country]': 'DE',
        'preferred_locales[0]': 'en',
        'tax_id_data[0][type]': 'eu_vat',
        'tax_id_data[0][value]': 'DE123456789',
        'metadata[billing_checkout_id]': 'c1',
      },
    })
    expect(second).toEqual(first)
    expect(other?.key).not.toBe(first?.key)
    expect(Object.keys(other?.form ?? {}).filter((name) => name.startsWith('tax_id'))).toEqual([])
  })

  test('a VAT ID that is not one of the EU stays with us', async () => {
    answers = [ok({ id: 'cus_1', object: 'customer' })]
    await createCustomer(MADE_FOR, { ...request, country: 'CH', vatId: 'CHE123456789MWST' })
    expect(calls[0]?.form).not.toHaveProperty('tax_id_data[0][type]')
  })

  test('an invalid VAT ID belongs to its field', async () => {
    answers = [fault(400, { code: 'tax_id_invalid', param: 'tax_id_data[0][value]' })]
    const refusal = await refusalOf(createCustomer(MADE_FOR, request))
    expect(refusal).toMatchObject({ reason: 'vat-id-invalid', field: 'vatId' })
    expect(refusal.cause).toMatchObject({ code: 'tax_id_invalid' })
  })
})

describe('createSetupSession', () => {
  test('a setup without amount, with direct debit where banks take it', async () => {
    answers = [ok(session)]
    const opened = await createSetupSession(OPENED_FOR, 'cus_1', request)
    expect(opened).toEqual({ id: 'cs_1', url: session.url, expiresAt: new Date(1_800_000_000_000) })
    expect(calls[0]).toEqual({
      method: 'POST',
      url: '/v1/checkout/sessions',
      key: 'co:c1:session:1',
      form: {
        mode: 'setup',
        currency: 'eur',
        customer: 'cus_1',
        client_reference_id: 'c1',
        billing_address_collection: 'required',
        'allowed_payment_method_types[0]': 'card',
        'allowed_payment_method_types[1]': 'sepa_debit',
        expires_at: '1800000000',
        locale: 'en',
        'custom_text[submit][message]': 'Nothing is charged now.',
        success_url: request.successUrl,
        cancel_url: request.cancelUrl,
        'metadata[checkout_id]': 'c1',
        'metadata[terms_hash]': 'hash',
        'setup_intent_data[metadata][checkout_id]': 'c1',
      },
    })
  })

  test('elsewhere only cards', async () => {
    answers = [ok(session)]
    await createSetupSession(OPENED_FOR, 'cus_1', { ...request, country: 'US' })
    expect(calls[0]?.form).not.toHaveProperty('allowed_payment_method_types[1]')
  })
})

describe('readSession', () => {
  const card = {
    id: 'pm_1',
    type: 'card',
    card: { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2034 },
    billing_details: { address: { line1: 'Weg 1', line2: 'Hof', postal_code: '10115', city: 'Berlin', country: 'DE' } },
  }

  test('open', async () => {
    answers = [ok(session)]
    expect(await readSession('cs_1')).toEqual({
      id: 'cs_1',
      status: 'open',
      customerId: 'cus_1',
      clientReferenceId: 'c1',
      setupStatus: null,
      paymentMethod: null,
    })
    expect(decodeURIComponent(calls[0]?.url ?? '')).toBe(
      '/v1/checkout/sessions/cs_1?expand[0]=setup_intent.payment_method&expand[1]=setup_intent.mandate',
    )
  })

  test('complete, by card', async () => {
    const setup = { id: 'seti_1', status: 'succeeded', payment_method: card }
    answers = [ok({ ...session, status: 'complete', customer: { id: 'cus_1' }, setup_intent: setup })]
    expect(await readSession('cs_1')).toMatchObject({
      status: 'complete',
      customerId: 'cus_1',
      setupStatus: 'succeeded',
      paymentMethod: {
        id: 'pm_1',
        type: 'card',
        brand: 'visa',
        last4: '4242',
        expires: { month: 12, year: 2034 },
        address: { street: 'Weg 1, Hof', postcode: '10115', city: 'Berlin', country: 'DE' },
      },
    })
  })

  test('complete, by direct debit without an address', async () => {
    const debit = { id: 'pm_2', type: 'sepa_debit', sepa_debit: { last4: '3000' }, billing_details: { address: null } }
    const mandate = { id: 'mandate_1', payment_method_details: { sepa_debit: { reference: 'NXDSYREGC9PSMKWY' } } }
    const setup = { id: 'seti_1', status: 'processing', payment_method: debit, mandate }
    answers = [ok({ ...session, status: 'complete', setup_intent: setup })]
    expect((await readSession('cs_1')).paymentMethod).toEqual({
      id: 'pm_2',
      type: 'sepa_debit',
      brand: 'sepa_debit',
      last4: '3000',
      expires: null,
      address: null,
      mandateReference: 'NXDSYREGC9PSMKWY',
    })
  })

  test('a status of the future is still pending', async () => {
    answers = [ok({ ...session, status: 'paused_by_moon' })]
    expect((await readSession('cs_1')).status).toBe('open')
  })
})

describe('expireSession', () => {
  const notOpen = fault(400, { message: 'Only Checkout Sessions with a status in ["open"] can be expired.' })

  test('open → expired', async () => {
    answers = [ok({ ...session, status: 'expired' })]
    expect(await expireSession('cs_1')).toBe('expired')
  })

  test.each(['complete', 'expired'])('already %s → not-open', async (status) => {
    answers = [notOpen, ok({ ...session, status })]
    expect(await expireSession('cs_1')).toBe('not-open')
  })

  test('refused though it is open, or unknown: a bug, thrown as it is', async () => {
    answers = [notOpen, ok(session)]
    await expect(expireSession('cs_1')).rejects.toMatchObject({ statusCode: 400 })
    answers = [fault(404, { code: 'resource_missing' })]
    await expect(expireSession('cs_1')).rejects.toMatchObject({ statusCode: 404 })
  })
})

describe('payment methods and details', () => {
  test('the default is set together with the address', async () => {
    answers = [ok({ id: 'cus_1' })]
    const address = { street: 'Weg 1', postcode: '10115', city: 'Berlin', country: 'DE' }
    await setDefaultPaymentMethod('co:c1', 'cus_1', 'pm_1', address)
    await setDefaultPaymentMethod('co:c2', 'cus_1', 'pm_1', null)
    expect(calls[0]).toMatchObject({
      url: '/v1/customers/cus_1',
      key: 'co:c1:default',
      form: { 'invoice_settings[default_payment_method]': 'pm_1', 'address[line1]': 'Weg 1', 'address[country]': 'DE' },
    })
    expect(calls[1]?.form).toEqual({ 'invoice_settings[default_payment_method]': 'pm_1' })
  })

  test('details: a key for each version', async () => {
    answers = [ok({ id: 'cus_1' })]
    const address = { street: 'Weg 1', postcode: '10115', city: 'Berlin', country: 'DE' }
    await updateCustomerDetails('bc:b1:v2', 'cus_1', {
      name: 'N'.repeat(200),
      email: 'a@b.example',
      address,
      language: 'de',
    })
    expect(calls[0]).toMatchObject({
      url: '/v1/customers/cus_1',
      key: 'bc:b1:v2',
      form: { email: 'a@b.example', 'preferred_locales[0]': 'de' },
    })
    expect(calls[0]?.form.business_name).toHaveLength(150)
  })

  test('detached, never attached, or unknown: all fine', async () => {
    answers = [ok({ id: 'pm_1', customer: null })]
    await detachPaymentMethod('pm_1')
    answers = [fault(400, { message: 'not attached' }), ok({ id: 'pm_1', customer: null })]
    await detachPaymentMethod('pm_1')
    answers = [fault(404, { code: 'resource_missing' })]
    await detachPaymentMethod('pm_1')
    answers = [fault(400, { message: 'something else' }), ok({ id: 'pm_1', customer: 'cus_1' })]
    await expect(detachPaymentMethod('pm_1')).rejects.toMatchObject({ statusCode: 400 })
  })
})

describe('Stripe cannot be reached', () => {
  test.each<[string, Answer]>([
    ['500', fault(500)],
    ['503', fault(503)],
    ['429', fault(429, { code: 'rate_limit' })],
    ['409', fault(409, { code: 'idempotency_key_in_use' })],
    ['no answer', 'hang up'],
    ['half an answer', 'half a body'],
  ])('%s: refused with its cause, never another key', async (_name, answer) => {
    answers = [answer]
    const refusal = await refusalOf(createSetupSession(OPENED_FOR, 'cus_1', request))
    expect(refusal).toMatchObject({ reason: 'payment-unreachable', field: null })
    expect(refusal.cause).toBeInstanceOf(Error)
    expect(new Set(calls.map((call) => call.key))).toEqual(new Set(['co:c1:session:1']))
  })

  test('one fault is overcome by repeating the same call', async () => {
    answers = ['hang up', ok(session)]
    expect((await createSetupSession(OPENED_FOR, 'cus_1', request)).id).toBe('cs_1')
    expect(calls.map((call) => call.key)).toEqual(['co:c1:session:1', 'co:c1:session:1'])
  })

  test.each<[number, object]>([
    [400, { code: 'parameter_unknown' }],
    [400, { type: 'idempotency_error' }],
    [401, {}],
    [403, {}],
  ])('%i is our own fault and stays as it is', async (status, error) => {
    answers = [fault(status, error)]
    await expect(createCustomer(MADE_FOR, request)).rejects.toMatchObject({ statusCode: status })
  })
})
