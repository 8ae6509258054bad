import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startStandIns } from './start'
import { startTestStack, type TestStack } from './test-stack'

let stack: TestStack
beforeAll(async () => {
  stack = await startTestStack()
})
afterAll(() => stack?.stop())

async function startChild(): Promise<{ child: ChildProcess; stripeOrigin: string; resendOrigin: string }> {
  const child = fork(path.join(import.meta.dirname, 'main.ts'), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      ...process.env,
      DATABASE_URL: stack.databaseUrl,
      STRIPE_PORT: '0',
      RESEND_PORT: '0',
      WEBHOOK_URL: 'http://127.0.0.1:9/webhook',
      STRIPE_WEBHOOK_SECRET: 'whsec_test',
      APP_URL: 'http://localhost:3000',
    },
  })
  const [line] = child.stdout ? await once(child.stdout, 'data') : []
  return { child, ...JSON.parse(String(line)) }
}

it('says where it listens, and ends on SIGTERM', async () => {
  const { child, stripeOrigin, resendOrigin } = await startChild()
  expect((await fetch(`${stripeOrigin}/v1/events`)).status).toBe(401)
  expect((await fetch(resendOrigin)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

it('ends when its parent is gone', async () => {
  const { child } = await startChild()
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([0, null])
})

it('does not stand in for anything that others can reach', async () => {
  const start = startStandIns({
    databaseUrl: stack.databaseUrl,
    stripePort: 0,
    resendPort: 0,
    webhookUrl: 'https://overto.example/webhook',
    webhookSecret: 'whsec_test',
    appOrigin: 'https://overto.example',
  })
  await expect(start).rejects.toThrow('only serve a local product')
})
