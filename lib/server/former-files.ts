import { createReadStream, statSync } from 'node:fs'
import path from 'node:path'
import { finishedBuilds } from './builds'
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

/**
 * A file of a former build, for a page that was opened before the newest one came: where the build that runs has no such file.
 * Answers whether it was sent.
 */
export function sendFormerFile({ request, response }: Exchange, current: string): boolean {
  const name = pathOf(request).slice(STATIC_FILES.length)
  const type = TYPES[path.extname(name)]
  if (!type || !NAME.test(name) || isFile(path.join(current, 'static', name))) return false
  const file = finishedBuilds()
    .map((folder) => path.join(folder, 'static', name))
    .find(isFile)
  if (!file) return false
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  })
  createReadStream(file).pipe(response)
  return true
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false
}
