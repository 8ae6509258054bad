import type { Page } from '@playwright/test'
import type { Language } from '@/db/vocabulary'
import { walkStops } from '@/e2e/keyboard'
import { plainWordFaults } from '@/e2e/plain-words'
import { DESK, expect, PHONE, test } from '@/e2e/world'
import { ALL } from '@/testing/extent'
import { ALL_RULES, type AxeRules, axeFaults, RULES_OF_COLOURS } from './axe-faults'
import { brandFaults } from './brand'
import { type Cast, gather, type People, type Visit } from './cast'
import { misfits, NARROW, withLargeText } from './fit'

type Side = { viewport: typeof DESK; colorScheme: 'light' | 'dark'; rules: AxeRules }

/** The theme changes colours and nothing else. */
const FROM_ALL_SIDES: Side[] = [DESK, PHONE].flatMap((viewport) => [
  { viewport, colorScheme: 'light', rules: ALL_RULES },
  { viewport, colorScheme: 'dark', rules: RULES_OF_COLOURS },
])

/** From where a state is looked at in which language: from all sides, or by a choice in which each of them comes up. */
const SIDES: Record<Language, Side[]> = ALL
  ? { en: FROM_ALL_SIDES, de: FROM_ALL_SIDES }
  : {
      en: [{ viewport: DESK, colorScheme: 'light', rules: ALL_RULES }],
      de: [{ viewport: PHONE, colorScheme: 'dark', rules: ALL_RULES }],
    }

const people = new Map<Language, Promise<People>>()

/** The people of this worker's database who see its pages in a language: made once, for all groups of pages. */
export function peopleOf(language: Language): Promise<People> {
  const made = people.get(language) ?? gather(language)
  people.set(language, made)
  return made
}

/**
 * Opens each state. The first one of each route, and a form that was refused, are looked at with everything; of the others
 * the short form reads the words and sees that they have room.
 */
export async function lookAtAll(visits: Visit[], cast: Cast): Promise<void> {
  const seen = new Set<string>()
  for (const visit of visits) {
    await test.step(visit.name, async () => {
      const { name, route, page, open } = visit
      await open(page)
      if (route !== '/' && route !== '/_not-found') expect(new URL(page.url()).pathname).toMatch(patternOf(route))
      await read(visit, cast)
      const isWhole = ALL || !seen.has(route) || name.endsWith('-errors')
      if (isWhole) await lookAt(visit, cast.language)
      else for (const { viewport } of SIDES[cast.language]) await lookForRoom(visit, viewport)
      seen.add(route)
    })
  }
}

/** Pages of which not even the frame could be drawn know nothing of anybody. */
const FRAMELESS = /^error-(?:client|frame)$/

async function read({ name, route, page }: Visit, cast: Cast): Promise<void> {
  const { language } = cast
  await expect.soft(page.locator('html'), `${name}: language`).toHaveAttribute('lang', language)
  await expect.soft(page, `${name}: title`).toHaveTitle(/\S/)
  await expect.soft(page.getByRole('heading', { level: 1 }), `${name}: one h1`).toHaveCount(1)
  const isApart = FRAMELESS.test(name) || route.startsWith('/dev/')
  if (!isApart) expect.soft(await brandFaults(page, language), `${name}: brand`).toEqual([])
  if (isForClients(route, page, cast)) {
    expect.soft(await plainWordFaults(page, language), `${name}: words`).toEqual([])
  }
}

async function lookAt(visit: Visit, language: Language): Promise<void> {
  const { name, page } = visit
  for (const { viewport, colorScheme, rules } of SIDES[language]) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const side = `${name}-${language}-${viewport.width}-${colorScheme}`
    expect.soft(await axeFaults(page, rules), side).toEqual([])
    expect.soft(await walkStops(page), `${side}: stops of the keyboard`).toEqual([])
    await keepPicture(page, side)
  }
  for (const viewport of [DESK, PHONE, NARROW]) await lookForRoom(visit, viewport)
  await keepPicture(page, `${name}-${language}-${NARROW.width}`)
  await withLargeText(page, async () => {
    expect.soft(await page.evaluate(misfits), `${name}, text of 200 %: room`).toEqual([])
    await keepPicture(page, `${name}-${language}-large`)
  })
}

async function lookForRoom({ name, page }: Visit, viewport: typeof DESK): Promise<void> {
  await page.setViewportSize(viewport)
  expect.soft(await page.evaluate(misfits), `${name} ${viewport.width}: room`).toEqual([])
}

/** Pages that a client reads: all behind a link, and all of the dashboard of a client. */
function isForClients(route: string, page: Page, { browsers }: Cast): boolean {
  return /^\/(?:b|i|t|u|check|checkout)(?:\/|$)/.test(route) || page === browsers.petra || page === browsers.kim
}

/** To be looked at, where asked for. */
async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.SCREENS) await page.screenshot({ path: `test-results/screens/${name}.png`, fullPage: true })
}

function patternOf(route: string): RegExp {
  return new RegExp(`^${route.replace(/\[\w+\]/g, '[^/]+')}$`)
}
