import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  cardForm,
  customerWithAccount,
  customerWithCard,
  eventually,
  invoiceLine,
  openInvoice,
  startTestStack,
  submit,
  type TestStack,
} from '../test-stack'

let stack: TestStack
let stripe: Stripe
beforeAll(async () => {
  stack = await startTestStack()
  stripe = stack.stripe()
})
afterAll(() => stack?.stop())
afterEach(() => stack.control({ webhooks: 'normal' }))

const text = async (url: string) => (await fetch(url)).text()
const status = async (id: string) => (await stripe.invoices.retrieve(id)).status
const open = async (number: string) => hosted(await openInvoice(stripe, await customerWithCard(stripe, number)))
const hosted = (invoice: Stripe.Invoice) => ({
  id: invoice.id,
  customer: String(invoice.customer),
  page: invoice.hosted_invoice_url ?? '',
})
const methods = async (customer: string) => (await stripe.customers.listPaymentMethods(customer)).data
const usual = async (customer: string) => {
  const expand = ['invoice_settings.default_payment_method']
  const { invoice_settings } = (await stripe.customers.retrieve(customer, { expand })) as Stripe.Customer
  return (invoice_settings.default_payment_method as Stripe.PaymentMethod).card?.last4
}

describe('the page of an invoice', () => {
  it('shows the facts, every line, and the card that pays', async () => {
    const customer = await customerWithCard(stripe, '4242 4242 4242 4242')
    const draft = await stripe.invoices.create({
      customer,
      number: 'OV2026-00007',
      effective_at: Date.UTC(2026, 10, 1, 9) / 1000,
      footer: 'Overto GmbH, HRB 1 <b>',
      custom_fields: [{ name: 'Order number', value: 'PO 17' }],
    })
    await stripe.invoices.addLines(draft.id, { lines: Array.from({ length: 12 }, () => invoiceLine(1000, 190)) })
    const { hosted_invoice_url: page } = await stripe.invoices.finalizeInvoice(draft.id)
    const html = await text(page ?? '')
    for (const fact of ['OV2026-00007', 'Client GmbH', '1 November 2026', 'PO 17', 'HRB 1 &lt;b&gt;', '€142.80']) {
      expect(html).toContain(fact)
    }
    expect(html.match(/blumenhaus, Basic/g)).toHaveLength(12)
    expect(html).toContain('Pay with Visa ending 4242')
    expect(await status(draft.id)).toBe('open')
  })

  it('is there for finalized invoices only', async () => {
    const customer = await customerWithCard(stripe, '4242 4242 4242 4242')
    const draft = await stripe.invoices.create({ customer })
    expect((await fetch(`${stack.stripeOrigin()}/i/${draft.id}`)).status).toBe(404)
    expect((await submit(`${stack.stripeOrigin()}/i/in_no`, { do: 'saved' })).status).toBe(404)
  })

  it('pays with the saved card, once for two presses', async () => {
    const { id, page } = await open('4242 4242 4242 4242')
    const answers = await Promise.all([submit(page, { do: 'saved' }), submit(page, { do: 'saved' })])
    expect(answers.map((answer) => answer.headers.get('location'))).toEqual([`/i/${id}`, `/i/${id}`])
    expect(await text(page)).toContain('This invoice is paid')
    const { objects } = await stack.report()
    const { customer } = await stripe.invoices.retrieve(id)
    expect(objects.charges.filter((charge: Stripe.Charge) => charge.customer === customer)).toHaveLength(1)
  })

  it('declines the saved card with a sentence, and takes another without keeping it', async () => {
    const { id, page, customer } = await open('4000 0000 0000 0341')
    expect(await (await submit(page, { do: 'saved' })).text()).toContain('Your card was declined.')
    const refused = await (await submit(page, cardForm({ number: '4000 0000 0000 9995' }))).text()
    expect(refused).toContain('insufficient funds')
    expect(refused).toContain('value="Marktstr. 1"')
    expect(await status(id)).toBe('open')
    expect((await submit(page, cardForm({ number: '5555 5555 5555 4444' }))).status).toBe(303)
    expect(await status(id)).toBe('paid')
    expect(await methods(customer)).toHaveLength(1)
    expect(await usual(customer)).toBe('0341')
  })

  it('keeps another card, and pays with it from then on, where that is ticked', async () => {
    const { id, page, customer } = await open('4000 0000 0000 0341')
    await submit(page, cardForm({ number: '5555 5555 5555 4444', save: 'on' }))
    expect(await status(id)).toBe('paid')
    expect(await usual(customer)).toBe('4444')
    const next = await openInvoice(stripe, customer)
    expect(await stripe.invoices.pay(next.id)).toMatchObject({ status: 'paid' })
  })

  it('offers no card that was taken away, and takes another', async () => {
    const { id, page, customer } = await open('4242 4242 4242 4242')
    const [saved] = await methods(customer)
    await stripe.paymentMethods.detach(saved?.id ?? '')
    expect(await text(page)).not.toContain('ending 4242')
    await submit(page, { do: 'saved' })
    expect(await status(id)).toBe('open')
    await submit(page, cardForm())
    expect(await status(id)).toBe('paid')
  })

  it('refuses a form that is not complete, and keeps the tick', async () => {
    const { page } = await open('4000 0000 0000 0341')
    const refused = await (await submit(page, cardForm({ cvc: '', save: 'on' }))).text()
    expect(refused).toContain('security code is incomplete.')
    expect(refused).toContain(' checked')
  })
})

describe('a card that asks', () => {
  const asked = async () => {
    const opened = await open('4000 0027 6000 3184')
    await expect(stripe.invoices.pay(opened.id)).rejects.toMatchObject({
      code: 'invoice_payment_intent_requires_action',
    })
    const answer = await submit(opened.page, { do: 'saved' })
    expect(answer.headers.get('location')).toBe(`/i/${opened.id}/authenticate`)
    const challenge = `${opened.page}/authenticate`
    expect(await text(challenge)).toContain('Complete authentication')
    return { ...opened, challenge }
  }

  it('is paid once its holder has passed', async () => {
    const { id, challenge } = await asked()
    expect((await submit(challenge, { outcome: 'complete' })).headers.get('location')).toBe(`/i/${id}`)
    expect(await status(id)).toBe('paid')
    expect((await submit(challenge, { outcome: 'complete' })).headers.get('location')).toBe(`/i/${id}`)
    expect((await fetch(challenge, { redirect: 'manual' })).headers.get('location')).toBe(`/i/${id}`)
  })

  it('stays open when its holder has not, and can be tried again', async () => {
    const { id, page, challenge } = await asked()
    expect(await (await submit(challenge, { outcome: 'fail' })).text()).toContain('We could not authenticate')
    expect(await status(id)).toBe('open')
    await submit(page, { do: 'saved' })
    await submit(challenge, { outcome: 'complete' })
    expect(await status(id)).toBe('paid')
  })

  it('is kept after the challenge where that was ticked, and not before', async () => {
    const { id, page, customer } = await open('4000 0000 0000 0341')
    const answer = await submit(page, cardForm({ number: '4000 0025 0000 3155', save: 'on' }))
    expect(answer.headers.get('location')).toBe(`/i/${id}/authenticate`)
    expect(await methods(customer)).toHaveLength(1)
    await submit(`${page}/authenticate`, { outcome: 'complete' })
    expect(await status(id)).toBe('paid')
    expect(await usual(customer)).toBe('3155')
  })
})

describe('a page where there is nothing to pay', () => {
  it('says that it is void', async () => {
    const { id, page } = await open('4242 4242 4242 4242')
    await stripe.invoices.voidInvoice(id)
    expect(await text(page)).toContain('This invoice is void')
    await submit(page, { do: 'saved' })
    expect(await status(id)).toBe('void')
  })

  it('says that a debit is on its way, and that a mandate is over', async () => {
    const customer = await customerWithAccount(stripe, 'DE35370400440532013002')
    const { id, page } = hosted(await openInvoice(stripe, customer))
    expect(await text(page)).toContain('Pay with bank account ending 3002')
    await submit(page, { do: 'saved' })
    expect(await text(page)).toContain('The payment is on its way')
    expect(await eventually(async () => (await status(id)) === 'paid')).toBe(true)
    const next = hosted(await openInvoice(stripe, customer))
    expect(await (await submit(next.page, { do: 'saved' })).text()).toContain('The mandate of this payment method')
  })
})
