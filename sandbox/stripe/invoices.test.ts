import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { customerWithCard, invoiceLine, openInvoice, startTestStack, type TestStack } from '../test-stack'

let stack: TestStack
let stripe: Stripe
let customer: string
beforeAll(async () => {
  stack = await startTestStack()
  stripe = stack.stripe()
  customer = await customerWithCard(stripe, '4242 4242 4242 4242')
})
afterAll(() => stack?.stop())
afterEach(() => {
  stack.setClock(0)
})

const create = (changes: Partial<Stripe.InvoiceCreateParams> = {}) =>
  stripe.invoices.create({ customer, currency: 'eur', collection_method: 'charge_automatically', ...changes })
const someone = async () => (await stripe.customers.create({ name: 'Petra', email: 'petra@client.test' })).id

describe('a draft', () => {
  it('says what it was given, and takes the number as it is', async () => {
    const draft = await create({
      number: 'OV2026-00001',
      auto_advance: false,
      effective_at: 1_790_000_000,
      description: 'October 2026',
      footer: 'Overto GmbH, Berlin',
      custom_fields: [{ name: 'Order number', value: 'PO 17' }],
      metadata: { bill_id: 'bill-1' },
    })
    expect(draft).toMatchObject({
      status: 'draft',
      number: 'OV2026-00001',
      auto_advance: false,
      effective_at: 1_790_000_000,
      footer: 'Overto GmbH, Berlin',
      custom_fields: [{ name: 'Order number', value: 'PO 17' }],
      metadata: { bill_id: 'bill-1' },
      customer_name: 'Client GmbH',
      customer_email: 'petra@client.test',
      hosted_invoice_url: null,
      total: 0,
    })
    expect(await stripe.invoices.retrieve(draft.id)).toMatchObject({ id: draft.id, number: 'OV2026-00001' })
  })

  it('refuses a number twice, until the draft that has it is deleted', async () => {
    const first = await create({ number: 'OV2026-00002' })
    await expect(create({ number: 'OV2026-00002' })).rejects.toMatchObject({ statusCode: 400, param: 'number' })
    expect(await stripe.invoices.del(first.id)).toMatchObject({ id: first.id, deleted: true })
    await expect(stripe.invoices.retrieve(first.id)).rejects.toMatchObject({ code: 'resource_missing' })
    const second = await create({ number: 'OV2026-00002' })
    await stripe.invoices.finalizeInvoice(second.id)
    await expect(stripe.invoices.del(second.id)).rejects.toMatchObject({
      message: 'You can only delete draft invoices.',
    })
    await expect(create({ number: 'OV2026-00002' })).rejects.toMatchObject({ param: 'number' })
  })

  it('is made once under one key, even when the answer is lost', async () => {
    const options = { idempotencyKey: 'bill:1:create' }
    await stack.control({ fail: { path: '/v1/invoices', kind: 'timeout-after-commit', times: 2 } })
    await expect(stripe.invoices.create({ customer, number: 'OV2026-00003' }, options)).rejects.toMatchObject({
      type: 'StripeConnectionError',
    })
    const again = await stripe.invoices.create({ customer, number: 'OV2026-00003' }, options)
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
    const { data } = await stripe.invoices.list({ customer, limit: 100 })
    expect(data.filter(({ number }) => number === 'OV2026-00003').map(({ id }) => id)).toEqual([again.id])
  })

  it.each([
    [{ customer: 'cus_no' }, { code: 'resource_missing', param: 'customer' }],
    [{ customer: undefined }, { code: 'parameter_missing', param: 'customer' }],
    [{ number: 'x'.repeat(27) }, { param: 'number' }],
    [{ collection_method: 'send_invoice' as const }, { statusCode: 400 }],
    [{ days_until_due: 14 }, { statusCode: 400 }],
    [{ automatic_tax: { enabled: true } }, { param: 'automatic_tax[enabled]' }],
    [{ default_payment_method: 'pm_no' }, { code: 'resource_missing', param: 'default_payment_method' }],
    [{ custom_fields: [{ name: 'a'.repeat(41), value: 'b' }] }, { param: 'custom_fields[0][name]' }],
    [{ subscription: 'sub_1' }, { code: 'parameter_unknown', param: 'subscription' }],
  ])('refuses %o', async (changes, problem) => {
    await expect(create(changes)).rejects.toMatchObject(problem)
  })
})

describe('lines', () => {
  it('add up to net, tax and total, each tax as the caller worked it out', async () => {
    const draft = await create()
    const invoice = await stripe.invoices.addLines(draft.id, {
      lines: [invoiceLine(1003, 190), invoiceLine(2001, 381)],
    })
    expect(invoice).toMatchObject({
      subtotal: 3004,
      total_excluding_tax: 3004,
      total: 3575,
      amount_due: 3575,
      total_taxes: [
        { amount: 571, taxable_amount: 3004, taxability_reason: 'standard_rated', tax_behavior: 'exclusive' },
      ],
    })
    expect(invoice.lines.data).toMatchObject([
      { amount: 1003, metadata: { app_id: 'app-1' }, period: { start: 1_790_000_000, end: 1_792_000_000 } },
      { amount: 2001, taxes: [{ amount: 381 }] },
    ])
  })

  it('are shown ten at a time, and 250 at most', async () => {
    const draft = await create()
    const many = Array.from({ length: 249 }, (_, index) => invoiceLine(100 + index, 19))
    const invoice = await stripe.invoices.addLines(draft.id, { lines: many })
    expect(invoice.lines.data).toHaveLength(10)
    expect(invoice.lines.has_more).toBe(true)
    await stripe.invoices.addLines(draft.id, { lines: [invoiceLine(1, 0)] })
    await expect(stripe.invoices.addLines(draft.id, { lines: [invoiceLine(1, 0)] })).rejects.toMatchObject({
      param: 'lines',
    })
    const all: number[] = []
    for await (const { amount } of stripe.invoices.listLineItems(draft.id, { limit: 100 })) all.push(amount)
    expect(all).toEqual([...many.map(({ amount }) => amount), 1])
  })

  it('are replayed under one key, and named where something is missing', async () => {
    const draft = await create()
    const options = { idempotencyKey: 'bill:2:lines' }
    await stripe.invoices.addLines(draft.id, { lines: [invoiceLine(100, 19)] }, options)
    const again = await stripe.invoices.addLines(draft.id, { lines: [invoiceLine(100, 19)] }, options)
    expect(again.lines.data).toHaveLength(1)
    const noTax = { ...invoiceLine(100, 19), amount: undefined }
    await expect(stripe.invoices.addLines(draft.id, { lines: [noTax] })).rejects.toMatchObject({
      code: 'parameter_missing',
      param: 'lines[0][amount]',
    })
    await expect(stripe.invoices.addLines(draft.id, { lines: [] })).rejects.toMatchObject({ param: 'lines' })
    const both = { ...invoiceLine(100, 19), quantity: 1 }
    await expect(stripe.invoices.addLines(draft.id, { lines: [both] })).rejects.toMatchObject({
      param: 'lines[0][amount]',
    })
    const priced = { price_data: { currency: 'eur', unit_amount: 1 } }
    await expect(stripe.invoices.addLines(draft.id, { lines: [priced] })).rejects.toMatchObject({
      code: 'parameter_unknown',
      param: 'lines[0][price_data]',
    })
  })
})

describe('finalizing', () => {
  it('opens it, freezes who is billed, and gives it a page', async () => {
    const id = await someone()
    const invoice = await openInvoice(stripe, id)
    expect(invoice).toMatchObject({
      status: 'open',
      amount_due: 5355,
      amount_remaining: 5355,
      attempted: false,
      customer_name: 'Petra',
      hosted_invoice_url: `${stack.stripeOrigin()}/i/${invoice.id}`,
    })
    expect(invoice.number).toMatch(/^[0-9A-F]{8}-0001$/)
    expect(invoice.effective_at).toBe(invoice.status_transitions.finalized_at)
    await stripe.customers.update(id, { name: 'Petra Klein' })
    expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({ customer_name: 'Petra' })
    await expect(stripe.invoices.addLines(invoice.id, { lines: [invoiceLine(1, 0)] })).rejects.toMatchObject({
      code: 'invoice_not_editable',
    })
    await expect(stripe.invoices.finalizeInvoice(invoice.id)).rejects.toMatchObject({ statusCode: 400 })
  })

  it('pays at once what comes to nothing', async () => {
    const draft = await create()
    expect(await stripe.invoices.finalizeInvoice(draft.id)).toMatchObject({
      status: 'paid',
      amount_due: 0,
      attempted: true,
      attempt_count: 0,
    })
  })

  it('carries less than 50 cents over to the next invoice, which is then dearer', async () => {
    const id = await someone()
    const small = await openInvoice(stripe, id, [invoiceLine(41, 8)])
    expect(small).toMatchObject({ status: 'paid', total: 49, amount_due: 0, amount_paid: 0, ending_balance: 49 })
    expect(await stripe.customers.retrieve(id)).toMatchObject({ balance: 49 })
    const next = await openInvoice(stripe, id)
    expect(next).toMatchObject({
      status: 'open',
      starting_balance: 49,
      total: 5355,
      amount_due: 5404,
      ending_balance: 0,
    })
  })

  it('lowers what is due by a credit that somebody noted on the customer', async () => {
    const id = await someone()
    await stripe.customers.update(id, { balance: -1000 })
    expect(await openInvoice(stripe, id)).toMatchObject({ total: 5355, amount_due: 4355, ending_balance: 0 })
    await stripe.customers.update(id, { balance: -9000 })
    expect(await openInvoice(stripe, id)).toMatchObject({ status: 'paid', amount_due: 0, ending_balance: -3645 })
  })
})

describe('the end of an invoice', () => {
  it('is void: nothing can be paid or voided again', async () => {
    const invoice = await openInvoice(stripe, customer)
    expect(await stripe.invoices.voidInvoice(invoice.id)).toMatchObject({ status: 'void', amount_due: 5355 })
    await expect(stripe.invoices.pay(invoice.id)).rejects.toMatchObject({ statusCode: 400 })
    await expect(stripe.invoices.voidInvoice(invoice.id)).rejects.toMatchObject({ statusCode: 400 })
    const draft = await create()
    await expect(stripe.invoices.voidInvoice(draft.id)).rejects.toMatchObject({
      message: "You can only pass in open invoices. This invoice isn't open.",
    })
  })

  it('is uncollectible, and can still be paid', async () => {
    const invoice = await openInvoice(stripe, customer)
    expect(await stripe.invoices.markUncollectible(invoice.id)).toMatchObject({ status: 'uncollectible' })
    await expect(stripe.invoices.markUncollectible(invoice.id)).rejects.toMatchObject({ statusCode: 400 })
    expect(await stripe.invoices.pay(invoice.id)).toMatchObject({ status: 'paid' })
    await expect(stripe.invoices.voidInvoice(invoice.id)).rejects.toMatchObject({
      message: 'Invoices with `paid` payments cannot be voided.',
    })
  })
})

describe('the list', () => {
  it('is told apart by customer, status, collection method and day, newest first, in pages', async () => {
    const id = await someone()
    const paid = await stripe.invoices.create({ customer: id }).then(({ id }) => stripe.invoices.finalizeInvoice(id))
    stack.setClock(24 * 3600 * 1000)
    const sent = await stripe.invoices.create({ customer: id, collection_method: 'send_invoice', days_until_due: 14 })
    const open = await openInvoice(stripe, id)
    const ids = async (filter: Stripe.InvoiceListParams) =>
      (await stripe.invoices.list({ customer: id, ...filter })).data.map((invoice) => invoice.id)
    expect(await ids({})).toEqual([open.id, sent.id, paid.id])
    expect(await ids({ status: 'open' })).toEqual([open.id])
    expect(await ids({ collection_method: 'send_invoice' })).toEqual([sent.id])
    expect(await ids({ created: { gt: paid.created } })).toEqual([open.id, sent.id])
    const first = await stripe.invoices.list({ customer: id, limit: 2 })
    expect(first.has_more).toBe(true)
    expect(await ids({ starting_after: sent.id })).toEqual([paid.id])
    await expect(ids({ status: 'late' })).rejects.toMatchObject({ param: 'status' })
  })
})
