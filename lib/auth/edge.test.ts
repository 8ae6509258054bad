import { expect, test } from 'vitest'
import { prepareEnvironment } from '@/testing/environment'
import { scopeOf, securityHeaders } from './edge'

prepareEnvironment()

test('the policy has a nonce and no unsafe words, in production', () => {
  const headers = securityHeaders('/home', 'abc', false)
  const policy = headers['content-security-policy'] ?? ''
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy).toContain(
    "form-action 'self' https://checkout.stripe.com https://billing.stripe.com https://invoice.stripe.com",
  )
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
