import type { Page } from '@playwright/test'
import type { Language } from '@/db/vocabulary'
import { walkStops } from '@/e2e/hands/keyboard'
import { DESK, expect, PHONE, test } from '@/e2e/world'
import { axeFaults } from './axe-faults'
import { misfits, NARROW, withLargeText } from './fit'
import { plainWordFaults } from './plain-words'
import { builtRoutes, LAST_RESORT, visitsOf } from './routes'
import { type Cast, gather, type OpenBrowser, type Visit } from './routes-cast'

/** The theme changes colours and nothing else. */
const OF_COLOURS = { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] }

/** Opens every state of every page of the build in one language and looks at it from all sides. */
export async function lookAtEveryPage(openBrowser: OpenBrowser, language: Language): Promise<void> {
  const cast = await gather(openBrowser, language)
  const visits = visitsOf(cast)
  const pages = builtRoutes().filter(({ route, kind }) => kind === 'page' && route !== LAST_RESORT)
  const visited = new Set(visits.map((visit) => visit.route))
  expect(
    pages.map(({ route }) => route).filter((route) => !visited.has(route)),
    'pages nobody looks at',
  ).toEqual([])
  for (const visit of visits) {
    await test.step(visit.name, async () => {
      const { name, route, page, open } = visit
      await open(page)
      if (route !== '/' && route !== '/_not-found') expect(new URL(page.url()).pathname).toMatch(patternOf(route))
      await expect.soft(page.locator('html'), `${name}: language`).toHaveAttribute('lang', language)
      if (isForClients(visit, cast)) expect.soft(await plainWordFaults(page, language), `${name}: words`).toEqual([])
      await lookAt(page, `${name}-${language}`)
    })
  }
}

/** Pages that a client reads: all behind a link, and all of the dashboard of a client. */
function isForClients({ route, page }: Visit, { browsers }: Cast): boolean {
  return /^\/(?:i|t|u|check|checkout)(?:\/|$)/.test(route) || page === browsers.petra || page === browsers.kim
}

async function lookAt(page: Page, name: string): Promise<void> {
  await expect.soft(page, `${name}: title`).toHaveTitle(/\S/)
  await expect.soft(page.getByRole('heading', { level: 1 }), `${name}: one h1`).toHaveCount(1)
  for (const viewport of [DESK, PHONE]) {
    await page.setViewportSize(viewport)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const where = `${name} ${viewport.width} ${colorScheme}`
      expect.soft(await axeFaults(page, colorScheme === 'dark' ? OF_COLOURS : undefined), where).toEqual([])
      await keepPicture(page, `${name}-${viewport.width}-${colorScheme}`)
    }
    expect.soft(await page.evaluate(misfits), `${name} ${viewport.width}: room`).toEqual([])
    expect.soft(await walkStops(page), `${name} ${viewport.width}: stops of the keyboard`).toEqual([])
  }
  await page.setViewportSize(NARROW)
  expect.soft(await page.evaluate(misfits), `${name} ${NARROW.width}: room`).toEqual([])
  await keepPicture(page, `${name}-${NARROW.width}`)
  await withLargeText(page, async () => {
    expect.soft(await page.evaluate(misfits), `${name}, text of 200 %: room`).toEqual([])
    await keepPicture(page, `${name}-large`)
  })
}

/** To be looked at, where asked for. */
async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.SCREENS) await page.screenshot({ path: `test-results/screens/${name}.png`, fullPage: true })
}

function patternOf(route: string): RegExp {
  return new RegExp(`^${route.replace(/\[\w+\]/g, '[^/]+')}$`)
}
