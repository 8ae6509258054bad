import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  cardForm,
  customerWithAccount,
  debitForm,
  eventually,
  openInvoice,
  openSession,
  startTestStack,
  submit,
  type TestStack,
} from '../test-stack'

const WORKS = 'DE89370400440532013000'
const WORKS_LATE = 'DE08370400440532013003'
const FAILS = 'DE62370400440532013001'
const FAILS_LATE = 'DE78370400440532013004'
const DISPUTED = 'DE35370400440532013002'
const LATE = 4 * 60 * 1000

let stack: TestStack
let stripe: Stripe
beforeAll(async () => {
  stack = await startTestStack()
  stripe = stack.stripe()
})
afterAll(() => stack?.stop())
afterEach(() => stack.setClock(0))

const text = async (url: string) => (await fetch(url)).text()
const both = { allowed_payment_method_types: ['card', 'sepa_debit'] satisfies ('card' | 'sepa_debit')[] }
const saved = (id: string) =>
  stripe.checkout.sessions.retrieve(id, { expand: ['setup_intent.payment_method', 'setup_intent.mandate'] })

async function debited(iban: string) {
  const invoice = await openInvoice(stripe, await customerWithAccount(stripe, iban))
  return stripe.invoices.pay(invoice.id, { off_session: true, expand: PAYMENT })
}

const PAYMENT = ['payments.data.payment.payment_intent']
const read = (id: string) => stripe.invoices.retrieve(id, { expand: PAYMENT })
const becomes = (id: string, status: string) => eventually(async () => (await read(id)).status === status)
const told = async (type: string, invoice: string) => {
  const { data } = await stripe.events.list({ type, limit: 100 })
  return data.filter(({ data: { object } }) => 'id' in object && object.id === invoice).length
}

describe('the tab for direct debit', () => {
  it('is there where the session allows it, and nowhere else', async () => {
    const { page } = await openSession(stripe, both)
    expect(await text(page)).toContain('SEPA Direct Debit')
    expect(await text(page)).toContain('Card number')
    const debit = await text(`${page}?method=sepa_debit`)
    expect(debit).toContain('Name of the account holder')
    expect(debit).toContain('DE89 3704 0044 0532 0130 00')
    expect(debit).toContain('under a SEPA mandate')
    const { page: other } = await openSession(stripe)
    expect(await text(`${other}?method=sepa_debit`)).not.toContain('IBAN')
    expect(await (await submit(other, debitForm())).text()).toContain('Your card number is incomplete.')
  })

  it('saves the account with a mandate', async () => {
    const { customer, session, page } = await openSession(stripe, both)
    const answer = await submit(page, debitForm({ iban: 'de89 3704-0044 0532 0130 00' }))
    expect(answer.headers.get('location')).toContain(session.id)
    const { setup_intent } = await saved(session.id)
    expect(setup_intent).toMatchObject({
      status: 'succeeded',
      payment_method: {
        type: 'sepa_debit',
        customer: customer.id,
        sepa_debit: { country: 'DE', last4: '3000', bank_code: '37040044' },
        billing_details: { name: 'Petra Klein', address: { city: 'Berlin', country: 'DE' } },
      },
      mandate: { status: 'active', payment_method_details: { sepa_debit: { reference: expect.any(String) } } },
    })
    const mandate = (setup_intent as Stripe.SetupIntent).mandate as Stripe.Mandate
    expect(await stripe.mandates.retrieve(mandate.id)).toMatchObject({ type: 'multi_use' })
    const { payment_method: method } = setup_intent as Stripe.SetupIntent
    const ofMethod = { payment_method: (method as Stripe.PaymentMethod).id, expand: ['data.mandate'] }
    expect((await stripe.setupIntents.list(ofMethod)).data).toMatchObject([{ status: 'succeeded', mandate }])
    expect((await stripe.setupIntents.list({ customer: 'cus_nobody' })).data).toEqual([])
  })

  it.each([
    [{ iban: 'DE89' }, 'Your IBAN is incomplete.'],
    [{ iban: 'DE02120300000000202051' }, 'only takes the test accounts'],
    [{ name: '' }, 'Enter the name of the account holder.'],
    [{ city: '' }, 'Enter the city.'],
  ])('refuses %o and keeps what was typed', async (changes, problem) => {
    const { session, page } = await openSession(stripe, both)
    const refused = await (await submit(page, debitForm(changes))).text()
    expect(refused).toContain(problem)
    expect(refused).toContain('value="Marktstr. 1"')
    expect(refused).toContain('IBAN')
    expect((await saved(session.id)).status).toBe('open')
  })

  it('leaves the other tab as it is', async () => {
    const { session, page } = await openSession(stripe, both)
    expect((await submit(page, cardForm({ method: 'card' }))).status).toBe(303)
    expect((await saved(session.id)).setup_intent).toMatchObject({ payment_method: { type: 'card' }, mandate: null })
  })
})

describe('a direct debit', () => {
  it('is under way first, and paid when the bank has answered', async () => {
    const tried = await debited(WORKS_LATE)
    expect(tried).toMatchObject({
      status: 'open',
      attempted: true,
      amount_remaining: 5355,
      payments: { data: [{ status: 'open', payment: { payment_intent: { status: 'processing' } } }] },
    })
    await expect(stripe.invoices.pay(tried.id)).rejects.toMatchObject({ statusCode: 400 })
    await expect(stripe.invoices.voidInvoice(tried.id)).rejects.toMatchObject({ statusCode: 400 })
    stack.setClock(LATE)
    expect(await read(tried.id)).toMatchObject({
      status: 'paid',
      amount_paid: 5355,
      payments: { data: [{ status: 'paid', payment: { payment_intent: { status: 'succeeded' } } }] },
    })
    expect(await told('invoice.paid', tried.id)).toBe(1)
  })

  it('is answered within seconds by the account that is quick', async () => {
    expect(await becomes((await debited(WORKS)).id, 'paid')).toBe(true)
  })

  it('fails: the invoice stays open, and can be tried again', async () => {
    const { id } = await debited(FAILS)
    expect(await eventually(() => told('invoice.payment_failed', id))).toBe(1)
    expect(await read(id)).toMatchObject({
      status: 'open',
      payments: {
        data: [
          {
            payment: {
              payment_intent: {
                status: 'requires_payment_method',
                last_payment_error: { decline_code: 'generic_decline', payment_method: { type: 'sepa_debit' } },
              },
            },
          },
        ],
      },
    })
    expect(await stripe.invoices.pay(id, { expand: PAYMENT })).toMatchObject({
      payments: { data: [{ payment: { payment_intent: { status: 'processing' } } }] },
    })
    await stack.control({ decide: { invoice: id, as: 'succeeded' } })
    expect(await read(id)).toMatchObject({ status: 'paid' })
  })

  it('fails late, by the shared clock', async () => {
    const { id } = await debited(FAILS_LATE)
    expect(await told('invoice.payment_failed', id)).toBe(0)
    stack.setClock(LATE)
    expect(await eventually(() => told('invoice.payment_failed', id))).toBe(1)
  })

  it('is taken back: the invoice stays paid, and the mandate is over', async () => {
    const { id, customer } = await debited(DISPUTED)
    expect(await becomes(id, 'paid')).toBe(true)
    const { data } = await stripe.events.list({ type: 'charge.dispute.created', limit: 1 })
    const dispute = data[0]?.data.object as Stripe.Dispute
    expect(dispute).toMatchObject({ amount: 5355, reason: 'debit_not_authorized' })
    const { charge } = await stripe.disputes.retrieve(dispute.id, { expand: ['charge'] })
    expect(charge).toMatchObject({ customer, disputed: true })
    expect((await stripe.events.list({ type: 'mandate.updated' })).data[0]?.data.object).toMatchObject({
      status: 'inactive',
    })
    const next = await openInvoice(stripe, String(customer))
    await expect(stripe.invoices.pay(next.id)).rejects.toMatchObject({ code: 'payment_intent_mandate_invalid' })
  })

  it('is decided at once, once, where a test asks for it', async () => {
    const { id } = await debited(WORKS_LATE)
    expect(await stack.control({ decide: { invoice: id, as: 'maybe' } })).toHaveProperty('error')
    expect(await stack.control({ decide: { invoice: 'in_no' } })).toHaveProperty('error')
    await stack.control({ decide: { invoice: id, as: 'failed' } })
    expect(await told('invoice.payment_failed', id)).toBe(1)
    expect(await stack.control({ decide: { invoice: id } })).toHaveProperty('error')
    stack.setClock(LATE)
    expect(await read(id)).toMatchObject({ status: 'open' })
  })

  it('survives a restart while it is under way', async () => {
    const { id } = await debited(WORKS_LATE)
    await stack.restart()
    stripe = stack.stripe()
    stack.setClock(LATE)
    expect(await read(id)).toMatchObject({ status: 'paid' })
  })
})
