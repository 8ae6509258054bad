import { type Html, html, pageResponse } from '../../page'
import { nameOf } from '../payment-methods'
import type { Invoice } from '../wire'
import { BANNER } from './checkout-page'
import { alert, methodFields, testNumbers } from './method-fields'
import type { Problems } from './method-form'
import { isPayable, type OpenedInvoice, type OtherCard } from './use-invoice'

/** An invoice with its lines and, while it is to be paid, the ways to pay it. */
export function invoicePage(opened: OpenedInvoice, typed: OtherCard, problems: Problems, said?: string): Response {
  const { invoice } = opened
  const main = html`<div class="checkout">
<div class="facts">
<h1>Invoice ${invoice.number}</h1>
<p class="amount">${money(invoice, invoice.status === 'paid' ? invoice.total : invoice.amount_due)}</p>
<dl>
<dt>From</dt><dd>${invoice.account_name}</dd>
<dt>To</dt><dd>${invoice.customer_name ?? invoice.customer_email}</dd>
<dt>Date</dt><dd>${dayOf(invoice.effective_at)}</dd>
${invoice.custom_fields?.map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`)}
</dl>
${lineTable(opened)}
${invoice.footer && html`<p class="soft">${invoice.footer}</p>`}
</div>
${isPayable(opened) ? waysToPay(opened, typed, problems, said) : html`<div class="form panel stack">${state(opened)}</div>`}
</div>`
  return pageResponse(`Invoice ${invoice.number}`, BANNER, main)
}

function lineTable({ invoice, lines }: OpenedInvoice): Html {
  const isMore = invoice.amount_due !== invoice.total && invoice.status !== 'paid'
  return html`<table>
<thead><tr><th scope="col">Description</th><th scope="col" class="number">Amount</th></tr></thead>
<tbody>
${lines.map((line) => row(line.description ?? 'Item', money(invoice, line.amount)))}
</tbody>
<tfoot>
${row('Subtotal', money(invoice, invoice.subtotal))}
${row('Tax', money(invoice, invoice.total - (invoice.total_excluding_tax ?? invoice.total)))}
${row('Total', money(invoice, invoice.total))}
${isMore && row('Amount due', money(invoice, invoice.amount_due))}
</tfoot>
</table>`
}

function row(label: string, amount: string): Html {
  return html`<tr><th scope="row">${label}</th><td class="number">${amount}</td></tr>`
}

function waysToPay(
  { invoice, saved }: OpenedInvoice,
  { form, save }: OtherCard,
  problems: Problems,
  said?: string,
): Html {
  const path = `/i/${invoice.id}`
  const pay = html`Pay ${money(invoice, invoice.amount_due)}`
  return html`<div class="form stack">
${said && html`<p class="alert" role="alert">${said}</p>`}
${
  saved &&
  html`<form class="panel stack" method="post" action="${path}">
<h2>Pay with ${nameOf(saved)}</h2>
<button class="wide" name="do" value="saved">${pay}</button>
</form>`
}
<form class="panel stack" method="post" action="${path}" novalidate>
<h2>${saved ? 'Pay with another card' : 'Pay with a card'}</h2>
${alert(problems)}
${methodFields({ form, problems, path, allowed: ['card'] })}
<label class="check"><input type="checkbox" name="save"${save && html` checked`}>Save it, and pay with it from now on</label>
<button class="wide${saved ? ' second' : ''}">${pay}${saved && ' with this card'}</button>
</form>
</div>
${testNumbers('card')}`
}

function state({ invoice, intent }: OpenedInvoice): Html {
  if (invoice.status === 'paid') {
    return html`<h2>This invoice is paid</h2><p>Paid on ${dayOf(invoice.status_transitions.paid_at)}.</p>`
  }
  if (invoice.status === 'void') {
    return html`<h2>This invoice is void</h2><p>There is nothing to pay.</p>`
  }
  return html`<h2>The payment is on its way</h2>
<p>${money(invoice, intent?.amount ?? invoice.amount_due)} is being debited. That can take some days, and there is nothing left to do.</p>`
}

function money({ currency }: Invoice, cents: number): string {
  return new Intl.NumberFormat('en-IE', { style: 'currency', currency }).format(cents / 100)
}

function dayOf(seconds: number | null): string {
  if (seconds === null) return ''
  return new Intl.DateTimeFormat('en-IE', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(seconds * 1000))
}
