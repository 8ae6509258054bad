import { type Html, html, pageResponse } from '../../page'
import { nameOf, PORTAL_METHODS } from '../payment-methods'
import { BANNER } from './checkout-page'
import { alert, methodFields, testNumbers } from './method-fields'
import type { MethodForm, Problems } from './method-form'
import { type OpenedPortal, wayBack } from './use-portal'

/** The methods of a customer, and a form to add one. */
export function portalPage(opened: OpenedPortal, key: string, form: MethodForm, problems: Problems): Response {
  const { customer } = opened
  const back = wayBack(opened)
  const main = html`<div class="checkout">
<div class="facts">
${back && html`<p><a href="${back}"><span aria-hidden="true">← </span>Back</a></p>`}
<h1>Your payment method</h1>
<p class="soft">Nothing is charged on this page.</p>
${customer.email && html`<dl><dt>E-mail</dt><dd>${customer.email}</dd></dl>`}
${methodList(opened, key)}
</div>
<form class="form panel stack" method="post" action="/p/session/${key}" novalidate>
<h2>Add another one</h2>
${alert(problems)}
${methodFields({ form, problems, path: `/p/session/${key}`, allowed: PORTAL_METHODS })}
<button class="wide" name="do" value="add">Add</button>
</form>
${testNumbers(form.method)}
</div>`
  return pageResponse('Your payment method', BANNER, main)
}

function methodList({ customer, methods }: OpenedPortal, key: string): Html {
  if (methods.length === 0) return html`<p>There is none yet.</p>`
  const paysBy = customer.invoice_settings.default_payment_method
  return html`<ul class="mails" aria-label="Saved payment methods">${methods.map(
    (method) => html`<li><form method="post" action="/p/session/${key}">
<input type="hidden" name="method" value="${method.id}">
<p>${nameOf(method)}${method.id === paysBy ? ', pays your bills' : ''}</p>
<div class="actions">
${method.id !== paysBy && html`<button class="second" name="do" value="default">Pay with this one</button>`}
<button class="second" name="do" value="remove">Remove</button>
</div>
</form></li>`,
  )}</ul>`
}

export function portalOver(): Response {
  const main = html`<div class="panel stack">
<h1>This page has expired</h1>
<p>Nothing was changed. Go back and start again.</p>
</div>`
  return pageResponse('Page expired', BANNER, main)
}
