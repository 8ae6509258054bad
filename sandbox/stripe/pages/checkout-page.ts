import { type Html, html, pageResponse } from '../../page'
import { TEST_CARDS } from '../cards'
import type { CardForm, Field, Problems } from './card-form'
import { listCountries } from './countries'
import { emailOf, type Opened } from './save-card'

export const BANNER = 'Sandbox, no money moves'

/** The page of an open session, with what was typed and what is wrong with it. */
export function checkoutPage(opened: Opened, form: CardForm, problems: Problems): Response {
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
${cardFields(form, problems)}
${addressFields(form, problems)}
${session.custom_text.submit && html`<p>${session.custom_text.submit.message}</p>`}
<button class="wide">Save</button>
${session.custom_text.after_submit && html`<p class="soft">${session.custom_text.after_submit.message}</p>`}
</form>
${testCards()}
</div>`
  return pageResponse('Save a payment method', BANNER, main)
}

export function testCards(): Html {
  return html`<section class="tests" aria-labelledby="tests">
<h2 id="tests">Test cards</h2>
<ul class="chips">
${TEST_CARDS.map(({ number, says }) => html`<li><code>${number}</code>${says}</li>`)}
</ul>
<p>With any date to come and any three digits.</p>
</section>`
}

export function alert(problems: Problems): Html | undefined {
  const count = Object.keys(problems).length
  if (count === 0) return undefined
  const [only] = Object.values(problems)
  return html`<p class="alert" role="alert">${count === 1 ? only : 'Please check the marked fields.'}</p>`
}

export function cardFields(form: CardForm, problems: Problems): Html {
  const field = fieldFor(form, problems)
  return html`<fieldset>
<legend>Card</legend>
${field('number', 'Card number', { placeholder: '4242 4242 4242 4242', inputmode: 'numeric' })}
<div class="pair">
${field('expiry', 'Expiry date', { placeholder: 'MM / YY', inputmode: 'text' })}
${field('cvc', 'CVC', { placeholder: '123', inputmode: 'numeric' })}
</div>
${field('name', 'Name on card', { placeholder: '', inputmode: 'text' })}
</fieldset>`
}

export function addressFields(form: CardForm, problems: Problems): Html {
  const field = fieldFor(form, problems)
  const options = listCountries(form.country).map(
    ({ code, name }) => html`<option value="${code}"${code === form.country && html` selected`}>${name}</option>`,
  )
  return html`<fieldset>
<legend>Billing address</legend>
<div class="field">
<label for="country">Country</label>
<select id="country" name="country"${marks('country', problems)}>
${!form.country && html`<option value="">Choose a country</option>`}${options}
</select>
${note('country', problems)}
</div>
${field('line1', 'Street and number', { placeholder: '', inputmode: 'text' })}
<div class="pair post">
${field('postal_code', 'Postal code', { placeholder: '', inputmode: 'text' })}
${field('city', 'City', { placeholder: '', inputmode: 'text' })}
</div>
</fieldset>`
}

type Hints = { placeholder: string; inputmode: string }

// The browser must not offer a real card it knows, hence autocomplete off.
function fieldFor(form: CardForm, problems: Problems) {
  return (name: Field, label: string, hints: Hints): Html => html`<div class="field">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${form[name]}" placeholder="${hints.placeholder}" inputmode="${hints.inputmode}" autocomplete="off"${marks(name, problems)}>
${note(name, problems)}
</div>`
}

function marks(name: Field, problems: Problems): Html | undefined {
  if (!problems[name]) return undefined
  const focus = Object.keys(problems)[0] === name ? html` autofocus` : ''
  return html` aria-invalid="true" aria-describedby="${name}-problem"${focus}`
}

function note(name: Field, problems: Problems): Html | undefined {
  return problems[name] ? html`<p class="problem" id="${name}-problem">${problems[name]}</p>` : undefined
}
