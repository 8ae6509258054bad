import { invalid } from './errors'
import { newId } from './ids'
import { mergeMetadata, object, oneOf, type Shape, text } from './parameters'
import { need, type Store } from './store'
import type { Params, PortalConfiguration, PortalSession } from './wire'

const ENABLED: Shape = { enabled: 'any' }
const SHARED: Shape = {
  business_profile: { headline: 'any', privacy_policy_url: 'any', terms_of_service_url: 'any' },
  default_return_url: 'any',
  expand: ['any'],
  features: {
    customer_update: { allowed_updates: ['any'], enabled: 'any' },
    invoice_history: ENABLED,
    payment_method_update: ENABLED,
    subscription_cancel: ENABLED,
    subscription_update: ENABLED,
  },
  metadata: 'any',
  name: 'any',
}
export const CREATE_CONFIGURATION: Shape = SHARED
export const UPDATE_CONFIGURATION: Shape = { ...SHARED, active: 'any' }
export const CONFIGURATION_FILTERS: Shape = { active: 'any', is_default: 'any' }
export const CREATE_PORTAL_SESSION: Shape = {
  configuration: 'any',
  customer: 'any',
  expand: ['any'],
  flow_data: {
    after_completion: {
      hosted_confirmation: { custom_message: 'any' },
      redirect: { return_url: 'any' },
      type: 'any',
    },
    type: 'any',
  },
  locale: 'any',
  return_url: 'any',
}

/** Seconds a session can be used; at Stripe it is less where nobody opens it. */
export const PORTAL_LIFE = 3600

export async function createConfiguration(store: Store, params: Params): Promise<PortalConfiguration> {
  if (!params.features) {
    throw invalid('Missing required param: features.', { code: 'parameter_missing', param: 'features' })
  }
  const { now } = store.turn
  const blank: PortalConfiguration = {
    id: newId('bpc'),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    created: now,
    default_return_url: null,
    features: {
      customer_update: { allowed_updates: [], enabled: false },
      invoice_history: { enabled: false },
      payment_method_update: { enabled: false, payment_method_configuration: null },
      subscription_cancel: {
        cancellation_reason: { enabled: false, feedback_options: null, options: [] },
        enabled: false,
        mode: 'at_period_end',
        proration_behavior: 'none',
      },
      subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
      subscription_update: {
        billing_cycle_anchor: null,
        default_allowed_updates: [],
        enabled: false,
        proration_behavior: 'none',
        schedule_at_period_end: { conditions: [] },
        trial_update_behavior: 'end_trial',
      },
    },
    is_default: false,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: {},
    name: null,
    updated: now,
  }
  const configuration = withParams(blank, params, now)
  await store.put('billing_portal.configuration', configuration)
  await store.emit('billing_portal.configuration.created', configuration)
  return configuration
}

export async function updateConfiguration(store: Store, params: Params, [id = '']: string[]) {
  const before = await need(store, 'billing_portal.configuration', id, 'configuration')
  const after = withParams(before, params, store.turn.now)
  await store.put('billing_portal.configuration', after)
  await store.emit('billing_portal.configuration.updated', after, before)
  return after
}

export async function retrieveConfiguration(store: Store, _params: Params, [id = '']: string[]) {
  return need(store, 'billing_portal.configuration', id, 'configuration')
}

export async function findConfigurations(store: Store, params: Params): Promise<PortalConfiguration[]> {
  const [active, isDefault] = [text(params, 'active'), text(params, 'is_default')]
  const all = await store.all('billing_portal.configuration')
  return all.filter(
    (each) =>
      (!active || each.active === (active === 'true')) && (!isDefault || each.is_default === (isDefault === 'true')),
  )
}

function withParams(before: PortalConfiguration, params: Params, now: number): PortalConfiguration {
  const features = object(params, 'features') ?? {}
  const isOn = (name: string, old: boolean) => {
    const given = text(object(features, name) ?? {}, 'enabled')
    return given === undefined ? old : given === 'true'
  }
  const old = before.features
  const name = text(params, 'name')
  const active = text(params, 'active')
  const returnUrl = text(params, 'default_return_url')
  return {
    ...before,
    active: active === undefined ? before.active : active === 'true',
    default_return_url: returnUrl === undefined ? before.default_return_url : returnUrl,
    features: {
      ...old,
      customer_update: { ...old.customer_update, enabled: isOn('customer_update', old.customer_update.enabled) },
      invoice_history: { enabled: isOn('invoice_history', old.invoice_history.enabled) },
      payment_method_update: {
        ...old.payment_method_update,
        enabled: isOn('payment_method_update', old.payment_method_update.enabled),
      },
    },
    metadata: mergeMetadata(before.metadata ?? {}, params.metadata),
    name: name === undefined ? before.name : name,
    updated: now,
  }
}

export async function createPortalSession(
  store: Store,
  params: Params,
  _ids: string[],
  origin: string,
): Promise<PortalSession> {
  const customer = text(params, 'customer')
  if (!customer) {
    throw invalid('Missing required param: customer.', { code: 'parameter_missing', param: 'customer' })
  }
  await need(store, 'customer', customer, 'customer', 'customer')
  const id = text(params, 'configuration')
  if (!id) {
    throw invalid('No configuration provided, and the sandbox keeps no default one.', { param: 'configuration' })
  }
  const configuration = await need(store, 'billing_portal.configuration', id, 'configuration', 'configuration')
  if (!configuration.active) throw invalid('The provided configuration is inactive.', { param: 'configuration' })
  const session: PortalSession = {
    id: newId('bps'),
    object: 'billing_portal.session',
    configuration: configuration.id,
    created: store.turn.now,
    customer,
    customer_account: null,
    flow: readFlow(params, configuration),
    livemode: false,
    locale: (text(params, 'locale') ?? null) as PortalSession['locale'],
    on_behalf_of: null,
    return_url: readUrl(params, 'return_url') ?? configuration.default_return_url,
    url: `${origin}/p/session/${newId('test', 48)}`,
  }
  await store.put('billing_portal.session', session)
  await store.emit('billing_portal.session.created', session)
  return session
}

function readFlow(params: Params, configuration: PortalConfiguration): PortalSession['flow'] {
  const given = object(params, 'flow_data')
  if (!given) return null
  const type = oneOf(given, 'type', ['payment_method_update'])
  if (!type) throw invalid('The sandbox knows the flow `payment_method_update` only.', { param: 'flow_data[type]' })
  if (!configuration.features.payment_method_update.enabled) {
    throw invalid('The flow `payment_method_update` is disabled in the configuration.', { param: 'flow_data[type]' })
  }
  const after = object(given, 'after_completion') ?? {}
  const kind = oneOf(after, 'type', ['redirect', 'portal_homepage']) ?? 'portal_homepage'
  const returnUrl = kind === 'redirect' ? readUrl(object(after, 'redirect') ?? {}, 'return_url') : null
  if (kind === 'redirect' && !returnUrl) {
    throw invalid('Missing required param: flow_data[after_completion][redirect][return_url].', {
      code: 'parameter_missing',
      param: 'flow_data[after_completion][redirect][return_url]',
    })
  }
  return {
    after_completion: { hosted_confirmation: null, redirect: returnUrl ? { return_url: returnUrl } : null, type: kind },
    customer_update: null,
    subscription_cancel: null,
    subscription_pause: null,
    subscription_update: null,
    subscription_update_confirm: null,
    type,
  }
}

function readUrl(params: Params, name: string): string | null {
  const url = text(params, name) ?? null
  if (url && !URL.canParse(url)) throw invalid('Not a valid URL', { code: 'url_invalid', param: name })
  return url
}
