/** What an answer never shows: where something stands in our code, and what the database says. */
export const LEAK = /node_modules|at async |syntax error at|relation \\?"/

/** What people and programs have been known to send. */
export const ODD = [
  '',
  ' ',
  '\0',
  'null',
  '-1',
  '1e309',
  'a'.repeat(5000),
  '../../etc',
  "' or 1=1 --",
  '<script>',
  '\u202e\u200b\ud800',
  '[]',
  '{"$gt":""}',
  '$@0',
  '$1:a:a',
  '$F1',
  '99999999-9999-7999-8999-999999999999',
  '\r\nBcc: x@y.z',
  '😀'.repeat(300),
  '%00%ff',
]

const AT_ONCE = 8

/** Does something so many times, some of them at once. */
export async function inTurns(count: number, work: (turn: number) => Promise<void>): Promise<void> {
  for (let turn = 0; turn < count; turn += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_none, index) => work(turn + index)))
  }
}

export function pick<T>(list: T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T
}

/** Always the same numbers from the same seed (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
