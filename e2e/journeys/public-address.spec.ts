import { type Browser, test as base, expect } from '@playwright/test'
import { ask } from '@/e2e/raw-request'
import { paths } from '@/lib/paths'
import { browserFlags } from '@/testing/browser'
import { newDeveloper } from '@/testing/people'
import { type PublicStack, startPublicStack } from '@/testing/public-stack'
import { signInByForm } from '@/testing/sign-in'

const test = base.extend<object, { stack: PublicStack; outside: Browser }>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
    async ({}, use) => {
      const stack = await startPublicStack()
      await use(stack)
      await stack.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  /** A browser that finds our public name where the proxy is. */
  outside: [
    async ({ stack, playwright, launchOptions }, use) => {
      const args = browserFlags(`MAP ${new URL(stack.address).host} 127.0.0.1:${stack.proxyPort}`)
      const outside = await playwright.chromium.launch({ ...launchOptions, args })
      await use(outside)
      await outside.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

test('behind a proxy with a public address people sign in, and what follows an action is read without leaving the machine', async ({
  stack,
  outside,
}) => {
  const developer = await newDeveloper()
  const page = await outside.newPage({ baseURL: stack.address, ignoreHTTPSErrors: true })
  await signInByForm(page, developer)
  await page.goto(paths.newCompany())
  await page.getByRole('textbox').first().fill('Blumenhaus Berger')
  await page.locator('main form').getByRole('button').last().click()
  await expect(page).toHaveURL(`${stack.address}${paths.company('blumenhaus-berger')}`)
  expect(stack.escapes(), 'the server never asks itself by its public name').not.toContain(new URL(stack.address).host)
})

test('with a public address, who comes by a name of this machine is led to it once and at once', async ({ stack }) => {
  const own = { address: `http://127.0.0.1:${stack.port}` }
  for (const host of [`127.0.0.1:${stack.port}`, 'localhost']) {
    const { status, headers } = await ask(own, '/sign-in?next=%2Fhome', { headers: { host } })
    expect([status, headers.location], host).toEqual([308, `${stack.address}/sign-in?next=%2Fhome`])
  }
  for (const host of ['app.overto.example:443', 'APP.overto.example', 'app.overto.example.']) {
    expect((await ask(own, '/sign-in', { headers: { host } })).status, host).toBe(200)
    const event = { method: 'POST', headers: { host, 'stripe-signature': 't=1,v1=0' }, body: '{}' }
    expect((await ask(own, paths.stripeWebhook(), event)).status, 'the webhook is reached').toBe(400)
  }
  expect((await ask(own, '/sign-in', { headers: { host: 'evil.example' } })).status).toBe(421)
})
