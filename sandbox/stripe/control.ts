import { jsonResponse } from '../http'
import { decideDebit } from './collect-invoice'
import { OUTCOMES } from './debits'
import { paymentOf } from './invoice-payments'
import { renewCard } from './payment-methods'
import type { Sandbox } from './sandbox'
import { addDeliveries, need, type Store, WEBHOOK_MODES } from './store'

type Order = {
  webhooks?: string
  fail?: unknown
  redeliver?: string
  decide?: { invoice: string; as?: string }
  renew?: { method: string; last4: string }
}

/** The tests' hand on the stand-in. Stripe has nothing like it, and the product never calls it. */
export async function answerControl(sandbox: Sandbox, request: Request): Promise<Response> {
  if (request.method === 'GET') return jsonResponse(await report(sandbox))
  if (request.method !== 'POST') return jsonResponse({ error: 'GET or POST' }, 405)
  // No page of another site can send this type without asking first.
  if (!request.headers.get('content-type')?.startsWith('application/json')) {
    return jsonResponse({ error: 'content-type: application/json' }, 415)
  }
  try {
    await obey(sandbox, (await request.json()) as Order)
  } catch (error) {
    return jsonResponse({ error: String(error) }, 400)
  }
  return jsonResponse({ mode: sandbox.mode(), faults: sandbox.faults.list() })
}

async function obey(sandbox: Sandbox, order: Order): Promise<void> {
  if (order.webhooks !== undefined) {
    const mode = WEBHOOK_MODES.find((each) => each === order.webhooks)
    if (!mode) throw new Error(`webhooks: one of ${WEBHOOK_MODES.join(', ')}`)
    await sandbox.setMode(mode)
  }
  if (order.fail === null) sandbox.faults.clear()
  if (order.fail) sandbox.faults.add(order.fail)
  const act = async (work: (store: Store) => Promise<void>) => {
    await sandbox.inTurn(null, work)
    sandbox.deliveries.wake()
  }
  const { redeliver: id, decide: debit, renew } = order
  if (id) await act((store) => redeliver(store, id))
  if (debit) await act((store) => decide(store, debit))
  if (renew) await act((store) => renewCard(store, renew.method, renew.last4))
}

/** What the bank answers to the debit of an invoice, without waiting for its day. */
async function decide(store: Store, { invoice, as }: { invoice: string; as?: string }): Promise<void> {
  const outcome = OUTCOMES.find((each) => each === as)
  if (as !== undefined && !outcome) throw new Error(`as: one of ${OUTCOMES.join(', ')}`)
  const collected = await paymentOf(store, invoice)
  if (!collected) throw new Error(`${invoice} collects nothing`)
  await decideDebit(store, collected.intent, outcome)
}

async function redeliver(store: Store, id: string): Promise<void> {
  await need(store, 'event', id, 'event')
  for (const endpoint of await store.all('webhook_endpoint')) {
    await addDeliveries(store.tx, 'normal', id, endpoint.id)
  }
}

async function report(sandbox: Sandbox) {
  return sandbox.inTurn(null, async (store) => ({
    mode: sandbox.mode(),
    faults: sandbox.faults.list(),
    sessions: await store.all('checkout.session'),
    deliveries: await listDeliveries(store),
    events: await store.all('event'),
    requests: sandbox.requests(),
    objects: {
      customers: await store.all('customer'),
      payment_methods: await store.all('payment_method'),
      setup_intents: await store.all('setup_intent'),
      tax_ids: await store.all('tax_id'),
      invoices: await store.all('invoice'),
      invoice_payments: await store.all('invoice_payment'),
      payment_intents: await store.all('payment_intent'),
      charges: await store.all('charge'),
      disputes: await store.all('dispute'),
      mandates: await store.all('mandate'),
      portal_configurations: await store.all('billing_portal.configuration'),
      portal_sessions: await store.all('billing_portal.session'),
      webhook_endpoints: await store.all('webhook_endpoint'),
    },
  }))
}

async function listDeliveries(store: Store) {
  return store.tx`select delivery.id::int, event_id as event, event.body->>'type' as type, endpoint_id as endpoint,
      state, attempts, answers
    from sandbox.deliveries delivery join sandbox.objects event on event.id = delivery.event_id order by delivery.id`
}
