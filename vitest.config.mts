import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@/': new URL('./', import.meta.url).pathname } },
  test: {
    include: ['{app,db,emails,lib,sandbox,scripts,testing,e2e}/**/*.test.{ts,tsx}'],
    server: { deps: { inline: ['next-auth'] } },
    pool: 'forks',
    // The same on every machine, one more than a small one has cores: they wait for PostgreSQL and for passwords.
    maxWorkers: 3,
    globalSetup: ['./testing/vitest-global.ts'],
    testTimeout: process.env.ALL ? 600_000 : 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './testing/tally-reporter.ts', ['json', { outputFile: 'test-results/unit.json' }]],
  },
})
