import type { Page } from '@playwright/test'
import { MAIL_KINDS } from '@/db/promises'
import { LANGUAGES } from '@/db/vocabulary'
import { expect, PHONE, test } from '@/e2e/world'
import { sampleFacts, usualNames } from '@/emails/sample-facts'
import { samplesIn } from '@/emails/samples'
import { SCHEMES } from '@/emails/theme'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { ALL } from '@/testing/extent'
import { axeFaults } from './axe-faults'
import { misfits, NARROW } from './fit'

/** Facts and room are looked at in all of them; axe looks at each mail in one of them, at all of them in the long form. */
const QUARTERS = LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => `${language} ${scheme}`))

for (const language of LANGUAGES) {
  for (const scheme of SCHEMES) {
    test(`every mail reads well on a phone, and fits 320 px: ${language}, ${scheme}`, async ({ openBrowser }) => {
      test.setTimeout(300_000)
      // The screen prefers the other scheme: the document has the one that was asked for all the same.
      const colorScheme = scheme === 'light' ? 'dark' : 'light'
      const page = await openBrowser({ colorScheme })
      const lab = await openBrowser({ colorScheme, viewport: PHONE })
      for (const [at, { kind, variant }] of samplesIn(language).entries()) {
        const name = `${kind} ${variant}`
        const isForAxe = ALL || at % QUARTERS.length === QUARTERS.indexOf(`${language} ${scheme}`)
        await page.setViewportSize(PHONE)
        const answer = await page.goto(paths.mailDocument({ kind, language, scheme, variant }))
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        if (isForAxe) expect.soft(await findingsIn(lab, (await answer?.text()) ?? ''), name).toEqual([])
        expect.soft(await page.evaluate(surround), `${name}: no other colour around it`).toEqual(scheme)
        await page.setViewportSize(NARROW)
        expect.soft(await page.evaluate(misfits), `${name} in 320 px`).toEqual([])
      }
    })
  }
}

test('the preview leads to every mail, variant, language, scheme, part and width by links', async ({ openBrowser }) => {
  const page = await openBrowser()
  const { common, mailPreview: t } = words('en')
  await page.goto(paths.mailPreview())
  await expect(page.getByRole('navigation', { name: t.kinds }).getByRole('link')).toHaveText(MAIL_KINDS)
  const choose = async (label: string, value: string) => {
    const link = page
      .getByRole('navigation', { name: label, exact: true })
      .getByRole('link', { name: value, exact: true })
    await link.click()
    await expect(link).toHaveAttribute('aria-current', 'page')
  }
  await choose(t.kinds, 'mail-invite')
  await choose(t.languages, common.languages.de)
  await choose(t.schemes, t.scheme.dark)
  const mail = page.frameLocator('iframe')
  await expect(mail.getByRole('heading', { level: 1 })).toHaveText(/^Mara bittet Sie/)
  await expect(mail.locator('body')).toHaveCSS('background-color', 'rgb(21, 21, 19)')
  await expect(page.getByText('"Mara Lindqvist über Nordlicht Hosting"')).toBeVisible()
  const frame = page.locator('iframe')
  expect((await frame.boundingBox())?.width).toBeLessThan(400)
  await choose(t.widths, t.width.desk)
  expect((await frame.boundingBox())?.width).toBeGreaterThan(690)
  await choose(t.parts, t.part.text)
  await expect(page.locator('pre')).toContainText(sampleFacts('de', usualNames).checkWord)
  await choose(t.variants, 'collaborator-bare')
  await expect(page.locator('pre')).toContainText('Guten Tag,')
})

/** The document itself is sandboxed: no timer runs in it, and axe needs one. So axe looks at the same bytes elsewhere. */
async function findingsIn(page: Page, html: string): Promise<string[]> {
  await page.setContent(html)
  return axeFaults(page)
}

/** Runs in the page: which scheme the space around the letter has. */
function surround(): 'light' | 'dark' | 'mixed' {
  const those = ['html', 'body', 'body > table td'].map((selector) => document.querySelector(selector) as Element)
  const isDark = those.map((element) => getComputedStyle(element).backgroundColor === 'rgb(21, 21, 19)')
  if (isDark.every(Boolean)) return 'dark'
  return isDark.some(Boolean) ? 'mixed' : 'light'
}
