import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Arrival, judgeArrival } from './arrival'
import { sayAwayInstead } from './away-instead'
import type { DatabaseWatch } from './database-watch'
import { STATIC_FILES, sendFormerFile } from './former-files'
import { isFromUs, setPrivateHeaders } from './private-headers'
import { renewForm } from './renew-form'
import { pathOf, sayAway, sayMoved, sayRefused } from './say'
import { isForEvents, takeEvent } from './take-event'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** What is here: how Next answers, who watches the database, and the build that is served, by its folder and its actions. */
type Here = { handle: Handler; watch: DatabaseWatch; build: string; isKnownAction(id: string): boolean }

/** So many requests are worked on at once; more would only wait for each other. */
const MOST_AT_WORK = 200

/**
 * Answers every request: what is not ours to answer is refused here, what needs a database that is away is told so at once,
 * Stripe's events are taken in, and the rest is Next's.
 */
export function answerer({ handle, watch, build, isKnownAction }: Here): Handler {
  let atWork = 0
  return async (request, response) => {
    const exchange = { request, response }
    if (!isFromUs(request)) {
      const verdict = judgeArrival(arrivalOf(request))
      if (verdict.kind === 'move') return sayMoved(exchange, verdict.location)
      if (verdict.kind === 'refuse') return sayRefused(exchange, verdict.status)
      request.url = verdict.target
      setPrivateHeaders(request)
    }
    if (pathOf(request).startsWith(STATIC_FILES)) {
      if (!sendFormerFile(exchange, build)) await handle(request, response)
      return
    }
    if ((watch.isAway() && !isSentByScript(request)) || atWork >= MOST_AT_WORK) return sayAway(exchange)
    atWork += 1
    response.once('close', () => {
      atWork -= 1
    })
    sayAwayInstead(exchange, watch)
    if (isForEvents(request)) return takeEvent(exchange)
    await renewForm(exchange, isKnownAction)
    await handle(request, response)
  }
}

/** Its action fails at once and tells its form, which keeps what was typed. */
function isSentByScript({ method, headers }: IncomingMessage): boolean {
  return method === 'POST' && headers['next-action'] !== undefined
}

function arrivalOf({ method = '', url = '', headers }: IncomingMessage): Arrival {
  return {
    method,
    target: url,
    host: headers.host,
    origin: headers.origin,
    fetchSite: headers['sec-fetch-site']?.toString(),
    contentLength: headers['content-length'],
    isChunked: headers['transfer-encoding'] !== undefined,
  }
}
