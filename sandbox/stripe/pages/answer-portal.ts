import { redirect } from '../../http'
import { PORTAL_METHODS } from '../payment-methods'
import type { Sandbox } from '../sandbox'
import type { Store } from '../store'
import { emptyForm, readForm, readMethodType } from './method-form'
import { challengePage, unknownPage } from './other-pages'
import { portalOver, portalPage } from './portal-page'
import { sendEvents } from './send-events'
import {
  addMethod,
  answerChallenge,
  makeDefault,
  type OpenedPortal,
  openPortal,
  type PortalOutcome,
  removeMethod,
} from './use-portal'

/** The portal `/p/session/<key>` and its challenge `/p/session/<key>/authenticate`. GET only reads. */
export async function answerPortal(sandbox: Sandbox, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url)
  const [, key, step] = /^\/p\/session\/([^/]+)(\/authenticate)?$/.exec(pathname) ?? []
  if (!key) return unknownPage()
  if (request.method === 'POST') return submit(sandbox, request, key, step !== undefined)
  const opened = await sandbox.inTurn(null, (store) => openPortal(store, key))
  if (!opened) return unknownPage()
  if (opened === 'over') return portalOver()
  if (step) return challengePage(portalPath(key))
  const method = readMethodType(searchParams.get('method'), PORTAL_METHODS)
  return portalPage(opened, key, emptyForm(opened.customer.address?.country ?? '', method), {})
}

async function submit(sandbox: Sandbox, request: Request, key: string, isChallenge: boolean): Promise<Response> {
  const body = await request.text()
  const result = await sandbox.inTurn(null, async (store) => {
    const opened = await openPortal(store, key)
    if (!opened || opened === 'over') return opened
    return { opened, outcome: await carryOut(store, opened, body, isChallenge) }
  })
  if (!result) return unknownPage()
  if (result === 'over') return portalOver()
  await sendEvents(sandbox)
  const { opened, outcome } = result
  if (outcome.kind === 'done') return redirect(outcome.location)
  if (outcome.kind === 'challenge') return redirect(`${portalPath(key)}/authenticate`)
  if (outcome.kind === 'again') return redirect(portalPath(key))
  return portalPage(opened, key, outcome.form, outcome.problems)
}

function carryOut(store: Store, opened: OpenedPortal, body: string, isChallenge: boolean): Promise<PortalOutcome> {
  const sent = new URLSearchParams(body)
  if (isChallenge) return answerChallenge(store, opened, sent.get('outcome') === 'complete')
  const method = sent.get('method') ?? ''
  if (sent.get('do') === 'default') return makeDefault(store, opened, method)
  if (sent.get('do') === 'remove') return removeMethod(store, opened, method)
  return addMethod(store, opened, readForm(body, PORTAL_METHODS))
}

function portalPath(key: string): string {
  return `/p/session/${key}`
}
