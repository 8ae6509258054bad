/** What PostgreSQL's programs say where a machine does not suit them, and what to do about it. */
const CAUSES: [RegExp, (found: string) => string][] = [
  [
    /could not look up effective user ID (\d+)/,
    (id) =>
      `This machine has no account for the user id ${id}, and PostgreSQL does not run without one. Add it to /etc/passwd, start as another user, or set DATABASE_URL.`,
  ],
  [
    /could not (?:create|open|resize|map) shared memory segment/,
    () =>
      '/dev/shm is too small for PostgreSQL, or closed to it. Give it 64 MB (docker run --shm-size=64m), or set DATABASE_URL.',
  ],
  [
    /No space left on device|Disk quota exceeded/,
    () => 'The disk is full. Make room, or set DATA_DIR to another place.',
  ],
  [
    /EACCES|Permission denied/,
    () =>
      'Its programs or its folder may not be used from here. Start as another user, set DATA_DIR to another place, or set DATABASE_URL.',
  ],
]

/** What to do where PostgreSQL refused with these words; null where nobody knows. */
export function wayOut(said: string): string | null {
  for (const [cause, sentence] of CAUSES) {
    const found = said.match(cause)
    if (found) return sentence(found[1] ?? '')
  }
  return null
}
