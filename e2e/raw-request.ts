import { type IncomingHttpHeaders, request } from 'node:http'
import type { Page } from '@playwright/test'
import { fromNewNetwork } from '@/testing/network'
import type { Stack } from '@/testing/stack'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string }
type Asked = { method?: string; headers?: Record<string, string>; body?: string | Buffer; port?: number }

/**
 * A request as it is written, with headers no browser would send: node's own client, nothing followed, nothing added but a
 * network of its own.
 */
export function ask(
  stack: Pick<Stack, 'address'>,
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
        headers: { host, ...fromNewNetwork(), ...headers },
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

/** An answer as a browser gets it: what script asks for is first sent on to an address of its own, the same with `_rsc`. */
export async function fetched(stack: Stack, path: string, headers: Record<string, string>): Promise<Answer> {
  const answer = await ask(stack, path, { headers })
  const { location = '' } = answer.headers
  return /[?&]_rsc/.test(location) ? ask(stack, location, { headers }) : answer
}

/** The cookies of a browser, as one header. */
export async function cookiesOf(page: Page): Promise<Record<string, string>> {
  const cookies = await page.context().cookies()
  return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

/**
 * What a page says, in its HTML, in the data for its scripts and in a form's answer: sorted, because React sends its parts
 * in the order in which they became ready, and without ids. Where one of them stands for another part that was sent apart, it says
 * nothing by itself.
 */
export function said({ body }: Answer): string[] {
  const html = body.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '').matchAll(/>([^<>]+)</g)
  const data = body.matchAll(/\\"(?:children|label|title|href|value|message)\\":\\"((?:[^"\\]|\\\\.)*)\\"/g)
  const answers = body.matchAll(/push\(\[2,\[(\{.*?\}),"k/g)
  const texts = [...html, ...data, ...answers].map(([, text = '']) =>
    text.replace(/"at":\d+/, '').replace(ID, '(asked)'),
  )
  return [...new Set(texts.filter((text) => !PLACE_OF_ANOTHER.test(text)))].sort()
}

const PLACE_OF_ANOTHER = /^\$L?[\da-f]+$/

/** An id of ours, wherever it stands in a text. */
export const ID = /[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/g
