/** Bytes from `start` to `end`, both included. */
export type ByteRange = { start: number; end: number }

/**
 * What a Range header asks of a file of `size` bytes: one range, 'none' of it where nothing lies there, or null for the
 * whole file. Several ranges at once and what cannot be read are answered with the whole file, as HTTP allows.
 */
export function byteRange(header: string | null, size: number): ByteRange | 'none' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return null
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (from !== '' && to !== '' && Number(to) < start) return null
  return start < size ? { start, end } : 'none'
}
