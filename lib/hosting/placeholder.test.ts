import { request } from 'node:http'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { apps } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import { inTransaction } from '@/db/transaction'
import { createApp } from '@/lib/apps/create'
import { syncPlans } from '@/lib/apps/plans'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { createTestDatabase, type TestDatabase } from '@/testing/database'
import { startPlaceholder } from './placeholder'

let database: TestDatabase
let server: { stop(): Promise<void> }
let port: number

beforeAll(async () => {
  database = await createTestDatabase()
  port = await freePort()
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    APPS_PORT: String(port),
    AUTH_SECRET: 'x'.repeat(40),
    STRIPE_SECRET_KEY: 'sk_test_x',
    STRIPE_WEBHOOK_SECRET: 'whsec_x',
    RESEND_API_KEY: 're_x',
  })
  await syncPlans()
  server = await startPlaceholder()
})

afterAll(async () => {
  await server.stop()
  await closeDatabase()
  await database.drop()
})

test('an App’s address names it from its creation on, and says nothing else', async () => {
  await makeApp('blumenhaus-shop')
  const answer = await ask('blumenhaus-shop.apps.localhost')
  expect(answer.status).toBe(200)
  expect(answer.body).toContain('<h1>blumenhaus-shop</h1>')
  expect(answer.body).toContain('Nothing has been published yet')
  expect(answer.body).not.toMatch(/canary|example/)
})

test('unknown and deleted Apps, other hosts and other paths get one and the same page', async () => {
  await makeApp('gone-soon')
  await db().update(apps).set({ deletedAt: clock.now() })
  const answers = await Promise.all([
    ask('gone-soon.apps.localhost'),
    ask('never-there.apps.localhost'),
    ask('a.b.apps.localhost'),
    ask('apps.localhost'),
    ask('elsewhere.example'),
    ask(`x'or'1.apps.localhost`),
  ])
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([404]))
  expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
})

test('no cookies, no scripts, no search engines; nothing but reading', async () => {
  const { headers } = await ask('never-there.apps.localhost')
  expect(headers['set-cookie']).toBeUndefined()
  expect(headers['x-robots-tag']).toContain('noindex')
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/)
  expect((await ask('never-there.apps.localhost', 'POST')).status).toBe(405)
  const head = await ask('never-there.apps.localhost', 'HEAD')
  expect([head.status, head.body]).toEqual([404, ''])
})

test('a taken port is an error at the start', async () => {
  await expect(startPlaceholder()).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

type Answer = { status: number; body: string; headers: Record<string, unknown> }

/** Host set by hand: Node does not resolve names under localhost. */
function ask(host: string, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, method, path: '/', headers: { host: `${host}:${port}` } }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }))
    })
      .once('error', reject)
      .end()
  })
}

async function makeApp(name: string): Promise<void> {
  const accountId = newId()
  const companyId = newId()
  const createdAt = clock.now()
  await inTransaction(async (tx) => {
    const email = `${name}@canary.example`
    await tx.insert(accounts).values({ id: accountId, kind: 'developer', email, firstName: 'canary', createdAt })
    await tx.insert(companies).values({ id: companyId, slug: name, ownAccountId: accountId, createdAt })
    await tx.insert(memberships).values({ companyId, accountId, role: 'owner', createdAt })
  })
  await createApp({ kind: 'account', accountId }, { companySlug: name, name, planSlug: 'small' })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
