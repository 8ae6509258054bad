import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isLoopback } from './loopback'

export type Handler = (request: Request) => Promise<Response>

/** Thrown by a handler when the caller must see a broken connection instead of an answer. */
export class ConnectionLost extends Error {}

/** Serves a handler on 127.0.0.1. Port 0 takes a free one. */
export async function serve(handler: Handler, port: number): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    answer(handler, incoming, outgoing).catch((error) => {
      if (!(error instanceof ConnectionLost)) console.error(error)
      outgoing.destroy()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin, close: () => close(server) }
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const host = incoming.headers.host ?? ''
  // A page of another site that points its name at 127.0.0.1 must not reach the stand-ins.
  if (!host || !isLoopback(`http://${host}`)) {
    outgoing.writeHead(421).end()
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const method = incoming.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const port = incoming.socket.localPort
  const request = new Request(`http://127.0.0.1:${port}${incoming.url}`, {
    method,
    headers: headersOf(incoming),
    body: hasBody ? Buffer.concat(chunks) : undefined,
  })
  const response = await handler(request)
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined && name !== 'expect') headers.set(name, String(value))
  }
  return headers
}

function close(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

export function jsonResponse(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

export function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location } })
}
