import { defineConfig } from '@playwright/test'
import { BROWSER_FLAGS } from '../testing/browser'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results/e2e',
  globalSetup: './playwright-global.ts',
  fullyParallel: false,
  // The longest file comes first by its name.
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    trace: 'retain-on-failure',
    locale: 'en-IE',
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: BROWSER_FLAGS,
    },
  },
})
