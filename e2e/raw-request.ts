import { type IncomingHttpHeaders, request } from 'node:http'
import type { Page } from '@playwright/test'
import type { Stack } from './stack'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string }
type Asked = { method?: string; headers?: Record<string, string>; body?: string | Buffer; port?: number }

/** A request as it is written, with headers no browser would send: node's own client, nothing followed, nothing added. */
export function ask(
  stack: Stack,
  path: string,
  { method = 'GET', headers = {}, body, port }: Asked = {},
): Promise<Answer> {
  const { hostname, port: ours, host } = new URL(stack.address)
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname: hostname === 'localhost' ? '127.0.0.1' : hostname,
        port: port ?? ours,
        path,
        method,
        headers: { host, ...headers },
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString() })
        })
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })
}

/** The cookies of a browser, as one header. */
export async function cookiesOf(page: Page): Promise<Record<string, string>> {
  const cookies = await page.context().cookies()
  return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

/** A page as people see it: without what differs from one request to the next. */
export function shown({ body }: Answer): string {
  return body
    .replace(/nonce="[^"]*"|nonce\\?":\\?"[^"\\]*/g, '')
    .replace(/[\w-]{8}-[\w-]{4}-7[\w-]{3}-[\w-]{4}-[\w-]{12}/g, '(id)')
    .replace(/\$undefined|"[A-Za-z0-9_-]{21}"/g, '')
}
