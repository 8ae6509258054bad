import { html, pageResponse } from '../../page'
import type { Session } from '../wire'
import { BANNER } from './checkout-page'
import { successUrl } from './save-method'

/** The bank's question, on behalf of the page at `path`. */
export function challengePage(path: string): Response {
  const main = html`<div class="panel stack">
<h1>Confirm it is you</h1>
<p>With this test card the bank asks for a confirmation (3-D Secure). Choose how it goes.</p>
<form class="actions" method="post" action="${path}/authenticate">
<button name="outcome" value="complete">Complete authentication</button>
<button class="second" name="outcome" value="fail">Fail authentication</button>
</form>
</div>`
  return pageResponse('Confirm it is you', BANNER, main)
}

/** A session that is over: saved, or expired. */
export function closedPage(session: Session): Response {
  if (session.status === 'complete') {
    const main = html`<div class="panel stack">
<h1>Your payment method is saved</h1>
<p>There is nothing left to do on this page.</p>
<p><a class="button" href="${successUrl(session)}">Continue</a></p>
</div>`
    return pageResponse('Payment method saved', BANNER, main)
  }
  const main = html`<div class="panel stack">
<h1>This page has expired</h1>
<p>Nothing was saved. Go back and start again.</p>
${session.cancel_url && html`<p><a class="button" href="${session.cancel_url}">Back</a></p>`}
</div>`
  return pageResponse('Page expired', BANNER, main)
}

export function unknownPage(): Response {
  const main = html`<div class="panel stack"><h1>Page not found</h1><p>There is no such page in the sandbox.</p></div>`
  return pageResponse('Page not found', BANNER, main, 404)
}
