import { builtRoutes, LAST_RESORT } from '@/e2e/build'
import { type Answer, ask, cookiesOf, fetched } from '@/e2e/raw-request'
import { expect, test } from '@/e2e/world'
import { askNewsletter } from '@/lib/account/newsletter/ask'
import { newsletterLink } from '@/lib/account/newsletter/links'
import { stopLink } from '@/lib/client-invite/stop-reminders'
import { paths } from '@/lib/paths'
import { fresh, newDeveloper, offerFrom, PASSWORD, startTrial } from '@/testing/people'
import { sessionHeader } from '@/testing/sign-in'
import type { Stack } from '@/testing/stack'

const NOTHING = '01a00000-0000-7000-8000-000000000000'
const TOKEN_PAGE = /^\/(?:b|i|t|u|news|checkout|confirm|forgot|reset|not-me|way-in)\//
/** The one answer with a policy of its own: a drawn mail, which has inline styles and stands in a frame of its preview. */
const MAIL_DOCUMENT = /^\/dev\/mail\/[^/]+\/[^/]+\/[^/]+$/
const PARAMETERS: Record<string, string> = {
  document: 'terms',
  version: '2026-10-01',
  token: 'a'.repeat(43),
  company: 'nobody',
  app: 'nothing',
  kind: 'mail-invite',
  language: 'de',
  scheme: 'dark',
}

function addressOf(route: string): string {
  return route.replace(/\[(\w+)\]/g, (_all, name: string) => PARAMETERS[name] ?? NOTHING)
}

test('every route answers with the whole set of headers, to strangers and to a developer', async ({
  stack,
  developer,
}) => {
  const { appName, inviteId, link } = await offerFrom(developer)
  const { accountId } = developer.actor
  const cookies = await sessionHeader(accountId)
  await askNewsletter(developer.actor)
  const real = [
    paths.newsletterConfirm(newsletterLink(accountId, 1, 'confirm')),
    paths.newsletterStop(newsletterLink(accountId, 1, 'stop')),
    paths.newsletterStopInOneClick(newsletterLink(accountId, 1, 'stop')),
    `/c/${developer.slug}`,
    `/c/${developer.slug}/apps`,
    `/c/${developer.slug}/apps/${appName}`,
    `/invitations/${inviteId}`,
    link,
    `${link}/order`,
    `${link}/decline`,
    paths.stopReminders(stopLink(inviteId)),
    paths.stopInOneClick(stopLink(inviteId)),
    '/nowhere',
    '/i/short',
    '/_next/data/x.json',
  ]
  const routes = builtRoutes().filter(({ route }) => route !== LAST_RESORT)
  for (const path of [...routes.map(({ route }) => addressOf(route)), ...real]) {
    for (const headers of [{}, cookies]) {
      const answer = await ask(stack, path, { headers: { accept: 'text/html', ...headers } })
      expect(answer.status, path).toBeLessThan(500)
      if (MAIL_DOCUMENT.test(path)) expectClosed(path, answer)
      else expectGuarded(stack, path, answer)
    }
  }
})

test('what is refused before any page may do nothing at all', async ({ stack }) => {
  const post = { method: 'POST' }
  const refused = [
    { status: 405, answer: await ask(stack, '/home', { method: 'PUT' }) },
    { status: 421, answer: await ask(stack, '/home', { headers: { host: 'evil.example' } }) },
    { status: 421, answer: await ask(stack, '/sign-in', { ...post, headers: { host: 'evil.example' } }) },
    { status: 403, answer: await ask(stack, '/sign-in', { ...post, headers: { origin: 'https://evil.example' } }) },
    { status: 400, answer: await ask(stack, paths.stripeWebhook(), { ...post, body: '{}' }) },
  ]
  for (const { status, answer } of refused) {
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({
      'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': expect.stringContaining('no-store'),
    })
  }
})

test('refusals of pages carry them too', async ({ stack }) => {
  const refused = [
    { status: 404, answer: await ask(stack, '/nowhere') },
    { status: 404, answer: await ask(stack, '/legal/terms/1999-01-01/file') },
    { status: 200, answer: await ask(stack, '/legal/terms/2026-10-01/file') },
    { status: 200, answer: await ask(stack, '/api/health') },
  ]
  for (const { status, answer } of refused) {
    expect(answer.status).toBe(status)
    expectGuarded(stack, '/', answer)
  }
})

function expectGuarded(stack: Stack, path: string, { headers, body }: Answer): void {
  const policy = String(headers['content-security-policy'])
  const nonce = policy.match(/script-src [^;]*'nonce-([\w+/=]{20,})'/)?.[1]
  expect(nonce, `${path}: a nonce`).toBeTruthy()
  expect(policy, path).not.toMatch(/unsafe-inline|unsafe-eval/)
  for (const part of [
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' ${stack.stripeOrigin}`,
  ]) {
    expect(policy, path).toContain(part)
  }
  expect(headers, path).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'cache-control': expect.stringContaining('no-store'),
  })
  expect(headers['x-powered-by'], path).toBeUndefined()
  if (TOKEN_PAGE.test(path)) expect(headers['x-robots-tag'], path).toContain('noindex')
  if (!headers['content-type']?.startsWith('text/html')) return
  for (const [tag] of body.matchAll(/<(?:script|style)\b[^>]*>/g)) expect(tag, path).toContain(`nonce="${nonce}"`)
  expect(body.replace(/<script\b[\s\S]*?<\/script>/g, ''), `${path}: inline styles`).not.toMatch(/<[^>]+\sstyle=/)
}

/** It may be styled and stand in our own pages, and nothing else. */
function expectClosed(path: string, { status, headers, body }: Answer): void {
  expect([status, body.startsWith('<!doctype html>')], path).toEqual([200, true])
  expect(headers, path).toMatchObject({
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox",
    'x-frame-options': 'SAMEORIGIN',
    'x-content-type-options': 'nosniff',
    'cache-control': expect.stringContaining('no-store'),
  })
  expect(body, path).not.toMatch(/<script|<iframe|<form/)
}

test('another name of this machine leads to ours, a foreign name nowhere', async ({ stack }) => {
  const { port } = new URL(stack.address)
  for (const name of ['127.0.0.1', '[::1]', 'x.localhost']) {
    const answer = await ask(stack, '/sign-in?next=%2Fhome', { headers: { host: `${name}:${port}` } })
    expect([answer.status, answer.headers.location]).toEqual([308, `${stack.address}/sign-in?next=%2Fhome`])
  }
  for (const host of [
    'evil.example',
    `localhost:1`,
    `localhost.evil.example:${port}`,
    `${new URL(stack.address).host}.`,
  ]) {
    const { status } = await ask(stack, '/sign-in', { method: 'POST', headers: { host } })
    expect(status, host).toBe(421)
  }
})

test('nothing is changed from a foreign page', async ({ stack }) => {
  const evil = 'https://evil.example'
  const foreign: Record<string, string>[] = [
    { origin: evil },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: evil, 'x-forwarded-host': 'evil.example' },
    { origin: evil, forwarded: 'host=evil.example' },
    { origin: stack.address.replace('localhost', '127.0.0.1') },
    { origin: stack.stripeOrigin },
  ]
  for (const headers of foreign) {
    const { status } = await ask(stack, '/sign-in', { method: 'POST', headers })
    expect(status, JSON.stringify(headers)).toBe(403)
  }
})

test('signing in leads to our own pages only', async ({ stack, openBrowser, developer }) => {
  const page = await openBrowser({ signedInAs: developer })
  const cookies = await cookiesOf(page)
  const elsewhere = [
    'https://evil',
    '//evil',
    '/\\evil',
    '/%09/evil',
    '/\t/evil',
    'javascript:alert(1)',
    'https:evil',
    '@evil',
    '/.//evil',
    `/${'a'.repeat(4000)}`,
  ]
  for (const next of elsewhere) {
    const path = `/sign-in?next=${encodeURIComponent(next)}`
    const { location } = (await ask(stack, path, { headers: cookies })).headers
    expect(new URL(String(location), stack.address).origin, next).toBe(stack.address)
    expect(String(location), next).not.toMatch(/^\/[/\\]/)
    const hidden = (await ask(stack, path)).body.match(/name="next" value="([^"]*)"/)?.[1]
    expect(new URL(String(hidden), stack.address).origin, next).toBe(stack.address)
  }
  const stranger = await openBrowser()
  await stranger.goto(`/sign-in?next=${encodeURIComponent('//evil.example/home')}`)
  await stranger.getByLabel('E-mail').fill(developer.email)
  await stranger.getByLabel('Password').fill(PASSWORD)
  await stranger.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(stranger).toHaveURL(`${stack.address}/home`)
})

test('the address of an App is a page of its own: its name, no cookies, a closed policy', async ({
  stack,
  developer,
  openBrowser,
}) => {
  const appName = fresh('eigene-seite')
  await startTrial(developer, appName)
  const at = (host: string) => ask(stack, '/', { port: stack.appsPort, headers: { host: `${host}:${stack.appsPort}` } })
  const there = await at(`${appName}.apps.localhost`)
  expect([there.status, there.body.includes(`<h1>${appName}</h1>`)]).toEqual([200, true])
  const nowhere = await at('never-there.apps.localhost')
  expect(nowhere.status).toBe(404)
  for (const { headers } of [there, nowhere]) {
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'/)
    expect(headers['x-content-type-options']).toBe('nosniff')
  }
  const page = await openBrowser({ signedInAs: developer })
  const asked = page.waitForRequest(/apps\.localhost/)
  await page.goto(`http://${appName}.apps.localhost:${stack.appsPort}/`)
  expect((await (await asked).allHeaders()).cookie, 'the session stays with us').toBeUndefined()
})

test('no header and no spelling of an address gives a page away', async ({ stack, developer }) => {
  const canary = fresh('kanarienvogel')
  await startTrial(developer, canary)
  const stranger = await sessionHeader((await newDeveloper()).actor.accountId)
  const owner = await sessionHeader(developer.actor.accountId)
  const page = `/c/${developer.slug}/apps`
  const spellings = [
    page,
    `${page}.rsc`,
    `${page}?_rsc=1a2b3`,
    `${page}.segments/_tree.segment.rsc`,
    `/${page}`,
    `${page}/`,
    `${page}%2F`,
    `${page}.`,
    `${page}?nxtPcompany=${developer.slug}`,
    `/c/%2e%2e${page}`,
  ]
  const tricks: Record<string, string>[] = [
    {},
    { rsc: '1' },
    { rsc: '1', 'next-router-prefetch': '1' },
    { rsc: '1', 'next-router-segment-prefetch': '/_tree' },
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    {
      'x-forwarded-host': 'localhost',
      'x-original-url': page,
      'x-rewrite-url': page,
      'x-invoke-path': page,
      'x-matched-path': page,
    },
    { 'x-asked-path': page, 'x-flash': 'saved' },
  ]
  // First that these eyes see: to its Owner the page names it, as a document and as script fetches it.
  for (const headers of tricks.slice(0, 2)) {
    expect((await fetched(stack, page, { ...owner, ...headers })).body, 'the Owner meets it').toContain(canary)
  }
  for (const spelling of spellings) {
    for (const headers of tricks) {
      for (const cookies of [{}, stranger]) {
        const answer = await fetched(stack, spelling, { ...cookies, ...headers })
        expect(answer.status, spelling).toBeLessThan(500)
        expect(answer.body, `${spelling} ${JSON.stringify(headers)}`).not.toContain(canary)
      }
    }
  }
})
