import type { Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'
import { builtRoutes, LAST_RESORT, staticRoutes, visitsOf } from './routes'
import { gather } from './routes-cast'
import { DESK, expect, PHONE, test } from './world'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

// A trace of so many pages takes longer than looking at them; what was found names its page.
test.use({ trace: 'off' })

test('no page is drawn ahead of its request: its scripts would have no nonce', () => {
  expect(staticRoutes()).toEqual([LAST_RESORT])
})

test('every page of the build reads well: both themes, phone and desk, no finding', async ({ openBrowser }) => {
  test.setTimeout(600_000)
  const visits = visitsOf(await gather(openBrowser))
  const pages = builtRoutes().filter(({ route, kind }) => kind === 'page' && route !== LAST_RESORT)
  const visited = new Set(visits.map((visit) => visit.route))
  expect(
    pages.map(({ route }) => route).filter((route) => !visited.has(route)),
    'pages nobody looks at',
  ).toEqual([])
  for (const { name, route, page, open } of visits) {
    await test.step(name, async () => {
      await open(page)
      if (route !== '/' && route !== '/_not-found') expect(new URL(page.url()).pathname).toMatch(patternOf(route))
      await lookAt(page, name)
    })
  }
})

async function lookAt(page: Page, name: string): Promise<void> {
  await page.evaluate(axe.source)
  await expect.soft(page, `${name}: title`).toHaveTitle(/\S/)
  await expect.soft(page.getByRole('heading', { level: 1 }), `${name}: one h1`).toHaveCount(1)
  for (const viewport of [DESK, PHONE]) {
    await page.setViewportSize(viewport)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const where = `${name} ${viewport.width} ${colorScheme}`
      expect.soft(await findingsOf(page, colorScheme), where).toEqual([])
      if (colorScheme === 'light') expect.soft(await page.evaluate(tooWide), where).toEqual([])
      if (process.env.SCREENS) {
        const path = `test-results/screens/${name}-${viewport.width}-${colorScheme}.png`
        await page.screenshot({ path, fullPage: true })
      }
    }
  }
}

async function findingsOf(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  // The theme changes colours and nothing else.
  const runOnly: RunOptions['runOnly'] =
    colorScheme === 'dark' ? { type: 'rule', values: OF_COLOURS } : { type: 'tag', values: RULES }
  return page.evaluate(findFaults, { runOnly, resultTypes: ['violations'] } satisfies RunOptions)
}

/** Runs in the page, where axe has been put before. */
async function findFaults(options: RunOptions): Promise<string[]> {
  const { violations } = await window.axe.run(document, options)
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

/** Runs in the page: what reaches beyond the window, and buttons whose words do not fit. */
function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const page = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in ${clientWidth}`] : []
  const pressable = [...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, summary')]
  const clipped = pressable.filter((element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false
    const box = element.getBoundingClientRect()
    if (box.width <= 1 || element.closest('.sr-only')) return false
    const isCut =
      element.matches('button, a') && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
    return box.left < -1 || box.right > clientWidth + 1 || isCut
  })
  return [...page, ...clipped.map((element) => `cut: ${element.outerHTML.slice(0, 160)}`)]
}

function patternOf(route: string): RegExp {
  return new RegExp(`^${route.replace(/\[\w+\]/g, '[^/]+')}$`)
}
