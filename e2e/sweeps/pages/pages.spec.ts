import type { Language } from '@/db/vocabulary'
import { builtRoutes, LAST_RESORT, staticRoutes } from '@/e2e/build'
import { plainWordFaults } from '@/e2e/plain-words'
import { expect, test } from '@/e2e/world'
import { type Cast, type OpenBrowser, openBrowsers } from './cast'
import { lookAtAll, peopleOf } from './look'
import { GROUPS, visitsOf } from './visits'

// Groups of pages are independent of each other; whichever worker has a hand free takes the next one.
test.describe.configure({ mode: 'parallel' })

const NAMES: Record<Language, string> = { en: 'English', de: 'German' }

for (const language of ['en', 'de'] as const) {
  for (const group of Object.keys(GROUPS)) {
    test(`${group}: every page reads well in ${NAMES[language]}, fits, speaks plain words, and axe finds nothing`, async ({
      openBrowser,
    }) => {
      test.setTimeout(900_000)
      const cast = await castOf(language, openBrowser)
      await lookAtAll(visitsOf(group, cast), cast)
    })
  }
}

test('every page of the build is looked at', async ({ openBrowser }) => {
  const cast = await castOf('en', openBrowser)
  const visited = new Set(Object.keys(GROUPS).flatMap((group) => visitsOf(group, cast).map(({ route }) => route)))
  const pages = builtRoutes().filter(({ route, kind }) => kind === 'page' && route !== LAST_RESORT)
  expect(pages.length).toBeGreaterThan(50)
  expect(pages.map(({ route }) => route).filter((route) => !visited.has(route))).toEqual([])
})

test('no page is drawn ahead of its request: its scripts would have no nonce', () => {
  expect(staticRoutes()).toEqual([LAST_RESORT])
})

test('the look at words finds what it looks for', async ({ openBrowser }) => {
  const page = await openBrowser()
  await page.setContent(`<title>Your token</title><p>Ask <b>Mara</b> for the SSH key.</p><p>${'so '.repeat(21)}on.</p>
    <button aria-label="Deploy it">Go</button><p>Plain words for kim@token.example and api-server-2.</p>`)
  const long = `${'so '.repeat(21)}on`
  expect(await plainWordFaults(page, 'en')).toEqual([
    ...['token', 'SSH', 'key', 'Deploy'].map((word) => `banned: ${word}`),
    `long: ${long}`,
  ])
  await page.setContent('<p>Der Server braucht Ihren Schlüssel, bitte.</p>')
  expect(await plainWordFaults(page, 'de')).toHaveLength(3)
})

async function castOf(language: Language, openBrowser: OpenBrowser): Promise<Cast> {
  const people = await peopleOf(language)
  return { ...people, browsers: await openBrowsers(people, openBrowser) }
}
