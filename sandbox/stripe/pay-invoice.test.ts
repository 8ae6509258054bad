import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { customerWithCard, eventually, openInvoice, startTestStack, type TestStack } from '../test-stack'

let stack: TestStack
let stripe: Stripe
beforeAll(async () => {
  stack = await startTestStack()
  stripe = stack.stripe()
})
afterAll(() => stack?.stop())
beforeEach(() => stack.receiver.forget())
afterEach(async () => {
  stack.setClock(0)
  await stack.control({ webhooks: 'normal', fail: null })
})

const PAYMENT = ['payments.data.payment.payment_intent']
const open = async (number: string) => openInvoice(stripe, await customerWithCard(stripe, number))
const intentOf = (invoice: Stripe.Invoice) => invoice.payments?.data[0]?.payment.payment_intent
/** The events about an invoice, oldest first. */
const told = async (invoice: string) => {
  const { data } = await stripe.events.list({ type: 'invoice.*', limit: 100 })
  const about = data.filter(({ data: { object } }) => 'id' in object && object.id === invoice)
  return about.map(({ type }) => type).reverse()
}
const requests = async (path: string) =>
  (await stack.report()).requests.filter((one: { path: string }) => one.path === path)

describe('paying with a card', () => {
  it('collects it at once, and shows what collected it', async () => {
    const invoice = await open('4242 4242 4242 4242')
    const paid = await stripe.invoices.pay(invoice.id, { off_session: true, expand: PAYMENT })
    expect(paid).toMatchObject({
      status: 'paid',
      amount_paid: 5355,
      amount_remaining: 0,
      attempted: true,
      attempt_count: 1,
      payments: { data: [{ status: 'paid', amount_paid: 5355, payment: { payment_intent: { status: 'succeeded' } } }] },
    })
    const intent = intentOf(paid) as Stripe.PaymentIntent
    expect(await stripe.charges.retrieve(String(intent.latest_charge))).toMatchObject({
      status: 'succeeded',
      amount: 5355,
      payment_intent: intent.id,
      payment_method_details: { card: { last4: '4242' } },
    })
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ amount_received: 5355 })
    const { data } = await stripe.invoicePayments.list({ invoice: invoice.id })
    expect(data).toMatchObject([{ status: 'paid', is_default: true }])
    expect(await stripe.invoicePayments.retrieve(data[0]?.id ?? '')).toMatchObject({ invoice: invoice.id })
    expect(await told(invoice.id)).toEqual([
      'invoice.created',
      'invoice.updated',
      'invoice.finalized',
      'invoice.updated',
      'invoice.paid',
      'invoice.payment_succeeded',
    ])
  })

  it('says that it is paid already, without a code, and takes no money again', async () => {
    const invoice = await open('4242 4242 4242 4242')
    await stripe.invoices.pay(invoice.id)
    await expect(stripe.invoices.pay(invoice.id)).rejects.toMatchObject({
      statusCode: 400,
      type: 'StripeInvalidRequestError',
      message: 'Invoice is already paid',
      code: undefined,
    })
    const paid = await stripe.invoices.retrieve(invoice.id, { expand: ['payments'] })
    expect(paid.payments?.data).toHaveLength(1)
  })

  it('charges once when the answer is lost', async () => {
    const invoice = await open('4242 4242 4242 4242')
    const path = `/v1/invoices/${invoice.id}/pay`
    const pay = () => stripe.invoices.pay(invoice.id, {}, { idempotencyKey: 'bill:1:pay:1' })
    await stack.control({ fail: { path, kind: 'timeout-after-commit', times: 2 } })
    await expect(pay()).rejects.toMatchObject({ type: 'StripeConnectionError' })
    expect(await pay()).toMatchObject({ status: 'paid' })
    const { objects } = await stack.report()
    const charges = objects.charges.filter((one: Stripe.Charge) => one.customer === invoice.customer)
    expect(charges).toHaveLength(1)
  })

  it('finalizes a draft first', async () => {
    const customer = await customerWithCard(stripe, '4242 4242 4242 4242')
    const draft = await stripe.invoices.create({ customer })
    expect(await stripe.invoices.pay(draft.id)).toMatchObject({ status: 'paid', total: 0 })
  })

  it('takes the method of the call before that of the customer, and none of somebody else', async () => {
    const invoice = await open('4000 0000 0000 0341')
    const other = await customerWithCard(stripe, '4242 4242 4242 4242')
    const { data } = await stripe.customers.listPaymentMethods(other)
    await expect(stripe.invoices.pay(invoice.id, { payment_method: data[0]?.id })).rejects.toMatchObject({
      code: 'resource_missing',
      param: 'payment_method',
    })
    const theirs = await openInvoice(stripe, other)
    expect(await stripe.invoices.pay(theirs.id, { payment_method: data[0]?.id })).toMatchObject({ status: 'paid' })
  })

  it('wants a method', async () => {
    const { id } = await stripe.customers.create({ name: 'Petra' })
    const invoice = await openInvoice(stripe, id)
    await expect(stripe.invoices.pay(invoice.id)).rejects.toMatchObject({ statusCode: 400 })
    expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({ status: 'open', attempted: false })
  })

  it('can be settled by another way', async () => {
    const invoice = await open('4000 0000 0000 0341')
    expect(await stripe.invoices.pay(invoice.id, { paid_out_of_band: true, expand: PAYMENT })).toMatchObject({
      status: 'paid',
      payments: { data: [{ status: 'canceled', payment: { payment_intent: { status: 'canceled' } } }] },
    })
  })
})

describe('a card that is declined', () => {
  it('says why, and the attempt stays on record', async () => {
    const invoice = await open('4000 0000 0000 0341')
    const pay = (key: string) => stripe.invoices.pay(invoice.id, { off_session: true }, { idempotencyKey: key })
    await expect(pay('bill:2:pay:1')).rejects.toMatchObject({
      statusCode: 402,
      type: 'StripeCardError',
      code: 'card_declined',
      decline_code: 'generic_decline',
      payment_intent: { status: 'requires_payment_method', last_payment_error: { code: 'card_declined' } },
    })
    const after = await stripe.invoices.retrieve(invoice.id, { expand: PAYMENT })
    expect(after).toMatchObject({ status: 'open', attempted: true, attempt_count: 1, amount_remaining: 5355 })
    expect((await told(invoice.id)).slice(-2)).toEqual(['invoice.updated', 'invoice.payment_failed'])
    await expect(pay('bill:2:pay:1')).rejects.toMatchObject({
      code: 'card_declined',
      headers: { 'idempotent-replayed': 'true' },
    })
    expect((await told(invoice.id)).filter((type) => type === 'invoice.payment_failed')).toHaveLength(1)
    await expect(pay('bill:2:pay:2')).rejects.toMatchObject({ code: 'card_declined' })
    expect((await told(invoice.id)).filter((type) => type === 'invoice.payment_failed')).toHaveLength(2)
    expect(await requests(`/v1/invoices/${invoice.id}/pay`)).toHaveLength(3)
  })

  it('is declined as expired once its month is over', async () => {
    const invoice = await open('4242 4242 4242 4242')
    stack.setClock(Date.UTC(2035, 0, 1) - Date.now())
    await expect(stripe.invoices.pay(invoice.id)).rejects.toMatchObject({ code: 'expired_card', statusCode: 402 })
  })
})

describe('a card that asks at each charge', () => {
  it('wants its holder, and stays open until then', async () => {
    const invoice = await open('4000 0027 6000 3184')
    await expect(stripe.invoices.pay(invoice.id, { off_session: true })).rejects.toMatchObject({
      statusCode: 402,
      type: 'StripeCardError',
      code: 'invoice_payment_intent_requires_action',
      payment_intent: { status: 'requires_action' },
    })
    expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({ status: 'open', attempted: true })
    expect((await told(invoice.id)).slice(-3)).toEqual([
      'invoice.updated',
      'invoice.payment_action_required',
      'invoice.payment_failed',
    ])
  })

  it('does not ask again where it was asked once, when it was saved', async () => {
    const invoice = await open('4000 0025 0000 3155')
    expect(await stripe.invoices.pay(invoice.id, { off_session: true })).toMatchObject({ status: 'paid' })
  })
})

describe('the way of an event', () => {
  const paidTold = () => eventually(() => stack.receiver.of('invoice.paid')[0])
  const payOne = async (...answers: number[]) => {
    const invoice = await open('4242 4242 4242 4242')
    stack.receiver.forget()
    stack.receiver.answerWith(...answers)
    return stripe.invoices.pay(invoice.id)
  }

  it('carries an old snapshot while stale, and the list of events the right one', async () => {
    await stack.control({ webhooks: 'stale' })
    const { id } = await payOne()
    const delivery = await paidTold()
    expect(delivery?.event.data.object).toMatchObject({ id, status: 'draft', total: 0 })
    const { data } = await stripe.events.list({ type: 'invoice.paid', limit: 1 })
    expect(data[0]?.data.object).toMatchObject({ id, status: 'paid' })
    expect(data[0]?.id).toBe(delivery?.event.id)
  })

  it('is badly signed until the mode ends, and comes again rightly signed', async () => {
    await stack.control({ webhooks: 'bad-signature' })
    await payOne(...Array(30).fill(400))
    const bad = await paidTold()
    const read = (one: typeof bad) =>
      stripe.webhooks.constructEvent(one?.body ?? '', one?.signature ?? '', 'whsec_test')
    expect(() => read(bad)).toThrow('No signatures found')
    stack.receiver.forget()
    await stack.control({ webhooks: 'normal' })
    expect(read(await paidTold())).toMatchObject({ type: 'invoice.paid' })
  })

  it('comes in any order while shuffled, and all of it comes', async () => {
    await stack.control({ webhooks: 'shuffled' })
    const { id } = await payOne()
    const { data } = await stripe.events.list({ limit: 100 })
    const since = data.slice(
      0,
      data.findIndex(({ type }) => type === 'invoice.finalized'),
    )
    expect(since.map(({ data: { object } }) => 'id' in object && object.id)).toContain(id)
    const came = () => new Set(stack.receiver.received.map(({ event }) => event.id))
    expect(await eventually(() => since.every((event) => came().has(event.id)))).toBe(true)
  })

  it('is slow where that is ordered: the call goes on after its caller has given up', async () => {
    const invoice = await open('4242 4242 4242 4242')
    const path = `/v1/invoices/${invoice.id}/pay`
    await stack.control({ fail: { path, kind: 'slow', seconds: 1 } })
    const impatient = stripe.invoices.pay(
      invoice.id,
      {},
      { timeout: 300, maxNetworkRetries: 0, idempotencyKey: 'slow' },
    )
    await expect(impatient).rejects.toMatchObject({ type: 'StripeConnectionError' })
    expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({ status: 'open' })
    const paid = await eventually(async () => (await stripe.invoices.retrieve(invoice.id)).status === 'paid')
    expect(paid).toBe(true)
  })
})
