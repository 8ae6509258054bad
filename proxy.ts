import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { scopeOf, securityHeaders } from '@/lib/auth/edge'
import { env } from '@/lib/env'
import { FLASH_COOKIE, FLASH_HEADER, flashOn, PAGE_HEADER } from '@/lib/page-header'

const YEAR_SECONDS = 365 * 24 * 3600

/**
 * Before every page, after our server has judged the request: headers are set, and on a document navigation the flash is
 * taken out and the last scope noted (pages cannot write cookies). It never decides who may do what; verbs and queries do.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64')
  const headers = securityHeaders(request.nextUrl.pathname, nonce, process.env.NODE_ENV === 'development')
  const response = NextResponse.next({ request: { headers: inward(request, headers) } })
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  if (isDocument(request)) keepBooks(request, response)
  return response
}

export const config = { matcher: '/((?!_next/static/).*)' }

/** What the pages see: the policy with the nonce, our own name for Next's own checks, their address, and the flash. */
function inward(request: NextRequest, headers: Record<string, string>): Headers {
  const { appUrl } = env()
  const seen = new Headers(request.headers)
  seen.set('content-security-policy', headers['content-security-policy'] ?? '')
  seen.set('x-forwarded-host', appUrl.host)
  seen.set('x-forwarded-proto', appUrl.protocol.slice(0, -1))
  seen.set(PAGE_HEADER, pageOf(request))
  seen.delete(FLASH_HEADER)
  const flash = flashOn(request.nextUrl.pathname, request.cookies.get(FLASH_COOKIE)?.value)
  // Expiring the cookie hides it from the page as well, so the page gets it by header.
  if (flash) seen.set(FLASH_HEADER, encodeURIComponent(flash))
  return seen
}

/** The page that is asked for, also where only a piece of it is: without what Next adds to tell the pieces apart. */
function pageOf({ nextUrl }: NextRequest): string {
  const { pathname, searchParams } = new URL(nextUrl)
  searchParams.delete('_rsc')
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname
}

/** A person opening a page: not a prefetch, not a piece of one fetched by script. */
function isDocument({ method, headers }: NextRequest): boolean {
  if (method !== 'GET' || headers.has('purpose') || headers.has('sec-purpose')) return false
  const destination = headers.get('sec-fetch-dest')
  return destination ? destination === 'document' : (headers.get('accept') ?? '').includes('text/html')
}

function keepBooks(request: NextRequest, response: NextResponse): void {
  const { pathname } = request.nextUrl
  const options = { httpOnly: true, sameSite: 'lax', secure: env().isHttps } as const
  if (request.cookies.has(FLASH_COOKIE)) response.cookies.set(FLASH_COOKIE, '', { ...options, path: '/', maxAge: 0 })
  const scope = scopeOf(pathname)
  if (scope && request.cookies.get('scope')?.value !== scope) {
    response.cookies.set('scope', scope, { ...options, path: '/', maxAge: YEAR_SECONDS })
  }
}
