import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import Stripe from 'stripe'
import { ConnectionLost, serve } from './http'
import { startStandIns } from './start'

export const SECRET = 'whsec_test'

export type Received = { body: string; signature: string; event: Stripe.Event; at: number }

/** The stand-ins on a database of their own, with a receiver for their webhooks. */
export async function startTestStack() {
  const admin = postgres(needTestServer(), { max: 1, onnotice: () => {} })
  const name = `sandbox_${randomBytes(6).toString('hex')}`
  await admin.unsafe(`create database ${name}`)
  const database = new URL(needTestServer())
  database.pathname = `/${name}`
  const directory = mkdtempSync(path.join(tmpdir(), 'sandbox-'))
  const clockFile = path.join(directory, 'clock')
  const receiver = await startReceiver()
  const start = () =>
    startStandIns({
      databaseUrl: database.href,
      stripePort: 0,
      resendPort: 0,
      webhookUrl: `${receiver.origin}/webhook`,
      webhookSecret: SECRET,
      appOrigin: 'http://localhost:3000',
      clockFile,
    })
  let standIns = await start()
  return {
    databaseUrl: database.href,
    receiver,
    stripe: () => connect(standIns.stripeOrigin),
    stripeOrigin: () => standIns.stripeOrigin,
    resendOrigin: () => standIns.resendOrigin,
    setClock: (offset: number) => writeFileSync(clockFile, String(offset)),
    restart: async () => {
      await standIns.stop()
      standIns = await start()
    },
    control: (order: unknown) => postJson(`${standIns.stripeOrigin}/_control`, order),
    report: async () => (await fetch(`${standIns.stripeOrigin}/_control`)).json(),
    stop: async () => {
      await standIns.stop()
      await receiver.close()
      await admin.unsafe(`drop database ${name} with (force)`)
      await admin.end()
      rmSync(directory, { recursive: true })
    },
  }
}

export type TestStack = Awaited<ReturnType<typeof startTestStack>>

function connect(origin: string): Stripe {
  const { hostname, port } = new URL(origin)
  return new Stripe('sk_test_x', { host: hostname, port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 })
}

function needTestServer(): string {
  const url = process.env.TEST_DATABASE_URL
  if (!url) throw new Error('TEST_DATABASE_URL is not set')
  return url
}

async function startReceiver() {
  const received: Received[] = []
  const answers: number[] = []
  const server = await serve(async (request) => {
    const body = await request.text()
    const status = answers.shift() ?? 200
    const event = JSON.parse(body)
    received.push({ body, signature: request.headers.get('stripe-signature') ?? '', event, at: Date.now() })
    if (status === 0) throw new ConnectionLost()
    return new Response('ok', { status })
  }, 0)
  return {
    ...server,
    received,
    /** The next answers, before it is 200 again; 0 breaks the connection. */
    answerWith: (...statuses: number[]) => answers.push(...statuses),
    forget: () => {
      received.length = 0
      answers.length = 0
    },
    of: (type: string) => received.filter(({ event }) => event.type === type),
  }
}

export async function postJson(url: string, body: unknown) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.json()
}

/** A filled-in Checkout form; 4242 unless told. */
export function cardForm(changes: Record<string, string> = {}): Record<string, string> {
  return {
    number: '4242 4242 4242 4242',
    expiry: '12 / 34',
    cvc: '123',
    name: 'Petra Klein',
    line1: 'Marktstr. 1',
    postal_code: '10115',
    city: 'Berlin',
    country: 'DE',
    ...changes,
  }
}

/** The same on the tab for direct debit, with the account that works. */
export function debitForm(changes: Record<string, string> = {}): Record<string, string> {
  return {
    method: 'sepa_debit',
    iban: 'DE89 3704 0044 0532 0130 00',
    name: 'Petra Klein',
    line1: 'Marktstr. 1',
    postal_code: '10115',
    city: 'Berlin',
    country: 'DE',
    ...changes,
  }
}

/** Presses a button of a page the way a browser without JavaScript does, without following the redirect. */
export async function submit(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
}

export async function openSession(stripe: Stripe, changes: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  const customer = await stripe.customers.create({
    name: 'Client GmbH',
    email: 'petra@client.test',
    address: { country: 'DE' },
  })
  const session = await stripe.checkout.sessions.create({
    mode: 'setup',
    currency: 'eur',
    customer: customer.id,
    client_reference_id: 'checkout-1',
    billing_address_collection: 'required',
    allowed_payment_method_types: ['card'],
    locale: 'en',
    custom_text: { submit: { message: 'Overto charges €53.55 a month for blumenhaus.' } },
    success_url: 'http://localhost:3000/checkout/1/done?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:3000/checkout/1/back',
    metadata: { checkout_id: 'checkout-1' },
    setup_intent_data: { metadata: { checkout_id: 'checkout-1' } },
    ...changes,
  })
  return { customer, session, page: session.url ?? '' }
}

export async function eventually<T>(probe: () => T | Promise<T>, within = 5000): Promise<T> {
  const end = Date.now() + within
  for (;;) {
    const value = await probe()
    if (value || Date.now() > end) return value
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** A customer whose bills this card pays. */
export async function customerWithCard(stripe: Stripe, number: string): Promise<string> {
  const { customer, session, page } = await openSession(stripe)
  await submit(page, cardForm({ number }))
  await submit(`${page}/authenticate`, { outcome: 'complete' })
  return saveAsDefault(stripe, customer.id, session.id)
}

/** A customer whose bills are debited from this account. */
export async function customerWithAccount(stripe: Stripe, iban: string): Promise<string> {
  const allowed_payment_method_types: ('card' | 'sepa_debit')[] = ['card', 'sepa_debit']
  const { customer, session, page } = await openSession(stripe, { allowed_payment_method_types })
  await submit(page, debitForm({ iban }))
  return saveAsDefault(stripe, customer.id, session.id)
}

async function saveAsDefault(stripe: Stripe, customer: string, session: string): Promise<string> {
  const { setup_intent } = await stripe.checkout.sessions.retrieve(session, { expand: ['setup_intent'] })
  const method = typeof setup_intent === 'object' ? setup_intent?.payment_method : null
  if (typeof method !== 'string') throw new Error('no payment method was saved')
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method } })
  return customer
}

/** One line of a bill in Germany, its tax worked out by the caller. */
export function invoiceLine(amount: number, tax: number): Stripe.InvoiceAddLinesParams.Line {
  return {
    amount,
    description: 'blumenhaus, Basic, 31 of 31 days',
    period: { start: 1_790_000_000, end: 1_792_000_000 },
    metadata: { app_id: 'app-1' },
    tax_amounts: [
      {
        amount: tax,
        taxable_amount: amount,
        taxability_reason: 'standard_rated',
        tax_rate_data: { display_name: 'VAT', country: 'DE', inclusive: false, percentage: 19, tax_type: 'vat' },
      },
    ],
  }
}

/** An invoice that is due, over 53.55 unless told. */
export async function openInvoice(stripe: Stripe, customer: string, lines = [invoiceLine(4500, 855)]) {
  const draft = await stripe.invoices.create({ customer, currency: 'eur', auto_advance: false })
  await stripe.invoices.addLines(draft.id, { lines })
  return stripe.invoices.finalizeInvoice(draft.id, { auto_advance: false })
}
