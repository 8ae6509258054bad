import { createReadStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { byteRange } from './byte-range'

const HEADERS = { 'content-type': 'video/webm', 'accept-ranges': 'bytes' }

/** A film as browsers ask for it: the whole, or the part that they need to jump to somewhere. */
export function answerFilm(file: string, request: Request): Response {
  const { size } = statSync(file)
  const range = byteRange(request.headers.get('range'), size)
  if (range === 'none') {
    return new Response(null, { status: 416, headers: { ...HEADERS, 'content-range': `bytes */${size}` } })
  }
  // Next answers HEAD with this too and never reads the body, which would leave the file open.
  const body = request.method === 'HEAD' ? null : bytesOf(file, range ?? {})
  if (!range) return new Response(body, { headers: HEADERS })
  const place = `bytes ${range.start}-${range.end}/${size}`
  return new Response(body, { status: 206, headers: { ...HEADERS, 'content-range': place } })
}

function bytesOf(file: string, range: { start?: number; end?: number }): ReadableStream {
  return Readable.toWeb(createReadStream(file, range)) as ReadableStream
}
