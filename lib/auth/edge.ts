import { LONGEST_SLUG } from '@/db/vocabulary'
import { env } from '@/lib/env'

/** Pages whose address is a secret or personal: no search engine may keep them. */
const TOKEN_PAGES = /^\/(?:b|i|t|u|ok|news|checkout|confirm|forgot|reset|not-me|way-in)\//

/** A drawn mail: its styles are inline, so it is framed by its preview page and has a policy of its own. */
const MAIL_DOCUMENT = /^\/dev\/mail\/[^/]+\/[^/]+\/[^/]+$/

/** The headers of every answer. Referrer-Policy is never no-referrer: forms without script would then send "Origin: null". */
export function securityHeaders(pathname: string, nonce: string, isDevelopment: boolean): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce, isDevelopment),
    'cache-control': 'private, no-store',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(env().hasDevPages && MAIL_DOCUMENT.test(pathname) ? framedHeaders : {}),
    ...(TOKEN_PAGES.test(pathname) ? { 'x-robots-tag': 'noindex, nofollow' } : {}),
    ...(env().isHttps ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}

/** Runs nothing, fetches nothing, leads nowhere, and may stand in our own pages only. */
const framedHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox",
  // A sandboxed document with a stricter one is refused when it is opened by itself.
  'cross-origin-opener-policy': 'unsafe-none',
  'x-frame-options': 'SAMEORIGIN',
}

// The development server evaluates code, injects styles and talks to itself; production does none of it.
function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // The order form leads to the payment page, and browsers apply this to redirects too.
    `form-action ${["'self'", ...env().stripePageOrigins].join(' ')}`,
  ].join('; ')
}

/** The scope a person was last in, if this path is in one: "/home" or "/c/blumenhaus". */
export function scopeOf(pathname: string): string | null {
  const scope = pathname.match(/^(?:\/home|\/c\/[a-z0-9]+(?:-[a-z0-9]+)*)(?=\/|$)/)?.[0] ?? null
  return scope !== null && scope.length <= '/c/'.length + LONGEST_SLUG ? scope : null
}
