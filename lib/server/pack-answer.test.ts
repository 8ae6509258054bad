import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { packAnswer } from './pack-answer'

const PAGE = '<p>Übergabe an Kim</p>'.repeat(200)

let server: Server | undefined

afterEach(() => {
  server?.close()
})

type Asking = { method?: string; accepted?: string }
type Got = { status: number | undefined; headers: IncomingMessage['headers']; body: Buffer }

/** What a browser gets of an answer that is written like this. */
async function got(
  write: (response: ServerResponse) => void,
  { method = 'GET', accepted = 'br' }: Asking = {},
): Promise<Got> {
  server = createServer((asked, response) => {
    packAnswer({ request: asked, response })
    write(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const sent = request({ port, host: '127.0.0.1', method, headers: { 'accept-encoding': accepted } }).end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const pieces: Buffer[] = []
  for await (const piece of answer) pieces.push(piece)
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }
}

function writePage(response: ServerResponse): void {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.setHeader('vary', 'rsc')
  response.statusCode = 200
  response.flushHeaders()
  for (let at = 0; at < PAGE.length; at += 500) response.write(PAGE.slice(at, at + 500))
  response.end()
}

test('a page that is written in pieces is sent whole, packed, and with its length', async () => {
  const { headers, body } = await got(writePage)
  expect(headers).toMatchObject({
    'content-encoding': 'br',
    'content-length': String(body.length),
    vary: 'rsc, accept-encoding',
  })
  expect(headers['transfer-encoding']).toBeUndefined()
  expect(brotliDecompressSync(body).toString()).toBe(PAGE)
})

test('it is packed as its reader takes it, or not at all', async () => {
  const gzip = await got(writePage, { accepted: 'gzip' })
  expect([gzip.headers['content-encoding'], gunzipSync(gzip.body).toString()]).toEqual(['gzip', PAGE])
  const plain = await got(writePage, { accepted: 'identity' })
  expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, PAGE])
  expect(plain.headers.vary).toBe('rsc, accept-encoding')
})

test('what is short is not packed', async () => {
  const { headers, body } = await got((response) => {
    response.writeHead(404, 'Not Found', { 'content-type': 'text/plain' })
    response.end('Nothing here.')
  })
  expect([headers['content-encoding'], headers['content-length'], body.toString()]).toEqual([
    undefined,
    '13',
    'Nothing here.',
  ])
})

test('a film goes on in the pieces it comes in', async () => {
  const film = Buffer.alloc(100_000, 7)
  const { headers, body } = await got((response) => {
    response.writeHead(206, { 'content-type': 'video/mp4', 'content-range': 'bytes 0-99999/*' })
    response.write(film.subarray(0, 60_000))
    response.end(film.subarray(60_000))
  })
  expect([headers['content-encoding'], headers['transfer-encoding'], body.equals(film)]).toEqual([
    undefined,
    'chunked',
    true,
  ])
})

test('an answer without a body stays one', async () => {
  const head = await got(
    (response) => {
      response.setHeader('content-type', 'text/html')
      response.setHeader('content-length', '4711')
      response.end()
    },
    { method: 'HEAD' },
  )
  expect([head.headers['content-length'], head.body.length]).toEqual(['4711', 0])
  const moved = await got((response) => response.writeHead(307, { location: '/home' }).end())
  expect([moved.status, moved.headers.location, moved.body.length]).toEqual([307, '/home', 0])
})

test('whoever waits for the end of an answer is told', async () => {
  const told: string[] = []
  await got((response) => {
    response.setHeader('content-type', 'text/html')
    response.write('<p>', () => told.push('written'))
    response.end('Kim', () => told.push('ended'))
  })
  expect(told).toEqual(['written', 'ended'])
})
