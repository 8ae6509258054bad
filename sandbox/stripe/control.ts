import { jsonResponse } from '../http'
import type { Sandbox } from './sandbox'
import { addDeliveries, need, type Store, WEBHOOK_MODES } from './store'

type Order = { webhooks?: string; fail?: unknown; redeliver?: string }

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
  if (order.redeliver) {
    const id = order.redeliver
    await sandbox.inTurn(null, (store) => redeliver(store, id))
    sandbox.deliveries.wake()
  }
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
