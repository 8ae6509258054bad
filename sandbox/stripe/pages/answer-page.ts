import { redirect } from '../../http'
import type { Sandbox } from '../sandbox'
import type { Store } from '../store'
import { checkoutPage } from './checkout-page'
import { emptyForm, readForm, readMethodType } from './method-form'
import { challengePage, closedPage, unknownPage } from './other-pages'
import { authenticate, type Opened, type Outcome, openCheckout, saveMethod, successUrl } from './save-method'
import { sendEvents } from './send-events'

type Step = (store: Store, opened: Opened) => Promise<Outcome>

/** The hosted page `/c/pay/<session id>` and its challenge `/c/pay/<session id>/authenticate`. GET only reads. */
export async function answerPage(sandbox: Sandbox, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url)
  const [, id, step] = /^\/c\/pay\/([^/]+)(\/authenticate)?$/.exec(pathname) ?? []
  if (!id) return unknownPage()
  if (request.method === 'POST') return submit(sandbox, request, id, step !== undefined)
  const opened = await sandbox.inTurn(null, (store) => openCheckout(store, id))
  if (!opened) return unknownPage()
  if (opened.session.status !== 'open') return closedPage(opened.session)
  if (!step) {
    const method = readMethodType(searchParams.get('method'), opened.session.payment_method_types)
    return checkoutPage(opened, emptyForm(opened.customer?.address?.country ?? '', method), {})
  }
  if (opened.intent.status !== 'requires_action') return redirect(`/c/pay/${id}`)
  return challengePage(`/c/pay/${id}`)
}

async function submit(sandbox: Sandbox, request: Request, id: string, isChallenge: boolean): Promise<Response> {
  const body = await request.text()
  const step: Step = isChallenge
    ? (store, opened) => authenticate(store, opened, new URLSearchParams(body).get('outcome') === 'complete')
    : (store, opened) => saveMethod(store, opened, readForm(body, opened.session.payment_method_types))
  const result = await sandbox.inTurn(null, async (store) => {
    const opened = await openCheckout(store, id)
    if (!opened) return undefined
    const outcome = opened.session.status === 'open' ? await step(store, opened) : undefined
    return { session: opened.session, outcome }
  })
  if (!result) return unknownPage()
  await sendEvents(sandbox)
  // A second press of the button finds the session complete: the same way out.
  if (!result.outcome) {
    return result.session.status === 'complete' ? redirect(successUrl(result.session)) : closedPage(result.session)
  }
  return show(result.outcome, id)
}

function show(outcome: Outcome, id: string): Response {
  if (outcome.kind === 'saved') return redirect(outcome.location)
  if (outcome.kind === 'challenge') return redirect(`/c/pay/${id}/authenticate`)
  // The challenge was answered before: back to the form.
  if (outcome.kind === 'no-challenge') return redirect(`/c/pay/${id}`)
  return checkoutPage(outcome.opened, outcome.form, outcome.problems)
}
