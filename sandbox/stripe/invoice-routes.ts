import { retrieveCharge, retrieveDispute } from './charges'
import { retrieveMandate } from './debits'
import { finalizeInvoice, markUncollectible, voidInvoice } from './finalize-invoice'
import { ADD_LINES, addLines, linesOf } from './invoice-lines'
import { findInvoicePayments, PAYMENT_FILTERS, retrieveInvoicePayment } from './invoice-payments'
import {
  CREATE_INVOICE,
  createInvoice,
  deleteInvoice,
  findInvoices,
  INVOICE_FILTERS,
  retrieveInvoice,
} from './invoices'
import { PAGE, page } from './lists'
import { PAY_INVOICE, payInvoice } from './pay-invoice'
import { retrievePaymentIntent } from './payment-intents'
import { PLAIN, type Route } from './route'
import { need } from './store'

/** Invoices, and what collects them. */
export const INVOICE_ROUTES: Route[] = [
  { method: 'POST', path: '/v1/invoices', shape: CREATE_INVOICE, run: createInvoice },
  {
    method: 'GET',
    path: '/v1/invoices',
    shape: { ...PAGE, ...INVOICE_FILTERS },
    run: async (store, params) => page(await findInvoices(store, params), '/v1/invoices', params),
  },
  { method: 'GET', path: '/v1/invoices/*', shape: PLAIN, run: retrieveInvoice },
  { method: 'DELETE', path: '/v1/invoices/*', shape: {}, run: deleteInvoice },
  { method: 'POST', path: '/v1/invoices/*/add_lines', shape: ADD_LINES, run: addLines },
  {
    method: 'GET',
    path: '/v1/invoices/*/lines',
    shape: PAGE,
    run: async (store, params, [id = '']) => {
      await need(store, 'invoice', id, 'invoice')
      return page(await linesOf(store, id), `/v1/invoices/${id}/lines`, params)
    },
  },
  {
    method: 'POST',
    path: '/v1/invoices/*/finalize',
    shape: { ...PLAIN, auto_advance: 'any' },
    run: finalizeInvoice,
  },
  { method: 'POST', path: '/v1/invoices/*/pay', shape: PAY_INVOICE, run: payInvoice },
  { method: 'POST', path: '/v1/invoices/*/void', shape: PLAIN, run: voidInvoice },
  { method: 'POST', path: '/v1/invoices/*/mark_uncollectible', shape: PLAIN, run: markUncollectible },
  {
    method: 'GET',
    path: '/v1/invoice_payments',
    shape: { ...PAGE, ...PAYMENT_FILTERS },
    run: async (store, params) => page(await findInvoicePayments(store, params), '/v1/invoice_payments', params),
  },
  { method: 'GET', path: '/v1/invoice_payments/*', shape: PLAIN, run: retrieveInvoicePayment },
  { method: 'GET', path: '/v1/payment_intents/*', shape: PLAIN, run: retrievePaymentIntent },
  { method: 'GET', path: '/v1/charges/*', shape: PLAIN, run: retrieveCharge },
  { method: 'GET', path: '/v1/disputes/*', shape: PLAIN, run: retrieveDispute },
  { method: 'GET', path: '/v1/mandates/*', shape: PLAIN, run: retrieveMandate },
]
