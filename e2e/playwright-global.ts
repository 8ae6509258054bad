import { findBrowser } from '@/testing/browser'
import { prepareTestServer } from '@/testing/database'

/** Before the browser tests: a database server and a browser. Workers read both from the environment. */
export default async function setUp(): Promise<() => Promise<void>> {
  process.env.CHROMIUM ??= await findBrowser()
  return prepareTestServer()
}
