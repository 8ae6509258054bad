import { defineConfig } from 'vitest/config'
import { ALL } from './testing/extent'
import { tally } from './testing/tally'

export default defineConfig({
  resolve: { alias: { '@/': new URL('./', import.meta.url).pathname } },
  test: {
    include: ['{app,db,emails,lib,sandbox,scripts,testing,e2e}/**/*.test.{ts,tsx}'],
    server: { deps: { inline: ['next-auth'] } },
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['./testing/vitest-global.ts'],
    testTimeout: ALL ? 600_000 : 60_000,
    hookTimeout: 60_000,
    reporters: ['default', tally, ['json', { outputFile: 'test-results/unit.json' }]],
  },
})
