import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { generate } from 'selfsigned'
import { closeDatabase } from '@/db/client'
import { syncPlans } from '@/lib/apps/plans'
import { inRoot } from '@/lib/root'
import { newestBuild } from '@/lib/server/builds'
import { createTestDatabase } from './database'
import { end, freePort, keptHere, start, untilAnswers } from './stack'

/** Whom people reach: a name of no machine, which the browser of the test is told to find here. */
const PUBLIC_NAME = 'app.overto.example'

export type PublicStack = {
  address: string
  /** Where the proxy with TLS listens. */
  proxyPort: number
  /** Where the server itself listens, which nobody but the proxy speaks to. */
  port: number
  /** What tried to leave this machine. */
  escapes(): string
  stop(): Promise<void>
}

/** The product as an operator runs it: a public address, a proxy with TLS in front, and no stand-ins. Nothing answers for Stripe or mails. */
export async function startPublicStack(): Promise<PublicStack> {
  const folder = mkdtempSync(path.join(tmpdir(), 'overto-public-'))
  const escapesFile = path.join(folder, 'escapes')
  const database = await createTestDatabase()
  const [port, appsPort] = await Promise.all([freePort(), freePort()])
  const address = `https://${PUBLIC_NAME}`
  const env = {
    DATABASE_URL: database.url,
    APP_URL: address,
    PORT: String(port),
    APPS_PORT: String(appsPort),
    APPS_DOMAIN: `apps.${PUBLIC_NAME}`,
    AUTH_SECRET: 'a secret of the browser tests, long enough to be one',
    STRIPE_SECRET_KEY: 'sk_test_of_nobody',
    STRIPE_WEBHOOK_SECRET: 'whsec_of_nobody',
    RESEND_API_KEY: 're_of_nobody',
    MAIL_FROM: `invite@${PUBLIC_NAME}`,
    OPERATOR_FILE: inRoot('operator.sample.json'),
  }
  const childEnv = { ...process.env, ...env, ...keptHere(escapesFile), NODE_ENV: 'production' as const }
  Object.assign(process.env, env)
  await syncPlans()
  const server = start([path.join(newestBuild(), 'server.mjs')], childEnv, [])
  await untilAnswers(`http://127.0.0.1:${port}/api/health`, server)
  const proxy = await startTlsProxy(port)
  return {
    address,
    proxyPort: proxy.port,
    port,
    escapes: () => readFileSync(escapesFile, 'utf8'),
    async stop() {
      await proxy.stop()
      await end(server, 'SIGTERM')
      await closeDatabase()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Passes requests on as proxies do: with the name they came by, and a note of whom they came from. */
async function startTlsProxy(to: number): Promise<{ port: number; stop(): Promise<void> }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: PUBLIC_NAME }], { keyType: 'ec' })
  const server = createServer({ key, cert }, (asked, answer) => {
    const headers = { ...asked.headers, 'x-forwarded-for': asked.socket.remoteAddress, 'x-forwarded-proto': 'https' }
    const onward = request({ host: '127.0.0.1', port: to, method: asked.method, path: asked.url, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers)
      given.pipe(answer)
    })
    onward.once('error', () => answer.destroy())
    asked.pipe(onward)
  })
  const port = await freePort()
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return {
    port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}
