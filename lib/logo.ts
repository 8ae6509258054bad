/** A picture of the operator's, as it is served: its bytes are judged once, when the operator file is read. */
export type Logo = { file: string; type: 'image/svg+xml' | 'image/png'; bytes: Buffer }

/** It stands on every page, so it has to be small. */
export const MOST_LOGO_BYTES = 64 * 1024

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What makes a drawing more than a drawing: it would run, fetch, or bring in a document of its own. */
const NOT_DRAWN: [what: RegExp, said: string][] = [
  [/<!DOCTYPE|<!ENTITY/i, 'declares a document type'],
  [/<\s*(?:[\w-]+:)?script\b/i, 'contains a script'],
  [/<\s*(?:[\w-]+:)?(?:foreignObject|iframe|object|embed|handler|listener)\b/i, 'contains a document of another kind'],
  [/\son[a-z]+\s*=/i, 'contains an event handler'],
  [
    /\b(?:href|src)\s*=\s*["']?\s*(?!["']?\s*#|data:image\/(?:png|jpeg|webp);)[^\s"'>]/i,
    'leads to something outside of it',
  ],
  [/@import|url\(\s*["']?(?!#)[^)\s]/i, 'fetches something from outside of it'],
]

/** A logo out of the bytes of a file, or what is wrong with them. */
export function readLogo(file: string, bytes: Buffer): Logo | { fault: string } {
  if (bytes.length > MOST_LOGO_BYTES) return { fault: `${file} has more than ${MOST_LOGO_BYTES / 1024} kB` }
  if (file.endsWith('.png')) {
    const isPng = bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)
    return isPng ? { file, type: 'image/png', bytes } : { fault: `${file} is not a PNG picture` }
  }
  const text = bytes.toString('utf8')
  if (!/<svg[\s>]/.test(text)) return { fault: `${file} is not an SVG drawing` }
  const found = NOT_DRAWN.find(([what]) => what.test(text))
  return found ? { fault: `${file} ${found[1]}` } : { file, type: 'image/svg+xml', bytes }
}
