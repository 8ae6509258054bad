import { lookAtEveryPage } from './looking'
import { LAST_RESORT, staticRoutes } from './routes'
import { expect, test } from './world'

// A trace of so many pages takes longer than looking at them; what was found names its page.
test.use({ trace: 'off' })

test('no page is drawn ahead of its request: its scripts would have no nonce', () => {
  expect(staticRoutes()).toEqual([LAST_RESORT])
})

test('every page of the build reads well in English: both themes, phone and desk, plain words, no finding', async ({
  openBrowser,
}) => {
  test.setTimeout(900_000)
  await lookAtEveryPage(openBrowser, 'en')
})
