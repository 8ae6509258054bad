import { test } from '@/e2e/world'
import { lookAtEveryPage } from './looking'

// A file of its own: it takes as long as the English one and runs beside it.
test.use({ trace: 'off' })

test('every page of the build reads well in German: both themes, phone and desk, plain words, no finding', async ({
  openBrowser,
}) => {
  test.setTimeout(1_800_000)
  await lookAtEveryPage(openBrowser, 'de')
})
