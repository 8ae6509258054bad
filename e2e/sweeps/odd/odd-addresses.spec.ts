import { builtRoutes } from '@/e2e/build'
import { ask, cookiesOf } from '@/e2e/raw-request'
import { expect, test } from '@/e2e/world'

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
  'a'.repeat(4000),
]

test('no route is brought down or led elsewhere by odd parts of its address', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const cookies = await cookiesOf(await openBrowser({ signedInAs: developer }))
  const routes = builtRoutes().filter(({ route }) => route.includes('['))
  expect(routes.length).toBeGreaterThan(15)
  for (const { route } of routes) {
    for (const part of ODD_PARTS) {
      const path = route.replace(/\[\w+\]/g, part)
      for (const headers of [{}, cookies]) {
        const answer = await ask(stack, path, { headers: { accept: 'text/html', ...headers } })
        const { location = '/', 'set-cookie': set } = answer.headers
        expect(answer.status, path).toBeLessThan(500)
        expect(new URL(location, stack.address + path).origin, path).toBe(stack.address)
        expect(String(set), path).not.toContain('odd=1')
      }
    }
  }
  expect(stack.log()).not.toContain('⨯')
})
