import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { env } from '@/lib/env'
import { FLASH_HEADER, OWN_HEADER, PAGE_HEADER, PEER_HEADER, TYPED_HEADER } from '@/lib/page-header'

/** What pages read from us, and nobody else may say. */
const PRIVATE = [PEER_HEADER, OWN_HEADER, PAGE_HEADER, FLASH_HEADER, TYPED_HEADER]

/** Known to this process alone: it goes inward with every request, and comes back with what Next asks us itself. */
const own = randomBytes(24).toString('base64url')

/** Where this process reaches itself. */
export function ownOrigin(): string {
  const { host, port } = env()
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/** Whether Next asks this: after an action that redirects it reads the next page from us, with the headers of the form. */
export function isFromUs({ headers }: IncomingMessage): boolean {
  return headers[OWN_HEADER] === own
}

/** Takes what a stranger may not say out of a request, and puts in what is so. */
export function setPrivateHeaders({ headers, socket }: IncomingMessage): void {
  for (const name of PRIVATE) delete headers[name]
  headers[OWN_HEADER] = own
  headers[PEER_HEADER] = socket.remoteAddress ?? ''
  // Next compares the Origin of a form with the name it was asked by, and ours may have been spelled otherwise.
  headers.host = env().appUrl.host
}
