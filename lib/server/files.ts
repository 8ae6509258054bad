import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { finishedBuilds } from './builds'
import { PACKED_ENDING, type Packing, packingFor } from './packing'
import { type Exchange, pathOf } from './say'

/** What a build made for browsers and no database is asked for. */
export const STATIC_FILES = '/_next/static/'

/** Their names are made of letters that mean themselves, and none leads upwards. */
const NAME = /^(?:[\w~-][\w.~-]*\/)*[\w~-][\w.~-]*$/

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'application/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/** A file as it lies in a build, and packed where it was packed there. */
type File = { plain: Buffer } & Partial<Record<Packing, Buffer>>

/**
 * Sends the files that builds made for browsers: those of the build that runs, from memory, and those of former ones, for pages
 * that were opened before it. The answer says whether there was such a file.
 */
export function fileSender(current: string): (exchange: Exchange) => boolean {
  // The build that runs never changes, and all its files together are small.
  const known = new Map<string, File>()
  const find = (name: string): File | undefined => {
    const found = known.get(name) ?? readFile(current, name)
    if (found) known.set(name, found)
    return found ?? firstOf(finishedBuilds(), (folder) => readFile(folder, name))
  }
  return (exchange) => {
    const name = pathOf(exchange.request).slice(STATIC_FILES.length)
    const type = TYPES[path.extname(name)]
    const file = type && NAME.test(name) ? find(name) : undefined
    if (!type || !file) return false
    send(exchange, type, file)
    return true
  }
}

function send({ request, response }: Exchange, type: string, file: File): void {
  const packing = packingFor(request.headers['accept-encoding'])
  const packed = packing ? file[packing] : undefined
  const body = packed ?? file.plain
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-length': body.length,
    vary: 'accept-encoding',
    ...(packing && packed ? { 'content-encoding': packing } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function readFile(folder: string, name: string): File | undefined {
  const file = path.join(folder, 'static', name)
  if (!isFile(file)) return undefined
  const packed = Object.entries(PACKED_ENDING).flatMap(([packing, ending]) =>
    isFile(file + ending) ? [[packing, readFileSync(file + ending)]] : [],
  )
  return { plain: readFileSync(file), ...Object.fromEntries(packed) }
}

function firstOf<One, Found>(all: One[], find: (one: One) => Found | undefined): Found | undefined {
  for (const one of all) {
    const found = find(one)
    if (found) return found
  }
  return undefined
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false
}
