import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import type { Language } from '@/db/vocabulary'
import { type Developer, signUpDeveloper } from '@/scripts/people'
import { type Stack, startStack } from './stack'

export { expect } from '@playwright/test'

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1280, height: 900 }

type Opened = BrowserContextOptions & { signedInAs?: Developer }

type World = {
  /** Opens a browser of its own for a person; a violation of the content security policy in it fails the test. */
  openBrowser(options?: Opened): Promise<Page>
  /** A developer nobody else in this worker uses. */
  developer: Developer
}

let people = 0

/** Names that are free in this worker's database, in tests that make several things. */
export function fresh(word: string): string {
  people += 1
  return `${word}-${people}`
}

export const PASSWORD = 'paper ink pine 1'

export function newDeveloper(language: Language = 'en'): Promise<Developer> {
  return signUpDeveloper({
    firstName: 'Mara',
    lastName: 'Lindqvist',
    email: `${fresh('mara')}@studio-nord.example`,
    password: PASSWORD,
    language,
  })
}

export const test = base.extend<World, { stack: Stack }>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
    async ({}, use) => {
      const stack = await startStack()
      await use(stack)
      const escapes = stack.escapes()
      await stack.stop()
      expect(escapes, 'nothing may leave this machine').toBe('')
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: ({ stack }, use) => use(stack.address),
  openBrowser: async ({ browser, stack }, use) => {
    const violations: string[] = []
    const contexts: { close(): Promise<void> }[] = []
    await use(async ({ signedInAs, ...options } = {}) => {
      const context = await browser.newContext({ baseURL: stack.address, viewport: DESK, ...options })
      contexts.push(context)
      context.on('console', (message) => {
        if (/content security policy/i.test(message.text())) violations.push(message.text())
      })
      context.on('weberror', (error) => violations.push(String(error.error())))
      const page = await context.newPage()
      if (signedInAs) await signIn(page, signedInAs)
      return page
    })
    for (const context of contexts) await context.close()
    expect(violations, 'no violation of the content security policy and no script error').toEqual([])
  },
  developer: async ({ stack: _stack }, use) => use(await newDeveloper()),
})

const SIGN_IN = {
  en: { email: 'E-mail', password: 'Password', submit: 'Sign in' },
  de: { email: 'E-Mail', password: 'Passwort', submit: 'Anmelden' },
}

/** Signs in through the page, in its language, as a person does. */
export async function signIn(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in')
  const words = SIGN_IN[(await page.locator('html').getAttribute('lang')) === 'de' ? 'de' : 'en']
  await page.getByLabel(words.email).fill(person.email)
  await page.getByLabel(words.password).fill(person.password)
  await page.getByRole('button', { name: words.submit, exact: true }).click()
  // The start page leads on at once; opening another page before that is done would be cut short.
  await page.waitForURL(/\/(?:home|c\/[^/]+)$/)
}
