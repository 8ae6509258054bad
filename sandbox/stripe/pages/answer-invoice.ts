import { redirect } from '../../http'
import type { Sandbox } from '../sandbox'
import type { Store } from '../store'
import { invoicePage } from './invoice-page'
import { readForm } from './method-form'
import { challengePage, unknownPage } from './other-pages'
import { sendEvents } from './send-events'
import {
  answerPayment,
  type InvoiceOutcome,
  isPayable,
  type OpenedInvoice,
  openInvoicePage,
  payWithOther,
  payWithSaved,
  untouched,
} from './use-invoice'

/** The hosted page `/i/<invoice id>` and its challenge `/i/<invoice id>/authenticate`. GET only reads. */
export async function answerInvoice(sandbox: Sandbox, request: Request): Promise<Response> {
  const [, id, step] = /^\/i\/([^/]+)(\/authenticate)?$/.exec(new URL(request.url).pathname) ?? []
  if (!id) return unknownPage()
  if (request.method === 'POST') return submit(sandbox, request, id, step !== undefined)
  const opened = await sandbox.inTurn(null, (store) => openInvoicePage(store, id))
  if (!opened) return unknownPage()
  if (!step) return invoicePage(opened, untouched(opened), {})
  return opened.intent?.status === 'requires_action' ? challengePage(`/i/${id}`) : redirect(`/i/${id}`)
}

async function submit(sandbox: Sandbox, request: Request, id: string, isChallenge: boolean): Promise<Response> {
  const body = await request.text()
  const result = await sandbox.inTurn(null, async (store) => {
    const opened = await openInvoicePage(store, id)
    if (!opened) return undefined
    // A second press of the button finds it paid, or on its way: the page says so.
    const outcome = isPayable(opened) ? await carryOut(store, opened, body, isChallenge) : undefined
    return { opened, outcome }
  })
  if (!result) return unknownPage()
  await sendEvents(sandbox)
  const { opened, outcome } = result
  if (outcome?.kind === 'challenge') return redirect(`/i/${id}/authenticate`)
  if (outcome?.kind === 'refused') return invoicePage(opened, outcome.typed, outcome.problems, outcome.alert)
  return redirect(`/i/${id}`)
}

function carryOut(store: Store, opened: OpenedInvoice, body: string, isChallenge: boolean): Promise<InvoiceOutcome> {
  const sent = new URLSearchParams(body)
  if (isChallenge) return answerPayment(store, opened, sent.get('outcome') === 'complete')
  if (sent.get('do') === 'saved') return payWithSaved(store, opened)
  return payWithOther(store, opened, { form: readForm(body, ['card']), save: sent.has('save') })
}
