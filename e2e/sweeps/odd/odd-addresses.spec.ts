import { builtRoutes } from '@/e2e/build'
import { ask } from '@/e2e/raw-request'
import { expect, test } from '@/e2e/world'
import { chosen } from '@/testing/extent'
import { sessionHeader } from '@/testing/sign-in'

const ODD_PARTS = [
  '%00',
  '%0d%0aSet-Cookie:%20odd=1',
  '%E2%80%AE',
  '%F0%9F%98%80',
  '..%2f%2fevil.example',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%5c%5cevil.example',
  'a%3Fb%23c',
  '__proto__',
  'constructor',
  'a'.repeat(450),
  'a'.repeat(4000),
]

/** What a proxy before the product takes of an answer's headers when nobody told it otherwise: one page of memory. */
const MOST_HEADERS = 4096

test('no route is brought down or led elsewhere by odd parts of its address', async ({ stack, developer }) => {
  const cookies = await sessionHeader(developer.actor.accountId)
  const loggedBefore = stack.log().length
  const routes = builtRoutes().filter(({ route }) => route.includes('['))
  expect(routes.length).toBeGreaterThan(15)
  for (const [turn, { route }] of routes.entries()) {
    for (const [at, part] of ODD_PARTS.entries()) {
      const path = route.replace(/\[\w+\]/g, part)
      // Each part, and each route, as a stranger and as somebody signed in.
      const [first, second] = (turn + at) % 2 === 0 ? [{}, cookies] : [cookies, {}]
      for (const headers of chosen<Record<string, string>>(first, second)) {
        const answer = await ask(stack, path, { headers: { accept: 'text/html', ...headers } })
        const { location = '/', 'set-cookie': set } = answer.headers
        expect(answer.status, path).toBeLessThan(500)
        expect(new URL(location, stack.address + path).origin, path).toBe(stack.address)
        expect(String(set), path).not.toContain('odd=1')
        expect(JSON.stringify(answer.headers).length, path).toBeLessThan(MOST_HEADERS)
      }
    }
  }
  expect(stack.log().slice(loggedBefore)).not.toContain('⨯')
})
