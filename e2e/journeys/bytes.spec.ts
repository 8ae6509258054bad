import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, PHONE, test } from '@/e2e/world'
import { fresh, handOver, offerFrom, startTrial } from '@/testing/people'

// 1 kB is 1,000 bytes; each file as gzip level 6 makes it.
const LANDING = 140_000
const DASHBOARD = 150_000

test('the landing and the dashboard stay within their budgets of script', async ({ openBrowser, developer }) => {
  const { name: first } = await startTrial(developer, fresh('leicht'))
  await handOver(developer, first, { email: `petra@${first}.example`, name: 'Petra Voss', company: `Verlag ${first}` })
  const { link } = await offerFrom(developer)

  const client = await openBrowser({ viewport: PHONE })
  await expectWithin(client, 'landing', link, LANDING)
  const dev = await openBrowser({ signedInAs: developer })
  await expectWithin(dev, 'home', '/home', DASHBOARD)
  await expectWithin(dev, 'company', `/c/verlag-${first}`, DASHBOARD)
  await expectWithin(dev, 'own company', `/c/${developer.slug}`, DASHBOARD)
})

test('up to the payment page nothing is fetched from anybody else', async ({ stack, openBrowser, developer }) => {
  const { link } = await offerFrom(developer)
  const client = await openBrowser({ viewport: PHONE })
  const origins = new Set<string>()
  client.on('request', (request) => origins.add(new URL(request.url()).origin))
  await client.goto(link)
  await client.getByRole('button', { name: 'Continue' }).click()
  await client.waitForURL(/\/order/)
  await client.waitForLoadState('networkidle')
  expect([...origins]).toEqual([stack.address])
})

async function expectWithin(page: Page, name: string, path: string, budget: number): Promise<void> {
  const sizes = new Map<string, number>()
  const pending: Promise<unknown>[] = []
  const weigh = (response: Awaited<ReturnType<Page['waitForResponse']>>) => {
    if (!/\.js(?:\?|$)/.test(response.url())) return
    pending.push(response.body().then((body) => sizes.set(response.url(), gzipSync(body, { level: 6 }).length)))
  }
  page.on('response', weigh)
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  page.off('response', weigh)
  await Promise.all(pending)
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  console.log(`script, ${name}: ${(total / 1000).toFixed(1)} kB gzip in ${sizes.size} files`)
  expect(total, name).toBeGreaterThan(0)
  expect(total, `${name}: ${JSON.stringify([...sizes])}`).toBeLessThanOrEqual(budget)
}
