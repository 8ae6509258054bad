import { invalid } from './errors'
import { newId } from './ids'
import { mergeMetadata, type Shape, text, texts } from './parameters'
import type { Store } from './store'
import { API_VERSION, type Params, type WebhookEndpoint } from './wire'

export const CREATE_ENDPOINT: Shape = {
  api_version: 'any',
  description: 'any',
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
  const endpoint = buildEndpoint(newId('we'), url, events, store.turn.now)
  endpoint.description = text(params, 'description') ?? null
  endpoint.metadata = mergeMetadata({}, params.metadata)
  const secret = newId('whsec', 32)
  await store.put('webhook_endpoint', endpoint)
  await store.writeHidden(endpoint.id, { secret })
  // Shown this once.
  return { ...endpoint, secret }
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
