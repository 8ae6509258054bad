import { expect, test } from '@/e2e/world'
import { lookAtEveryPage } from './looking'
import { plainWordFaults } from './plain-words'
import { LAST_RESORT, staticRoutes } from './routes'

// A trace of so many pages takes longer than looking at them; what was found names its page.
test.use({ trace: 'off' })

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

test('every page of the build reads well in English: both themes, phone and desk, plain words, no finding', async ({
  openBrowser,
}) => {
  test.setTimeout(1_800_000)
  await lookAtEveryPage(openBrowser, 'en')
})
