import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { useLimits } from '@/testing/limits'
import { fromNewNetwork } from '@/testing/network'
import type { Developer } from '@/testing/people'
import { newDeveloper } from '@/testing/people'
import { signIn } from '@/testing/sign-in'
import { type Stack, startStack } from '@/testing/stack'

export { expect } from '@playwright/test'

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1280, height: 900 }

type Opened = BrowserContextOptions & { signedInAs?: { email: string } }

type World = {
  /** Opens a browser of its own for a person, in a network of their own; a violation of the content security policy in it fails the test. */
  openBrowser(options?: Opened): Promise<Page>
  /** A developer nobody else in this worker uses. */
  developer: Developer
}

export const test = base.extend<World, { stack: Stack }>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
    async ({}, use) => {
      // One person sends more here than a new sender does in a day.
      useLimits({ newSenderInvitesADay: 1000 })
      const stack = await startStack()
      await use(stack)
      const escapes = stack.escapes()
      await stack.stop()
      expect(escapes, 'nothing may leave this machine').toBe('')
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: ({ stack }, use) => use(stack.address),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
  extraHTTPHeaders: ({}, use) => use(fromNewNetwork()),
  openBrowser: async ({ browser, stack }, use) => {
    const violations: string[] = []
    const contexts: { close(): Promise<void> }[] = []
    await use(async ({ signedInAs, ...options } = {}) => {
      const own = { baseURL: stack.address, viewport: DESK, extraHTTPHeaders: fromNewNetwork() }
      const context = await browser.newContext({ ...own, ...options })
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
