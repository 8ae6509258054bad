import { afterEach, expect, test, vi } from 'vitest'
import { prepareEnvironment } from '@/testing/environment'
import { type Arrival, judgeArrival } from './arrival'

prepareEnvironment()

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

const arrival = (more: Partial<Arrival>): Arrival => ({
  method: 'GET',
  target: '/home',
  host: 'localhost:3000',
  origin: undefined,
  fetchSite: undefined,
  contentLength: undefined,
  isChunked: false,
  ...more,
})
const POST = { method: 'POST', origin: 'http://localhost:3000', fetchSite: 'same-origin', contentLength: '10' }

test.each<[string, Partial<Arrival>, string | number]>([
  ['reading by our name', {}, 'pass'],
  ['reading by another name of this machine', { host: '127.0.0.1:3000' }, 'move'],
  [
    'reading by another name of this machine with an Origin of ours',
    { host: '127.0.0.1:3000', origin: 'http://localhost:3000' },
    'move',
  ],
  ['reading on another port', { host: 'localhost:4000' }, 'move'],
  ['reading by a foreign name', { host: 'evil.example' }, 421],
  ['reading by a name that starts like ours', { host: 'localhost.evil.example' }, 421],
  ['reading without a name', { host: undefined }, 421],
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
  ['posting without origin, cross-site', { ...POST, origin: undefined, fetchSite: 'cross-site' }, 403],
  ['posting without origin, same-site', { ...POST, origin: undefined, fetchSite: 'same-site' }, 403],
  ['posting without origin, same-origin', { ...POST, origin: undefined }, 'pass'],
  ['posting without origin, no browser', { ...POST, origin: undefined, fetchSite: undefined }, 'pass'],
  [
    'a mail program ending a newsletter',
    { ...POST, target: '/news/stop/a/b/one-click', origin: undefined, fetchSite: undefined },
    'pass',
  ],
  [
    'a mail program on the web ending a newsletter',
    { ...POST, target: '/news/stop/a/b/one-click', origin: 'https://mail.example', fetchSite: 'cross-site' },
    'pass',
  ],
  ['a mail program ending reminders', { ...POST, target: '/u/a/b/one-click', origin: 'null' }, 'pass'],
  [
    'a one-click stop by a foreign name',
    { ...POST, target: '/u/a/b/one-click', origin: 'https://mail.example', host: 'mail.example' },
    421,
  ],
  ['a foreign page beside the one-click stop', { ...POST, target: '/u/a/b', origin: 'https://mail.example' }, 403],
  [
    'a foreign page under the one-click stop',
    { ...POST, target: '/u/a/b/one-click/x', origin: 'https://mail.example' },
    403,
  ],
  ['deleting', { ...POST, method: 'DELETE' }, 405],
  ['putting', { ...POST, method: 'PUT' }, 405],
  ['tracing', { method: 'TRACE' }, 405],
  ['asking what is possible', { method: 'OPTIONS', target: '*' }, 405],
  ['a target that is no path', { target: '*' }, 400],
  ['a target of another kind', { target: 'ftp://localhost:3000/home' }, 400],
  ['a whole address of ours', { target: 'http://localhost:3000/home', host: 'evil.example' }, 'pass'],
  ['a whole address of a stranger', { target: 'http://evil.example/home' }, 421],
  ['a path that begins like a whole address', { target: '//evil.example/home' }, 'pass'],
  ['a form without a length', { ...POST, contentLength: undefined }, 411],
  ['a form in pieces of unknown number', { ...POST, isChunked: true }, 411],
  ['the largest form', { ...POST, contentLength: '1000000' }, 'pass'],
  ['a larger form', { ...POST, contentLength: '1000001' }, 413],
  ['a path with a character that nothing holds', { target: '/c/%00' }, 400],
  ['a question with a character that nothing holds', { target: '/home?q=a%00' }, 400],
  ['the longest path', { target: `/${'a'.repeat(999)}` }, 'pass'],
  ['a longer path', { target: `/${'a'.repeat(1000)}` }, 414],
  ['the webhook', { ...POST, target: '/api/stripe/webhook', origin: 'https://stripe.example' }, 'pass'],
  ['the webhook by a foreign name', { ...POST, target: '/api/stripe/webhook', host: 'evil.example' }, 421],
  ['beside the webhook', { ...POST, target: '/api/stripe/webhook/x', origin: 'https://evil.example' }, 403],
  ['a health check by address', { target: '/api/health', host: '10.0.0.7:3000' }, 'pass'],
])('%s', (_case, more, expected) => {
  const verdict = judgeArrival(arrival(more))
  expect(verdict.kind === 'refuse' ? verdict.status : verdict.kind).toBe(expected)
})

test('a whole address goes on as its path', () => {
  const verdict = judgeArrival(arrival({ target: 'http://localhost:3000/home?q=a' }))
  expect(verdict).toEqual({ kind: 'pass', target: '/home?q=a' })
})

const PUBLIC = { APP_URL: 'https://app.overto.example', MAIL_FROM: 'a@overto.example', OPERATOR_FILE: 'own.json' }

test.each([
  ['app.overto.example', 'pass'],
  ['app.overto.example:443', 'pass'],
  ['App.Overto.Example', 'pass'],
  ['app.overto.example.', 'pass'],
  ['app.overto.example.:443', 'pass'],
  ['app.overto.example:80', 421],
  ['app.overto.example:4430', 421],
  ['app.overto.example..', 421],
  ['xapp.overto.example', 421],
  ['evil.example#app.overto.example', 421],
  ['app.overto.example:443:443', 421],
  ['app.overto.example@evil.example', 421],
  ['127.0.0.1:3000', 'move'],
  ['[::1]:3000', 'move'],
  ['localhost', 'move'],
])('with a public address, a page asked for by %s', async (host, expected) => {
  const judge = await judgeUnder(PUBLIC)
  const verdict = judge(arrival({ host, target: '/home?x=1' }))
  expect(verdict.kind === 'refuse' ? verdict.status : verdict.kind).toBe(expected)
  if (verdict.kind === 'move') expect(verdict.location).toBe('https://app.overto.example/home?x=1')
})

test('Stripe reaches the webhook by our name with its port', async () => {
  const judge = await judgeUnder(PUBLIC)
  const event = { ...POST, origin: undefined, fetchSite: undefined, target: '/api/stripe/webhook' }
  expect(judge(arrival({ ...event, host: 'app.overto.example:443' }))).toMatchObject({ kind: 'pass' })
})

/** The rules as they are in a process with these settings. */
async function judgeUnder(settings: Record<string, string>): Promise<typeof judgeArrival> {
  vi.resetModules()
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  return (await import('./arrival')).judgeArrival
}
