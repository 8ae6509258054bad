import { hash, verify } from '@node-rs/argon2'
import { lengthOf } from '@/lib/characters'
import { refuse } from '@/lib/errors'
import { isGuessable } from './guessable'

// argon2id is the library's default; 64 MiB, 3 passes, 1 lane (docs/rules.md R13).
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 }
const MOST_AT_ONCE = 2
const SHORTEST = 12
const LONGEST = 128

/** A hash of nobody's password with the same cost, so that an unknown address takes as long as a known one. */
const DECOY = '$argon2id$v=19$m=65536,t=3,p=1$1vPCAjWFMlh1jfGLbJ+54w$nhOtCT5Dxqm4Gqs0sG5hEQvBO5HkzKH1uVQ1Oby0GLE'

/** The hash of a password, in the PHC form that carries its own salt and cost. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), COST))
}

/** Whether this is the password behind `stored`. Takes the same time when there is no hash, and then says no. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  // Longer than any we accept: refused without hashing it, known address or not.
  if (password.length > 4 * LONGEST) return false
  const isRight = await inTurn(() => verify(stored ?? DECOY, password.normalize('NFKC')))
  return isRight && stored !== null
}

/**
 * Judges a new password of an account. Length in characters after NFKC; of which kinds they are is nobody's business.
 * Refuses on field password: password-short, password-long, password-is-address, password-common.
 */
export function judgePassword(password: string, email: string): void {
  const normal = password.normalize('NFKC')
  const length = lengthOf(normal)
  if (length < SHORTEST) refuse('password-short', 'password')
  if (length > LONGEST) refuse('password-long', 'password')
  if (normal.trim().toLowerCase() === email) refuse('password-is-address', 'password')
  if (isGuessable(normal)) refuse('password-common', 'password')
}

let running = 0
const waiting: (() => void)[] = []

// Each hash takes 64 MiB: a rush of sign-ins queues here and does not exhaust the memory.
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
