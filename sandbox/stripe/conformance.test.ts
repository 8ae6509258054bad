import type { ValidateFunction } from 'ajv'
import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  cardForm,
  customerWithAccount,
  customerWithCard,
  eventually,
  invoiceLine,
  openInvoice,
  openSession,
  startTestStack,
  submit,
  type TestStack,
} from '../test-stack'
import { stripeValidators } from './schema'

let stack: TestStack
let validators: Map<string, ValidateFunction>
const violations: string[] = []
const validated = new Set<string>()

beforeAll(async () => {
  validators = stripeValidators()
  stack = await startTestStack()
}, 60_000)
afterAll(() => stack?.stop())

/** Validates an answer as it travelled; lists item by item, events by their type. */
function check<T>(answer: T): T {
  const { lastResponse: _, ...body } = JSON.parse(JSON.stringify(answer))
  if (body.object === 'list') {
    expect(Object.keys(body).sort()).toEqual(['data', 'has_more', 'object', 'url'])
    for (const item of body.data) check(item)
    return answer
  }
  const plain = body.deleted ? `${body.object} (deleted)` : body.object
  const name = body.object === 'event' ? body.type : plain
  const validate = validators.get(name)
  if (!validate) violations.push(`${name}: no schema`)
  else if (!validate(body)) violations.push(`${name}: ${JSON.stringify(validate.errors?.slice(0, 5))}`)
  validated.add(name)
  return answer
}

async function customerScenario(stripe: Stripe): Promise<void> {
  const customer = check(
    await stripe.customers.create({
      name: 'Client GmbH',
      business_name: 'Client GmbH',
      email: 'invoice@client.test',
      address: { line1: 'Marktstr. 1', city: 'Berlin', postal_code: '10115', country: 'DE' },
      preferred_locales: ['de'],
      tax_id_data: [{ type: 'eu_vat', value: 'DE123456789' }],
      metadata: { billing_contact_id: 'bc' },
    }),
  )
  check(await stripe.customers.update(customer.id, { name: 'Client AG', address: '' }))
  check(await stripe.customers.retrieve(customer.id))
  const taxId = check(await stripe.customers.createTaxId(customer.id, { type: 'eu_vat', value: 'ATU11111111' }))
  stack.setClock(60_000)
  await eventually(async () => (await stripe.events.list({ type: 'customer.tax_id.updated' })).data.length === 2)
  const taxIds = check(await stripe.customers.listTaxIds(customer.id))
  expect(taxIds.data.map(({ verification }) => verification?.status)).toEqual(['unverified', 'verified'])
  check(await stripe.customers.deleteTaxId(customer.id, taxId.id))
  check(await stripe.customers.del(customer.id))
  check(await stripe.customers.retrieve(customer.id))
}

async function checkoutScenario(stripe: Stripe): Promise<void> {
  const { customer, session, page } = await openSession(stripe)
  check(session)
  await submit(page, cardForm({ number: '4000 0000 0000 0002' }))
  const declined = check(await stripe.checkout.sessions.retrieve(session.id, { expand: ['setup_intent'] }))
  await submit(page, cardForm({ number: '4000 0025 0000 3155' }))
  const waiting = check(await stripe.setupIntents.retrieve((declined.setup_intent as Stripe.SetupIntent).id))
  expect(waiting.status).toBe('requires_action')
  await submit(`${page}/authenticate`, { outcome: 'fail' })
  check(await stripe.setupIntents.retrieve(waiting.id))
  await submit(page, cardForm())
  const expand = ['setup_intent.payment_method', 'customer']
  check(await stripe.checkout.sessions.retrieve(session.id, { expand }))
  const { data } = check(await stripe.customers.listPaymentMethods(customer.id))
  const method = check(await stripe.paymentMethods.retrieve(data[0]?.id ?? ''))
  check(await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } }))
  check(await stripe.paymentMethods.detach(method.id))
  const reread = await stripe.customers.retrieve(customer.id, { expand: ['invoice_settings.default_payment_method'] })
  expect(check(reread)).toMatchObject({ invoice_settings: { default_payment_method: null } })
  const other = await openSession(stripe, { customer: undefined, customer_email: 'new@client.test' })
  check(await stripe.checkout.sessions.expire(other.session.id))
  check(await stripe.checkout.sessions.list({ limit: 10, expand: ['data.setup_intent'] }))
}

async function invoiceScenario(stripe: Stripe): Promise<void> {
  const customer = await customerWithCard(stripe, '4242 4242 4242 4242')
  const draft = check(
    await stripe.invoices.create({
      customer,
      number: 'OV2026-00001',
      currency: 'eur',
      effective_at: 1_790_000_000,
      custom_fields: [{ name: 'Order number', value: 'PO 17' }],
      payment_settings: { payment_method_types: ['card', 'sepa_debit'] },
      metadata: { bill_id: 'bill-1' },
    }),
  )
  check(await stripe.invoices.addLines(draft.id, { lines: [invoiceLine(1003, 190), invoiceLine(2001, 381)] }))
  for (const line of (await stripe.invoices.listLineItems(draft.id)).data) check(line)
  check(await stripe.invoices.finalizeInvoice(draft.id))
  const expand = ['customer', 'payments.data.payment.payment_intent']
  check(await stripe.invoices.pay(draft.id, { off_session: true, expand }))
  check(await stripe.invoices.create({ customer }).then(({ id }) => stripe.invoices.del(id)))
  check(await openInvoice(stripe, customer).then(({ id }) => stripe.invoices.voidInvoice(id)))
  check(await openInvoice(stripe, customer).then(({ id }) => stripe.invoices.markUncollectible(id)))
  check(await stripe.invoices.list({ customer }))
  for (const number of ['4000 0000 0000 0341', '4000 0027 6000 3184']) {
    const { id } = await openInvoice(stripe, await customerWithCard(stripe, number))
    await expect(stripe.invoices.pay(id)).rejects.toMatchObject({ statusCode: 402 })
    const { data } = check(await stripe.invoicePayments.list({ invoice: id }))
    check(await stripe.invoicePayments.retrieve(data[0]?.id ?? ''))
    const intent = String(data[0]?.payment.payment_intent)
    check(await stripe.paymentIntents.retrieve(intent, { expand: ['latest_charge', 'payment_method'] }))
  }
}

async function debitScenario(stripe: Stripe): Promise<void> {
  for (const iban of ['DE62 3704 0044 0532 0130 01', 'DE35 3704 0044 0532 0130 02']) {
    const customer = await customerWithAccount(stripe, iban)
    const { data: methods } = check(await stripe.customers.listPaymentMethods(customer, { type: 'sepa_debit' }))
    expect(methods).toHaveLength(1)
    const { id } = await openInvoice(stripe, customer)
    check(await stripe.invoices.pay(id))
    await stack.control({ decide: { invoice: id } })
    const { data } = await stripe.invoicePayments.list({ invoice: id, expand: ['data.payment.payment_intent'] })
    const intent = data[0]?.payment.payment_intent as Stripe.PaymentIntent
    const charge = check(await stripe.charges.retrieve(String(check(intent).latest_charge)))
    const { mandate } = charge.payment_method_details?.sepa_debit ?? {}
    check(await stripe.mandates.retrieve(mandate ?? '', { expand: ['payment_method'] }))
  }
  const { objects } = await stack.report()
  check(await stripe.disputes.retrieve(objects.disputes[0].id, { expand: ['charge'] }))
}

async function portalScenario(stripe: Stripe): Promise<void> {
  const { customer, page } = await openSession(stripe)
  await submit(page, cardForm())
  const features = { payment_method_update: { enabled: true }, invoice_history: { enabled: false } }
  const made = check(await stripe.billingPortal.configurations.create({ features, metadata: { made_for: 'tests' } }))
  check(await stripe.billingPortal.configurations.update(made.id, { name: 'Payment method', active: true }))
  check(await stripe.billingPortal.configurations.retrieve(made.id))
  check(await stripe.billingPortal.configurations.list({ active: true }))
  const returnUrl = 'http://localhost:3000/back'
  const plain = await stripe.billingPortal.sessions.create({ customer: customer.id, configuration: made.id })
  const session = check(
    await stripe.billingPortal.sessions.create({
      customer: check(plain).customer,
      configuration: made.id,
      return_url: returnUrl,
      locale: 'de',
      flow_data: {
        type: 'payment_method_update',
        after_completion: { type: 'redirect', redirect: { return_url: returnUrl } },
      },
    }),
  )
  await submit(session.url, { ...cardForm({ number: '5555 5555 5555 4444' }), do: 'add' })
  const expand = ['tax_ids', 'invoice_settings.default_payment_method']
  const { tax_ids, ...reread } = await stripe.customers.retrieve(customer.id, { expand }).then((one) => {
    if (one.deleted) throw new Error('the customer is gone')
    return one
  })
  expect(tax_ids?.data).toEqual([])
  expect(check(reread)).toMatchObject({ invoice_settings: { default_payment_method: { card: { last4: '4444' } } } })
  const { data } = await stripe.customers.listPaymentMethods(customer.id)
  await stack.control({ renew: { method: data[0]?.id, last4: '8210' } })
  const { card } = check(await stripe.paymentMethods.retrieve(data[0]?.id ?? ''))
  expect(card).toMatchObject({ last4: '8210', exp_year: 2037 })
}

it('answers and sends nothing that the types of the package do not describe', async () => {
  const stripe = stack.stripe()
  check(
    await stripe.webhookEndpoints.create({
      url: `${stack.receiver.origin}/second`,
      api_version: '2026-10-28.endive',
      enabled_events: ['checkout.session.completed', 'checkout.session.expired'],
    }),
  )
  const [second] = check(await stripe.webhookEndpoints.list()).data
  check(await stripe.webhookEndpoints.update(second?.id ?? '', { disabled: true }))
  check(await stripe.webhookEndpoints.update(second?.id ?? '', { disabled: false }))
  check(await stripe.webhookEndpoints.retrieve(second?.id ?? ''))
  await customerScenario(stripe)
  await checkoutScenario(stripe)
  await invoiceScenario(stripe)
  await debitScenario(stripe)
  await portalScenario(stripe)
  const events: Stripe.Event[] = []
  for await (const event of stripe.events.list({ limit: 100 })) events.push(check(event))
  check(await stripe.events.retrieve(events[0]?.id ?? ''))
  await eventually(() => stack.receiver.received.length >= events.length)
  for (const { event } of stack.receiver.received) check(event)
  expect(violations).toEqual([])
  expect([...validated].sort()).toEqual([...validators.keys()].sort())
}, 60_000)

it('would notice a fault', () => {
  const validate = validators.get('tax_id (deleted)')
  expect(validate?.({ id: 'txi_1', object: 'tax_id', deleted: true })).toBe(true)
  expect(validate?.({ id: 'txi_1', object: 'tax_id' })).toBe(false)
  expect(validate?.({ id: 'txi_1', object: 'tax_id', deleted: true, extra: 1 })).toBe(false)
})
