import type { Page } from '@playwright/test'
import { expect, PHONE, test } from '@/e2e/world'
import { paths } from '@/lib/paths'
import { listenToAsked } from '@/testing/measured/asked'
import { fresh, handOver, offerFrom, startTrial } from '@/testing/people'
import type { Stack } from '@/testing/stack'

// 1 kB is 1,000 bytes. Each file as it travels, its headers counted, to a browser that has nothing kept.
const LANDING = 140_000
const DASHBOARD = 145_000

test('the landing and the dashboard stay within their budgets of script', async ({ stack, openBrowser, developer }) => {
  const { name: first } = await startTrial(developer, fresh('leicht'))
  await handOver(developer, first, { email: `petra@${first}.example`, name: 'Petra Voss', company: `Verlag ${first}` })
  const { link } = await offerFrom(developer)
  await expectWithin(stack, await openBrowser({ viewport: PHONE }), { name: 'landing', path: link, budget: LANDING })
  for (const [name, path] of Object.entries({
    home: paths.home(),
    company: paths.company(`verlag-${first}`),
    'own company': paths.company(developer.slug),
  })) {
    await expectWithin(stack, await openBrowser({ signedInAs: developer }), { name, path, budget: DASHBOARD })
  }
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

/** The page belongs to a browser of its own. */
async function expectWithin(
  stack: Stack,
  page: Page,
  { name, path, budget }: { name: string; path: string; budget: number },
): Promise<void> {
  const asked = await listenToAsked(await page.context().newCDPSession(page), stack.address)
  await page.goto(path)
  const scripts = (await asked.untilQuiet()).filter(({ kind }) => kind === 'script')
  const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0)
  console.log(`script, ${name}: ${(total / 1000).toFixed(1)} kB in ${scripts.length} files`)
  expect(total, name).toBeGreaterThan(0)
  expect(total, `${name}: ${JSON.stringify(scripts)}`).toBeLessThanOrEqual(budget)
}
