import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** How a body travels; each browser says which it can unpack. */
export type Packing = 'br' | 'gzip'

/** The ending of a file that was packed when it was built. */
export const PACKED_ENDING: Record<Packing, string> = { br: '.br', gzip: '.gz' }

/** For what is asked for once: half the work of the usual level, and smaller than gzip's best. */
const QUICK: Record<Packing, (body: Uint8Array) => Buffer> = {
  br: (body) => brotliCompressSync(body, brotli(4, body.length)),
  gzip: (body) => gzipSync(body, { level: 5 }),
}

/** For what is packed once and asked for often. */
const THOROUGH: Record<Packing, (body: Uint8Array) => Buffer> = {
  br: (body) => brotliCompressSync(body, brotli(constants.BROTLI_MAX_QUALITY, body.length)),
  gzip: (body) => gzipSync(body, { level: constants.Z_BEST_COMPRESSION }),
}

/** Which packing an Accept-Encoding header takes, the smaller one first; null where it takes none of ours. */
export function packingFor(accepted: string | undefined): Packing | null {
  const taken = (accepted ?? '').split(',').flatMap((one) => {
    const [name = '', ...options] = one.split(';').map((part) => part.trim().toLowerCase())
    return options.some((option) => /^q=0(?:\.0*)?$/.test(option)) ? [] : [name]
  })
  if (taken.includes('br')) return 'br'
  return taken.includes('gzip') ? 'gzip' : null
}

/** Whether a content type gets smaller by packing; pictures and fonts are packed already. */
export function isPackable(type: string | number | string[] | undefined): boolean {
  return /^(?:text\/|application\/(?:json|javascript|x-ndjson)|image\/svg\+xml)/i.test(String(type ?? ''))
}

/** A whole body, packed while somebody waits for it. */
export function packQuickly(body: Uint8Array, packing: Packing): Buffer {
  return QUICK[packing](body)
}

/** A whole body, packed as small as it gets. */
export function packThoroughly(body: Uint8Array, packing: Packing): Buffer {
  return THOROUGH[packing](body)
}

function brotli(quality: number, size: number) {
  return { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: size } }
}
