import type { Page } from '@playwright/test'
import { MAIL_KINDS } from '@/db/promises'
import { LANGUAGES, type Language } from '@/db/vocabulary'
import { expect, PHONE, test } from '@/e2e/world'
import { sampleFacts, usualNames } from '@/emails/sample-facts'
import { samplesIn } from '@/emails/samples'
import { SCHEMES, type Scheme } from '@/emails/theme'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { ALL, chosen } from '@/testing/extent'
import { axeFaults } from './axe-faults'
import { misfits, NARROW } from './fit'

/** The schemes in which a mail is looked at in a language: each in one of them, the other way round in the other language. */
function schemesOf(at: number, language: Language): Scheme[] {
  const [light, dark] = SCHEMES
  return (at + LANGUAGES.indexOf(language)) % 2 === 0 ? chosen(light, dark) : chosen(dark, light)
}

for (const language of LANGUAGES) {
  test(`every mail reads well on a phone, in light and dark, and fits 320 px: ${language}`, async ({ openBrowser }) => {
    test.setTimeout(600_000)
    const open = async (colorScheme: Scheme) => ({
      page: await openBrowser({ colorScheme }),
      lab: await openBrowser({ colorScheme, viewport: PHONE }),
    })
    // The screen prefers the other scheme: the document has the one that was asked for all the same.
    const screens = { light: await open('dark'), dark: await open('light') }
    for (const [at, { kind, variant }] of samplesIn(language).entries()) {
      for (const scheme of schemesOf(at, language)) {
        const name = `${kind} ${variant} ${scheme}`
        const { page, lab } = screens[scheme]
        await page.setViewportSize(PHONE)
        const answer = await page.goto(paths.mailDocument({ kind, language, scheme, variant }))
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        // A mail has the same build in both languages: axe looks at it in one of them.
        const isForAxe = ALL || at % 4 < 2 === (language === 'en')
        if (isForAxe) expect.soft(await findingsIn(lab, (await answer?.text()) ?? ''), name).toEqual([])
        expect.soft(await page.evaluate(surround), `${name}: no other colour around it`).toEqual(scheme)
        await page.setViewportSize(NARROW)
        expect.soft(await page.evaluate(misfits), `${name} in 320 px`).toEqual([])
      }
    }
  })
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
