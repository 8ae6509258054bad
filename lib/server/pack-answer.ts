import { isPackable, packingFor, packQuickly } from './packing'
import type { Exchange } from './say'

/** Below so many bytes packing saves no packet. */
const LEAST_PACKED = 1000

/**
 * Sends what Next writes whole and packed. Next writes a page in a dozen pieces; each would be packed, framed and sent by
 * itself, though none can be shown before the last: everything of a page is there when it begins. What is no text, as a film,
 * goes on as it comes.
 */
export function packAnswer({ request, response }: Exchange): void {
  const own = {
    writeHead: response.writeHead,
    flushHeaders: response.flushHeaders,
    write: response.write,
    end: response.end,
  }
  const kept: Buffer[] = []
  const isText = () => isPackable(response.getHeader('content-type')) && !response.hasHeader('content-encoding')
  const goOn = () => Object.assign(response, own)
  const sendWhole = () => {
    goOn()
    const body = Buffer.concat(kept)
    response.appendHeader('vary', 'accept-encoding')
    const packing = body.length < LEAST_PACKED ? null : packingFor(request.headers['accept-encoding'])
    if (packing) response.setHeader('content-encoding', packing)
    const sent = packing ? packQuickly(body, packing) : body
    // An answer without a body says how long one would be.
    if (sent.length > 0) response.setHeader('content-length', sent.length)
    return response.end(sent)
  }
  Object.assign(response, {
    writeHead(status: number, ...more: unknown[]) {
      response.statusCode = status
      const headers = more.at(-1)
      if (typeof headers === 'object' && headers !== null) {
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
      }
      return isText() ? response : goOn().writeHead(status)
    },
    flushHeaders() {
      if (!isText()) goOn().flushHeaders()
    },
    write(...args: Parameters<typeof own.write>) {
      if (!isText()) return goOn().write(...args)
      kept.push(bytesOf(args))
      const written = args.findLast((one) => typeof one === 'function') as (() => void) | undefined
      if (written) process.nextTick(written)
      return true
    },
    end(...args: Parameters<typeof own.end>) {
      if (!isText()) return goOn().end(...args)
      if (args[0] !== undefined && typeof args[0] !== 'function') kept.push(bytesOf(args))
      const ended = args.findLast((one) => typeof one === 'function') as (() => void) | undefined
      if (ended) response.once('finish', ended)
      return sendWhole()
    },
  })
}

function bytesOf([piece, encoding]: readonly unknown[]): Buffer {
  if (piece instanceof Uint8Array) return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
  return Buffer.from(String(piece), typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
}
