import { env } from '@/lib/env'
import { absolute, paths } from '@/lib/paths'
import { isOurName, isThisMachine } from './own-name'

/** What is judged before anything of a request is read or drawn. */
export type Arrival = {
  method: string
  /** As it stands in the request line: a path, or anything else. */
  target: string
  host: string | undefined
  origin: string | undefined
  fetchSite: string | undefined
  /** In bytes as announced; undefined where nothing is. */
  contentLength: string | undefined
  isChunked: boolean
}

/** `target` is the path and query to go on with. */
export type Verdict =
  | { kind: 'pass'; target: string }
  | { kind: 'move'; location: string }
  | { kind: 'refuse'; status: 400 | 403 | 405 | 411 | 413 | 414 | 421 }

/**
 * No path of ours is nearly as long. Pages lead on to addresses made of theirs, and a proxy before us answers 502 where the
 * headers of an answer outgrow one page of its memory.
 */
const LONGEST_PATH = 1000
/** The longest form: every App of a large Company ticked. */
export const LARGEST_FORM = 1_000_000
/** Stripe's largest events stay far below. */
const LARGEST_EVENT = 1_000_000
/** Pressed by mail programs, also from within a web page of theirs (RFC 8058). The address carries its own secret and does one thing. */
const ONE_CLICK = /^\/(?:u|news\/stop)\/[^/]+\/[^/]+\/one-click$/
export const METHODS = ['GET', 'HEAD', 'POST']

/**
 * Whether a request is one of ours to answer: by a method we know, for a path, by our name and, where it changes something,
 * from our own pages and of a size we take. We compare with APP_URL ourselves: Next accepts a foreign Origin when Host or
 * X-Forwarded-Host name the same stranger.
 */
export function judgeArrival(arrival: Arrival): Verdict {
  const { method } = arrival
  if (!METHODS.includes(method)) return refuse(405)
  const asked = readTarget(arrival.target)
  if (!asked) return refuse(400)
  const { pathname, target } = asked
  if (pathname.length > LONGEST_PATH) return refuse(414)
  const host = asked.host ?? arrival.host
  const isRead = method !== 'POST'
  // A health check may not know our name.
  if (!isOurName(host) && pathname !== paths.health()) {
    return isRead && isThisMachine(host) ? { kind: 'move', location: absolute(target) } : refuse(421)
  }
  if (isRead) return { kind: 'pass', target }
  const isEvent = pathname === paths.stripeWebhook()
  if (!isEvent && !ONE_CLICK.test(pathname) && !isFromOurPages(arrival)) return refuse(403)
  const status = judgeSize(arrival, isEvent ? LARGEST_EVENT : LARGEST_FORM)
  return status ? refuse(status) : { kind: 'pass', target }
}

function refuse(status: Extract<Verdict, { kind: 'refuse' }>['status']): Verdict {
  return { kind: 'refuse', status }
}

/** A target is a path, or a whole address that names its host itself, as a proxy is asked (RFC 9112, 3.2). */
function readTarget(text: string): { host: string | null; pathname: string; target: string } | null {
  // A zero byte stands in no name of ours, and the database refuses to compare anything with one.
  if (/[^\x21-\x7e]|%00/.test(text)) return null
  const isPath = text.startsWith('/')
  if (!isPath && !/^https?:\/\//i.test(text)) return null
  // "//host/path" is a path here, whatever an address would make of it.
  const address = isPath ? `http://path${text}` : text
  if (!URL.canParse(address)) return null
  const { host, pathname, search } = new URL(address)
  return { host: isPath ? null : host, pathname, target: isPath ? text : pathname + search }
}

function isFromOurPages({ origin, fetchSite }: Arrival): boolean {
  if (origin !== undefined) return origin === env().appUrl.origin
  return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none'
}

/** Browsers, mail programs and Stripe all say how much they send. */
function judgeSize({ contentLength, isChunked }: Arrival, most: number): 411 | 413 | null {
  if (isChunked || contentLength === undefined) return 411
  return Number(contentLength) > most ? 413 : null
}
