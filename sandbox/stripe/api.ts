import { createHash } from 'node:crypto'
import type { FaultKind } from '../faults'
import { ConnectionLost, jsonResponse } from '../http'
import { errorJson, invalid, keyReused, StripeError, unauthorized, unknownUrl } from './errors'
import { expand } from './expand'
import { decodeForm } from './form'
import { newId } from './ids'
import { refuseUnknown, texts } from './parameters'
import { findRoute } from './routes'
import type { Sandbox } from './sandbox'
import type { Store } from './store'
import { API_VERSION, type Params } from './wire'

const KEY_LIFE = 24 * 3600

type Call = { method: string; url: URL; params: Params; key: string | null; requestId: string }
type Answer = { status: number; body: string; replayed?: boolean }

/** One call of the API: authentication, faults, idempotency, the operation, and Stripe's headers around it all. */
export async function answerApi(sandbox: Sandbox, request: Request): Promise<Response> {
  const call = await readCall(request)
  sandbox.record(call)
  const fault = await sandbox.faults.take(call.method, call.url.pathname)
  if (fault === 'drop-before') throw new ConnectionLost()
  const answer = await answerCall(sandbox, request, call, fault)
  sandbox.deliveries.wake()
  if (fault === 'timeout-after-commit') throw new ConnectionLost()
  return jsonResponse(answer.body, answer.status, {
    'request-id': call.requestId,
    'stripe-version': request.headers.get('stripe-version') ?? API_VERSION,
    ...(call.key ? { 'idempotency-key': call.key } : {}),
    ...(answer.replayed ? { 'idempotent-replayed': 'true' } : {}),
  })
}

async function readCall(request: Request): Promise<Call> {
  const url = new URL(request.url)
  const key = request.method === 'POST' ? request.headers.get('idempotency-key') : null
  const body = await request.text()
  const params = { ...decodeForm(url.search.slice(1)), ...decodeForm(body) }
  return { method: request.method, url, params, key, requestId: newId('req', 14) }
}

async function answerCall(sandbox: Sandbox, request: Request, call: Call, fault?: FaultKind): Promise<Answer> {
  try {
    authenticate(request)
    refuseForFault(fault)
    return await sandbox.inTurn(call, (store) => answerOnce(store, call, fault))
  } catch (error) {
    if (error instanceof StripeError) return { status: error.status, body: errorJson(error) }
    throw error
  }
}

function authenticate(request: Request): void {
  const [scheme, token = ''] = (request.headers.get('authorization') ?? '').split(' ')
  if (!scheme) throw unauthorized('You did not provide an API key.')
  const key = scheme === 'Basic' ? Buffer.from(token, 'base64').toString().split(':')[0] : token
  if (!/^(sk|rk)_test_/.test(key ?? ''))
    throw unauthorized('Invalid API Key provided. The sandbox takes test keys only.')
}

/** Failures before the operation began: nothing is kept, the same key may be used again. */
function refuseForFault(fault: FaultKind | undefined): void {
  if (fault === '400') throw invalid('Something about this request is not right.')
  if (fault === '503') throw new StripeError(503, { type: 'api_error', message: 'Service unavailable.' })
  if (fault !== '429') return
  const message = 'Request rate limit exceeded.'
  throw new StripeError(429, { type: 'invalid_request_error', code: 'rate_limit', message })
}

/** With a key, the first stored answer is given again for a day; other parameters under it are refused. */
async function answerOnce(store: Store, call: Call, fault?: FaultKind): Promise<Answer> {
  const { key } = call
  if (!key) return runOrFail(store, call, fault)
  const hash = createHash('sha256')
    .update(JSON.stringify([call.url.pathname, call.params]))
    .digest('hex')
  await store.tx`delete from sandbox.idempotency where created < ${store.turn.now - KEY_LIFE}`
  const [kept] = await store.tx`select hash, status, body from sandbox.idempotency where key = ${key}`
  if (kept && kept.hash !== hash) throw keyReused(key)
  if (kept) return { status: kept.status, body: kept.body, replayed: true }
  const answer = await runOrFail(store, call, fault)
  await store.tx`insert into sandbox.idempotency (key, hash, status, body, created)
    values (${key}, ${hash}, ${answer.status}, ${answer.body}, ${store.turn.now})`
  return answer
}

/** A 500 in the middle of an operation is an answer like any other: Stripe keeps it under the key. */
async function runOrFail(store: Store, call: Call, fault?: FaultKind): Promise<Answer> {
  if (fault !== '500') return run(store, call)
  const message = 'An unexpected error occurred.'
  return { status: 500, body: errorJson(new StripeError(500, { type: 'api_error', message })) }
}

async function run(store: Store, call: Call): Promise<Answer> {
  const found = findRoute(call.method, call.url.pathname)
  if (!found) throw unknownUrl(call.method, call.url.pathname)
  refuseUnknown(call.params, found.route.shape)
  const paths = texts(call.params, 'expand') ?? []
  if (paths.some((path) => path.split('.').length > 4)) throw invalid('You cannot expand more than 4 levels.')
  const object = await found.route.run(store, call.params, found.ids, call.url.origin)
  // Not thrown: the attempt has left its traces, and they stay.
  if (object instanceof StripeError) return { status: object.status, body: errorJson(object) }
  return { status: 200, body: JSON.stringify(await expand(store, object, paths), null, 2) }
}
