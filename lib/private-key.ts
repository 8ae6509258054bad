import { pastedLines } from './pasted'

/**
 * How private keys begin, end or call themselves: OpenSSH, PEM, SSH2 and PuTTY, and the bare inside of an OpenSSH one. Where
 * a key came through a word processor or a chat, the hyphens are other dashes.
 */
const MARKS =
  /\p{Pd}{2,} ?(?:BEGIN|END) [A-Z0-9 ]*PRIVATE KEY|PuTTY-User-Key-File|Private-(?:Lines|MAC|Hash):|b3BlbnNzaC1rZXkt/iu

/** Whether a text is, or holds, somebody's private key. Such a text is never kept, logged or given back. */
export function holdsPrivateKey(text: string): boolean {
  return MARKS.test(pastedLines(text).join('\n'))
}
