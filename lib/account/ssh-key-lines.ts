import { blobEnds, typeInside } from './ssh-blob'

/** A key inside a line: its type and a blob, which always begins like this. */
export const KEY = /(?<![\w@.-])(?:ssh|ecdsa|sk)-[\w@.-]+ AAAA[\w+/]{12}/g

/** The first line of a key that was wrapped right behind its type has no blob yet. */
const FIRST_LINE = /^(?:ssh|ecdsa|sk)-[\w@.-]+(?: |$)/
const SSH2 = { begin: /^\p{Pd}{2,} ?BEGIN SSH2 PUBLIC KEY/u, end: /^\p{Pd}{2,} ?END SSH2 PUBLIC KEY/u }
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/**
 * The lines of a pasted key as the one line that OpenSSH writes; null where they hold several keys. What is no key comes out as
 * it is, for whoever judges it.
 */
export function lineOf(lines: string[]): string | null {
  const begins = lines.filter((line) => SSH2.begin.test(line) || FIRST_LINE.test(line))
  if (begins.length > 1) return null
  const from = lines.findIndex((line) => SSH2.begin.test(line) || FIRST_LINE.test(line))
  const [first = '', ...more] = lines.slice(Math.max(from, 0))
  if (SSH2.begin.test(first)) return ssh2Line(more)
  // What stands above a key belongs to it only where it may be options of a wrapped line.
  const above = lines.slice(0, Math.max(from, 0)).filter((line) => !isNoise(line))
  if (from < 0 || above.length > 0) return lines.join(' ')
  return unwrappedLine(first, more)
}

/** Remarks in a file of keys, and the command that printed the key in a terminal. */
function isNoise(line: string): boolean {
  return line.startsWith('#') || line.endsWith('.pub')
}

/**
 * A line that a terminal or a mail broke anywhere: the blob goes on over the break until it is whole. Behind it stands the
 * comment; lines after that one are a prompt, or whatever else was selected with it.
 */
function unwrappedLine(first: string, more: string[]): string {
  const [type = '', ...rest] = first.split(' ')
  const parts = [rest.join(' '), ...more].filter(Boolean)
  for (let count = parts.length; count > 0; count -= 1) {
    const [last = '', ...comment] = (parts[count - 1] ?? '').split(' ')
    const base64 = parts.slice(0, count - 1).join('') + last
    if (!BASE64.test(base64) || !blobEnds(base64)) continue
    const behind = comment.length > 0 ? comment.join(' ') : (parts[count] ?? '')
    return `${type} ${base64} ${behind}`.trim()
  }
  return [type, ...parts].join(' ')
}

/** The inside of RFC 4716: headers, which a backslash carries on to the next line, then the blob over several lines. */
function ssh2Line(lines: string[]): string {
  const inside = lines.slice(
    0,
    lines.findIndex((line) => SSH2.end.test(line)),
  )
  const body: string[] = []
  let comment = ''
  let header = ''
  for (const line of inside) {
    if (!header && !line.includes(':')) {
      body.push(line)
      continue
    }
    header += line.replace(/\\$/, '')
    if (line.endsWith('\\')) continue
    const [, said = ''] = header.match(/^comment: ?"?(.*?)"?$/i) ?? []
    comment ||= said
    header = ''
  }
  const base64 = body.join('')
  return `${typeInside(base64)} ${base64} ${comment}`.trim()
}
