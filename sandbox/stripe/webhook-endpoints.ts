import { invalid } from './errors'
import { newId } from './ids'
import { flag, mergeMetadata, type Shape, text, texts } from './parameters'
import { need, type Store } from './store'
import { API_VERSION, type Params, type WebhookEndpoint } from './wire'

export const CREATE_ENDPOINT: Shape = {
  api_version: 'any',
  description: 'any',
  enabled_events: ['any'],
  expand: ['any'],
  metadata: 'any',
  url: 'any',
}

// Its version is not among them: an endpoint keeps the one it was made with.
export const UPDATE_ENDPOINT: Shape = {
  description: 'any',
  disabled: 'any',
  enabled_events: ['any'],
  expand: ['any'],
  metadata: 'any',
  url: 'any',
}

// The endpoint given at start: the same row at every start, so that open deliveries keep their address.
const CONFIGURED = 'we_configured'

export async function createEndpoint(store: Store, params: Params): Promise<WebhookEndpoint> {
  const url = text(params, 'url')
  const events = texts(params, 'enabled_events')
  if (!url || !URL.canParse(url)) throw invalid('Invalid URL', { code: 'url_invalid', param: 'url' })
  if (!events?.length) {
    throw invalid('Missing required param: enabled_events.', { code: 'parameter_missing', param: 'enabled_events' })
  }
  const endpoint = {
    ...buildEndpoint(newId('we'), url, events, store.turn.now),
    api_version: text(params, 'api_version') ?? null,
    description: text(params, 'description') ?? null,
    metadata: mergeMetadata({}, params.metadata),
  }
  const secret = newId('whsec', 32)
  await store.put('webhook_endpoint', endpoint)
  await store.writeHidden(endpoint.id, { secret })
  // Shown this once.
  return { ...endpoint, secret }
}

export async function retrieveEndpoint(store: Store, _params: Params, [id = '']: string[]) {
  return need(store, 'webhook_endpoint', id, 'webhook endpoint')
}

export async function updateEndpoint(store: Store, params: Params, [id = '']: string[]): Promise<WebhookEndpoint> {
  const before = await need(store, 'webhook_endpoint', id, 'webhook endpoint')
  const disabled = flag(params, 'disabled')
  const description = text(params, 'description')
  const after: WebhookEndpoint = {
    ...before,
    description: description === undefined ? before.description : description,
    enabled_events: texts(params, 'enabled_events') ?? before.enabled_events,
    metadata: mergeMetadata(before.metadata, params.metadata),
    status: disabled === undefined ? before.status : statusOf(disabled),
    url: text(params, 'url') ?? before.url,
  }
  await store.put('webhook_endpoint', after)
  return after
}

function statusOf(disabled: boolean): string {
  return disabled ? 'disabled' : 'enabled'
}

export async function configureEndpoint(store: Store, url: string, secret: string): Promise<void> {
  await store.put('webhook_endpoint', buildEndpoint(CONFIGURED, url, ['*'], store.turn.now))
  await store.writeHidden(CONFIGURED, { secret })
}

export async function findEndpoints(store: Store): Promise<WebhookEndpoint[]> {
  return store.all('webhook_endpoint')
}

function buildEndpoint(id: string, url: string, events: string[], created: number): WebhookEndpoint {
  return {
    id,
    object: 'webhook_endpoint',
    api_version: API_VERSION,
    application: null,
    created,
    description: null,
    enabled_events: events,
    livemode: false,
    metadata: {},
    status: 'enabled',
    url,
  }
}
