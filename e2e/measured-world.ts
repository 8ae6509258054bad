import { test as base } from '@playwright/test'
import { type MeasuredStack, startMeasuredStack } from '@/testing/measured/measured-stack'

export { expect } from '@playwright/test'

/** For what is measured, or what happens to the database: a stack of its own, behind a proxy that counts, holds back and cuts. */
export const test = base.extend<object, { measured: MeasuredStack }>({
  measured: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
    async ({}, use) => {
      const { TEST_DATABASE_URL: server } = process.env
      const endings: (() => Promise<void>)[] = []
      try {
        await use(await startMeasuredStack((ending) => endings.push(ending)))
      } finally {
        for (const end of endings.toReversed()) await end()
        process.env.TEST_DATABASE_URL = server
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})
