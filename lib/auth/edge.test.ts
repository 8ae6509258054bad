import { expect, test } from 'vitest'
import { safeNext } from '@/lib/paths'
import { prepareVerbs } from '@/testing/verbs'
import { type Arrival, judgeArrival, scopeOf, securityHeaders } from './edge'

prepareVerbs()

const arrival = (more: Partial<Arrival>): Arrival => ({
  method: 'GET',
  host: 'localhost:3000',
  pathname: '/home',
  search: '',
  origin: null,
  fetchSite: null,
  ...more,
})
const POST = { method: 'POST', origin: 'http://localhost:3000', fetchSite: 'same-origin' }

test.each<[string, Partial<Arrival>, string | number]>([
  ['reading by our name', {}, 'pass'],
  ['reading by another name of this machine', { host: '127.0.0.1:3000' }, 'move'],
  ['Next reading from itself after an action', { host: '127.0.0.1:3000', origin: 'http://localhost:3000' }, 'pass'],
  ['reading on another port', { host: 'localhost:4000' }, 'move'],
  ['reading by a foreign name', { host: 'evil.example' }, 421],
  ['reading by a name that starts like ours', { host: 'localhost.evil.example' }, 421],
  ['reading without a name', { host: null }, 421],
  ['reading by garbage', { host: 'a b' }, 421],
  ['posting by another name of this machine', { ...POST, host: '127.0.0.1:3000' }, 421],
  ['posting from our page', POST, 'pass'],
  ['posting from a foreign page', { ...POST, origin: 'https://evil.example' }, 403],
  [
    'posting from a foreign page that names a foreign host',
    { ...POST, origin: 'https://evil.example', host: 'evil.example' },
    421,
  ],
  ['posting from another port', { ...POST, origin: 'http://localhost:4000' }, 403],
  ['posting over https to http', { ...POST, origin: 'https://localhost:3000' }, 403],
  ['posting with origin null', { ...POST, origin: 'null' }, 403],
  ['posting without origin, cross-site', { ...POST, origin: null, fetchSite: 'cross-site' }, 403],
  ['posting without origin, same-site', { ...POST, origin: null, fetchSite: 'same-site' }, 403],
  ['posting without origin, same-origin', { ...POST, origin: null }, 'pass'],
  ['posting without origin, no browser', { ...POST, origin: null, fetchSite: null }, 'pass'],
  [
    'a mail program ending a newsletter',
    { ...POST, pathname: '/news/stop/a/b/one-click', origin: null, fetchSite: null },
    'pass',
  ],
  [
    'a foreign page ending a newsletter',
    { ...POST, pathname: '/news/stop/a/b/one-click', origin: 'https://evil.example' },
    403,
  ],
  ['deleting from a foreign page', { ...POST, method: 'DELETE', origin: 'https://evil.example' }, 403],
  ['a path with a character that nothing holds', { pathname: '/c/%00' }, 400],
  ['a question with a character that nothing holds', { search: '?q=a%00' }, 400],
  ['the longest path', { pathname: `/${'a'.repeat(999)}` }, 'pass'],
  ['a longer path', { pathname: `/${'a'.repeat(1000)}` }, 414],
  ['the webhook', { method: 'POST', pathname: '/api/stripe/webhook', origin: 'https://stripe.example' }, 'pass'],
  ['the webhook by a foreign name', { method: 'POST', pathname: '/api/stripe/webhook', host: 'evil.example' }, 421],
  ['beside the webhook', { ...POST, pathname: '/api/stripe/webhook/x', origin: 'https://evil.example' }, 403],
  ['a health check by address', { pathname: '/api/health', host: '10.0.0.7:3000' }, 'pass'],
])('%s', (_case, more, expected) => {
  const verdict = judgeArrival(arrival(more))
  expect(verdict.kind === 'refuse' ? verdict.status : verdict.kind).toBe(expected)
})

test('the policy has a nonce and no unsafe words, in production', () => {
  const headers = securityHeaders('/home', 'abc', false)
  const policy = headers['content-security-policy'] ?? ''
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy).toContain("form-action 'self' https://checkout.stripe.com https://billing.stripe.com")
  for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) expect(policy).toContain(part)
  expect(policy).not.toContain('unsafe')
  expect(headers).toMatchObject({ 'referrer-policy': 'same-origin', 'cache-control': 'private, no-store' })
  expect(headers).not.toHaveProperty('strict-transport-security')
})

test.each([
  '/i/abc',
  '/t/abc',
  '/u/abc',
  '/checkout/abc/done',
  '/forgot/abc',
  '/reset/abc/def',
  '/not-me/abc/def/ghi',
  '/way-in/abc/1/ghi',
])('%s is not to be indexed', (pathname) => {
  expect(securityHeaders(pathname, 'abc', false)).toHaveProperty('x-robots-tag')
})

test.each([
  ['/home', '/home'],
  ['/c/blumenhaus', '/c/blumenhaus'],
  ['/c/blumenhaus-2/apps/shop', '/c/blumenhaus-2'],
  ['/c/', null],
  [`/c/${'a'.repeat(60)}/team`, `/c/${'a'.repeat(60)}`],
  [`/c/${'a'.repeat(61)}/team`, null],
  ['/homestead', null],
  ['/i/abc', null],
  ['//evil.example', null],
  ['', null],
])('%s is in the scope %s', (pathname, expected) => {
  expect(scopeOf(pathname)).toBe(expected)
})

test.each([
  ['/home', '/home'],
  ['/c/blumenhaus/team?page=2', '/c/blumenhaus/team?page=2'],
  ['https://evil.example', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/%09/evil.example', '/%09/evil.example'],
  ['javascript:alert(1)', '/'],
  ['https:evil.example', '/'],
  ['@evil.example', '/'],
  ['/.//evil.example', '/'],
  [`/${'a'.repeat(4000)}`, '/'],
  ['', '/'],
  [null, '/'],
])('after signing in, %j leads to %s', (next, expected) => {
  const page = safeNext(next)
  expect(page).toBe(expected)
  expect(new URL(page, 'http://localhost:3000').origin).toBe('http://localhost:3000')
})
