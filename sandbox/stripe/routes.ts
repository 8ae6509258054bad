import {
  CREATE_SESSION,
  createSession,
  expireSession,
  findSessions,
  retrieveSession,
  SESSION_FILTERS,
} from './checkout-sessions'
import {
  CREATE_CUSTOMER,
  createCustomer,
  deleteCustomer,
  retrieveCustomer,
  UPDATE_CUSTOMER,
  updateCustomer,
} from './customers'
import { EVENT_FILTERS, findEvents, retrieveEvent } from './events'
import { INVOICE_ROUTES } from './invoice-routes'
import { PAGE, page } from './lists'
import { detachPaymentMethod, paymentMethodsOf, retrievePaymentMethod } from './payment-methods'
import {
  CONFIGURATION_FILTERS,
  CREATE_CONFIGURATION,
  CREATE_PORTAL_SESSION,
  createConfiguration,
  createPortalSession,
  findConfigurations,
  retrieveConfiguration,
  UPDATE_CONFIGURATION,
  updateConfiguration,
} from './portal'
import { PLAIN, type Route } from './route'
import { retrieveSetupIntent } from './setup-intents'
import { need } from './store'
import { createTaxId, deleteTaxId, taxIdsOf } from './tax-ids'
import {
  CREATE_ENDPOINT,
  createEndpoint,
  findEndpoints,
  retrieveEndpoint,
  UPDATE_ENDPOINT,
  updateEndpoint,
} from './webhook-endpoints'

const ROUTES: Route[] = [
  { method: 'POST', path: '/v1/customers', shape: CREATE_CUSTOMER, run: createCustomer },
  { method: 'GET', path: '/v1/customers/*', shape: PLAIN, run: retrieveCustomer },
  { method: 'POST', path: '/v1/customers/*', shape: UPDATE_CUSTOMER, run: updateCustomer },
  { method: 'DELETE', path: '/v1/customers/*', shape: {}, run: deleteCustomer },
  {
    method: 'POST',
    path: '/v1/customers/*/tax_ids',
    shape: { type: 'any', value: 'any', expand: ['any'] },
    run: createTaxId,
  },
  {
    method: 'GET',
    path: '/v1/customers/*/tax_ids',
    shape: PAGE,
    run: async (store, params, [id = '']) => {
      await need(store, 'customer', id, 'customer')
      return page(await taxIdsOf(store, id), `/v1/customers/${id}/tax_ids`, params)
    },
  },
  { method: 'DELETE', path: '/v1/customers/*/tax_ids/*', shape: {}, run: deleteTaxId },
  {
    method: 'GET',
    path: '/v1/customers/*/payment_methods',
    shape: { ...PAGE, type: 'any' },
    run: async (store, params, [id = '']) =>
      page(await paymentMethodsOf(store, params, id), `/v1/customers/${id}/payment_methods`, params),
  },
  { method: 'GET', path: '/v1/payment_methods/*', shape: PLAIN, run: retrievePaymentMethod },
  { method: 'POST', path: '/v1/payment_methods/*/detach', shape: PLAIN, run: detachPaymentMethod },
  { method: 'GET', path: '/v1/setup_intents/*', shape: PLAIN, run: retrieveSetupIntent },
  { method: 'POST', path: '/v1/checkout/sessions', shape: CREATE_SESSION, run: createSession },
  {
    method: 'GET',
    path: '/v1/checkout/sessions',
    shape: { ...PAGE, ...SESSION_FILTERS },
    run: async (store, params) => page(await findSessions(store, params), '/v1/checkout/sessions', params),
  },
  { method: 'GET', path: '/v1/checkout/sessions/*', shape: PLAIN, run: retrieveSession },
  { method: 'POST', path: '/v1/checkout/sessions/*/expire', shape: PLAIN, run: expireSession },
  {
    method: 'POST',
    path: '/v1/billing_portal/configurations',
    shape: CREATE_CONFIGURATION,
    run: createConfiguration,
  },
  {
    method: 'GET',
    path: '/v1/billing_portal/configurations',
    shape: { ...PAGE, ...CONFIGURATION_FILTERS },
    run: async (store, params) =>
      page(await findConfigurations(store, params), '/v1/billing_portal/configurations', params),
  },
  { method: 'GET', path: '/v1/billing_portal/configurations/*', shape: PLAIN, run: retrieveConfiguration },
  {
    method: 'POST',
    path: '/v1/billing_portal/configurations/*',
    shape: UPDATE_CONFIGURATION,
    run: updateConfiguration,
  },
  { method: 'POST', path: '/v1/billing_portal/sessions', shape: CREATE_PORTAL_SESSION, run: createPortalSession },
  {
    method: 'GET',
    path: '/v1/events',
    shape: { ...PAGE, ...EVENT_FILTERS },
    run: async (store, params) => page(await findEvents(store, params), '/v1/events', params),
  },
  { method: 'GET', path: '/v1/events/*', shape: PLAIN, run: retrieveEvent },
  { method: 'POST', path: '/v1/webhook_endpoints', shape: CREATE_ENDPOINT, run: createEndpoint },
  {
    method: 'GET',
    path: '/v1/webhook_endpoints',
    shape: PAGE,
    run: async (store, params) => page(await findEndpoints(store), '/v1/webhook_endpoints', params),
  },
  { method: 'GET', path: '/v1/webhook_endpoints/*', shape: PLAIN, run: retrieveEndpoint },
  { method: 'POST', path: '/v1/webhook_endpoints/*', shape: UPDATE_ENDPOINT, run: updateEndpoint },
  ...INVOICE_ROUTES,
]

/** The operation behind a URL and the ids that stand in it. */
export function findRoute(method: string, path: string): { route: Route; ids: string[] } | undefined {
  const given = path.split('/')
  for (const route of ROUTES) {
    const wanted = route.path.split('/')
    const fits = wanted.length === given.length && wanted.every((part, i) => part === given[i] || part === '*')
    if (!fits || route.method !== method) continue
    const ids = given.filter((_, i) => wanted[i] === '*').map(decodeURIComponent)
    return { route, ids }
  }
  return undefined
}
