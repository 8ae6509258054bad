import { html, pageResponse } from '../../page'
import { alert, methodFields, testNumbers } from './method-fields'
import type { MethodForm, Problems } from './method-form'
import { emailOf, type Opened } from './save-method'

export const BANNER = 'Sandbox, no money moves'

/** The page of an open session, with what was typed and what is wrong with it. */
export function checkoutPage(opened: Opened, form: MethodForm, problems: Problems): Response {
  const { session } = opened
  const email = emailOf(opened)
  const main = html`<div class="checkout">
<div class="facts">
${session.cancel_url && html`<p><a href="${session.cancel_url}"><span aria-hidden="true">← </span>Back</a></p>`}
<h1>Save a payment method</h1>
<p class="soft">Nothing is charged on this page.</p>
${email && html`<dl><dt>E-mail</dt><dd>${email}</dd></dl>`}
</div>
<form class="form panel stack" method="post" action="/c/pay/${session.id}" novalidate>
${alert(problems)}
${methodFields({ form, problems, path: `/c/pay/${session.id}`, allowed: session.payment_method_types })}
${session.custom_text.submit && html`<p>${session.custom_text.submit.message}</p>`}
<button class="wide">Save</button>
${session.custom_text.after_submit && html`<p class="soft">${session.custom_text.after_submit.message}</p>`}
</form>
${testNumbers(form.method)}
</div>`
  return pageResponse('Save a payment method', BANNER, main)
}
