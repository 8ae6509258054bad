import { prepareTestServer } from './database'

/** Runs once before and, through what it returns, once after all unit tests. */
export default function setUp(): Promise<() => Promise<void>> {
  return prepareTestServer()
}
