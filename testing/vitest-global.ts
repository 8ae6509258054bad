import { prepareTestServer } from './database'

/** Runs once before and, through what it returns, once after all tests: under vitest and under Playwright. */
export default function setUp(): Promise<() => Promise<void>> {
  return prepareTestServer()
}
