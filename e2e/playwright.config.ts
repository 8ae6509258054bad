import { defineConfig } from '@playwright/test'
import { browserFlags } from '../testing/browser'

export default defineConfig({
  testMatch: '*.spec.ts',
  outputDir: '../test-results/e2e',
  globalSetup: './playwright-global.ts',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  // In this order, so that a run that is cut off has told the most important things.
  projects: ['journeys', 'hands', 'sweeps'].map((name) => ({ name, testDir: name })),
  use: {
    // A trace costs more than most tests do: `TRACE=1` keeps one of each that fails.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    locale: 'en-IE',
    launchOptions: { executablePath: process.env.CHROMIUM, args: browserFlags() },
  },
})
