import { beforeEach, expect, test, vi } from 'vitest'
import { ENVIRONMENT } from '@/testing/environment'

// Another spelling of the sample file: under its usual name it is refused on a public address.
const PUBLIC = {
  ...ENVIRONMENT,
  APP_URL: 'https://overto.example',
  MAIL_FROM: 'invite@overto.example',
  OPERATOR_FILE: './operator.sample.json',
}
const address = { kind: 'mail-invite', language: 'de', scheme: 'dark' }
const path = '/dev/mail/mail-invite/de/dark'

// The environment is read once per process.
beforeEach(() => vi.resetModules())

async function document(environment: Record<string, string>) {
  Object.assign(process.env, environment)
  const { GET } = await import('./dev/mail/[kind]/[language]/[scheme]/route')
  return (more: object) =>
    GET(new Request('http://localhost:3000/'), { params: Promise.resolve({ ...address, ...more }) })
}

test('on this machine a mail is a document of its own, in the scheme asked for; anything else is not there', async () => {
  const get = await document(ENVIRONMENT)
  const answer = await get({})
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(await answer.text()).toMatch(/<html lang="de".*@media all\{html\{background-color:/s)
  for (const wrong of [{ kind: 'mail' }, { language: 'fr' }, { scheme: 'sepia' }]) {
    expect((await get(wrong)).status).toBe(404)
  }
})

test('on a public address neither the document nor the page exists, and no policy is loosened', async () => {
  const get = await document(PUBLIC)
  expect((await get({})).status).toBe(404)
  const { default: MailPreviewPage } = await import('./dev/mail/page')
  await expect(MailPreviewPage({ searchParams: Promise.resolve({}) })).rejects.toMatchObject({
    digest: expect.stringContaining('404'),
  })
  const { securityHeaders } = await import('@/lib/auth/edge')
  expect(securityHeaders(path, 'abc', false)['content-security-policy']).toContain("frame-ancestors 'none'")
})

test('the document may be framed by our own pages only, and can do nothing', async () => {
  await document(ENVIRONMENT)
  const { securityHeaders } = await import('@/lib/auth/edge')
  expect(securityHeaders(path, 'abc', false)).toMatchObject({
    'content-security-policy': expect.stringMatching(
      /^default-src 'none'; style-src 'unsafe-inline'; .*frame-ancestors 'self'; sandbox$/,
    ),
    'x-frame-options': 'SAMEORIGIN',
  })
  for (const other of ['/dev/mail', '/dev/mail/a/b', `${path}/more`, `/home${path}`]) {
    expect(securityHeaders(other, 'abc', false), other).toMatchObject({
      'content-security-policy': expect.stringContaining("script-src 'self' 'nonce-abc'"),
      'x-frame-options': 'DENY',
    })
  }
})
