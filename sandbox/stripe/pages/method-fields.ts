import { type Html, html } from '../../page'
import { TEST_CARDS } from '../cards'
import { TEST_ACCOUNTS } from '../debits'
import { listCountries } from './countries'
import type { Field, MethodForm, MethodType, Problems } from './method-form'

const TABS: { method: MethodType; label: string }[] = [
  { method: 'card', label: 'Card' },
  { method: 'sepa_debit', label: 'SEPA Direct Debit' },
]

type Typing = { form: MethodForm; problems: Problems; path: string; allowed: readonly string[] }

/** The fields of a payment method, on the tab of its kind where the page at `path` allows several. */
export function methodFields({ form, problems, path, allowed }: Typing): Html {
  const tabs = TABS.filter(({ method }) => allowed.includes(method))
  const links = tabs.map(
    ({ method, label }) =>
      html`<a href="${path}?method=${method}"${method === form.method && html` aria-current="page"`}>${label}</a>`,
  )
  const isDebit = form.method === 'sepa_debit'
  return html`${tabs.length > 1 && html`<nav class="tabs" aria-label="Ways to pay">${links}</nav>`}
<input type="hidden" name="method" value="${form.method}">
${isDebit ? debitFields(form, problems) : cardFields(form, problems)}
${addressFields(form, problems)}
${isDebit && MANDATE}`
}

const MANDATE = html`<p class="soft">By saving you let the sandbox instruct your bank to debit your account, under a SEPA mandate. You can have a debit refunded by your bank within eight weeks.</p>`

/** What may be typed on a page that takes this kind of method. */
export function testNumbers(method: MethodType): Html {
  const isDebit = method === 'sepa_debit'
  const numbers = isDebit
    ? TEST_ACCOUNTS.map(({ iban, says }) => html`<li><code>${iban}</code>${says}</li>`)
    : TEST_CARDS.map(({ number, says }) => html`<li><code>${number}</code>${says}</li>`)
  return html`<section class="tests" aria-labelledby="tests">
<h2 id="tests">${isDebit ? 'Test accounts' : 'Test cards'}</h2>
<ul class="chips">
${numbers}
</ul>
${!isDebit && html`<p>With any date to come and any three digits.</p>`}
</section>`
}

export function alert(problems: Problems): Html | undefined {
  const count = Object.keys(problems).length
  if (count === 0) return undefined
  const [only] = Object.values(problems)
  return html`<p class="alert" role="alert">${count === 1 ? only : 'Please check the marked fields.'}</p>`
}

function cardFields(form: MethodForm, problems: Problems): Html {
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

function debitFields(form: MethodForm, problems: Problems): Html {
  const field = fieldFor(form, problems)
  return html`<fieldset>
<legend>Bank account</legend>
${field('iban', 'IBAN', { placeholder: 'DE89 3704 0044 0532 0130 00', inputmode: 'text' })}
${field('name', 'Name of the account holder', { placeholder: '', inputmode: 'text' })}
</fieldset>`
}

function addressFields(form: MethodForm, problems: Problems): Html {
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
function fieldFor(form: MethodForm, problems: Problems) {
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
