import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { scopeOf, securityHeaders } from '@/lib/auth/edge'
import { env } from '@/lib/env'
import { FLASH_COOKIE, FLASH_HEADER, flashOn, PAGE_HEADER } from '@/lib/page-header'
import { type Exchange, pathOf } from './say'

const YEAR_SECONDS = 365 * 24 * 3600

/**
 * Before Next draws anything: the headers of the answer are set, the page is told what it may know of its request, and on a
 * document navigation the flash is taken out and the last scope noted (pages cannot write cookies). It never decides who may do
 * what; verbs and queries do.
 */
export function setPageHeaders(exchange: Exchange, isDevelopment: boolean): void {
  const { request, response } = exchange
  const { appUrl } = env()
  const path = pathOf(request)
  const headers = securityHeaders(path, randomBytes(16).toString('base64'), isDevelopment)
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  const seen = request.headers
  // Next takes the nonce for its own scripts from here, and compares the Origin of a form with our name.
  seen['content-security-policy'] = headers['content-security-policy']
  seen['x-forwarded-host'] = appUrl.host
  seen['x-forwarded-proto'] = appUrl.protocol.slice(0, -1)
  seen[PAGE_HEADER] = pageOf(request)
  delete seen[FLASH_HEADER]
  // The cookie is expired with this answer, and its word is for this page alone.
  const flash = flashOn(path, cookieOf(request, FLASH_COOKIE))
  if (flash) seen[FLASH_HEADER] = encodeURIComponent(flash)
  if (isDocument(request)) keepBooks(exchange, path)
}

/** The page that is asked for, also where only a piece of it is: without what Next adds to tell the pieces apart. */
function pageOf(request: IncomingMessage): string {
  const path = pathOf(request)
  const asked = new URLSearchParams(request.url?.slice(path.length))
  asked.delete('_rsc')
  return asked.size > 0 ? `${path}?${asked}` : path
}

/** A person opening a page: not a prefetch, not a piece of one fetched by script. */
function isDocument({ method, headers }: IncomingMessage): boolean {
  if (method !== 'GET' || headers.purpose !== undefined || headers['sec-purpose'] !== undefined) return false
  const destination = headers['sec-fetch-dest']
  return destination ? destination === 'document' : (headers.accept ?? '').includes('text/html')
}

function keepBooks({ request, response }: Exchange, path: string): void {
  if (cookieOf(request, FLASH_COOKIE) !== undefined) response.appendHeader('set-cookie', cookie(FLASH_COOKIE, '', 0))
  const scope = scopeOf(path)
  if (scope && cookieOf(request, 'scope') !== scope) {
    response.appendHeader('set-cookie', cookie('scope', scope, YEAR_SECONDS))
  }
}

function cookie(name: string, value: string, seconds: number): string {
  const secure = env().isHttps ? '; Secure' : ''
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}

function cookieOf({ headers }: IncomingMessage, name: string): string | undefined {
  const found = headers.cookie?.split(/; */).findLast((pair) => pair.startsWith(`${name}=`))
  if (found === undefined) return undefined
  try {
    return decodeURIComponent(found.slice(name.length + 1))
  } catch {
    return ''
  }
}
