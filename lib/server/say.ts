import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import { securityHeaders } from '@/lib/auth/edge'
import { paths } from '@/lib/paths'
import { METHODS, type Verdict } from './arrival'
import { awayPage, CLOSED_POLICY, STATIC_HEADERS, tooLargePage } from './static-page'

/** One request and its answer. */
export type Exchange = { request: IncomingMessage; response: ServerResponse }

const RETRY_SECONDS = '10'

/** Leads to the same page under our own name. */
export function sayMoved(exchange: Exchange, location: string): void {
  say(exchange, 308, { location }, '')
}

/** Refuses what is not ours to answer; a person who sent too much is told how much we take. */
export function sayRefused(
  exchange: Exchange,
  status: Extract<Verdict, { kind: 'refuse' }>['status'],
  allowed = METHODS.join(', '),
): void {
  const { request, response } = exchange
  if (status === 405) response.setHeader('allow', allowed)
  if (status === 413) say(exchange, status, STATIC_HEADERS, tooLargePage(request.headers['accept-language']))
  else say(exchange, status, { 'content-type': 'text/plain; charset=utf-8' }, `${STATUS_CODES[status]}\n`)
}

/** Says that the database is away, or that too many wait, without asking anybody. */
export function sayAway(exchange: Exchange): void {
  const { request, response } = exchange
  response.setHeader('retry-after', RETRY_SECONDS)
  if (pathOf(request) === paths.health()) {
    say(exchange, 503, { 'content-type': 'application/json' }, JSON.stringify({ status: 'database away' }))
  } else {
    const isRead = request.method !== 'POST'
    say(exchange, 503, STATIC_HEADERS, awayPage(request.headers['accept-language'], isRead))
  }
}

/** Answers a program, which reads the status and no more. */
export function sayDone(exchange: Exchange, status: 200 | 500): void {
  say(exchange, status, {}, '')
}

/** The path that was asked for, without what was asked of it. */
export function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? ''
}

function say({ request, response }: Exchange, status: number, headers: Record<string, string>, body: string): void {
  // What is still being sent is let in and forgotten: cut off in the middle, a browser would not read the answer.
  request.resume()
  const all = {
    ...securityHeaders(pathOf(request), '', false),
    // Nothing of it runs or fetches anything.
    'content-security-policy': CLOSED_POLICY,
    ...headers,
    'content-length': Buffer.byteLength(body),
  }
  // One by one, because a failure may be kept back until it is known what to say (away-instead.ts).
  for (const [name, value] of Object.entries(all)) response.setHeader(name, value)
  response.writeHead(status)
  response.end(request.method === 'HEAD' ? undefined : body)
}
