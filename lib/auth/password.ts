import { hash, verify } from '@node-rs/argon2'
import { lengthOf } from '@/lib/characters'
import { refuse } from '@/lib/errors'
import { isGuessable } from './guessable'
import { makeTurns } from './turns'

// argon2id is the library's default; 64 MiB, 3 passes, 1 lane (docs/rules.md R13).
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 }
/**
 * Each hash takes 64 MiB and a core for a while: a rush of sign-ins queues here, and neither memory nor cores are exhausted. The
 * lines end where nobody would wait any longer, and networks take turns, so that a flood from one is no wall for the others.
 */
const turns = makeTurns({ places: 1, mostALane: 30, mostWaiting: 100 })
const SHORTEST = 12
const LONGEST = 128

/** A hash of nobody's password with the same cost, so that an unknown address takes as long as a known one. */
const DECOY = '$argon2id$v=19$m=65536,t=3,p=1$1vPCAjWFMlh1jfGLbJ+54w$nhOtCT5Dxqm4Gqs0sG5hEQvBO5HkzKH1uVQ1Oby0GLE'

/**
 * The hash of a password, in the PHC form that carries its own salt and cost. `lane`: in whose turn (`laneOf`).
 * Refuses: too-busy.
 */
export async function hashPassword(password: string, lane: string): Promise<string> {
  return (await turns.inTurn(lane, () => hash(password.normalize('NFKC'), COST))) ?? refuse('too-busy')
}

/** Whether this is the password behind `stored`. Takes the same time when there is no hash, and then says no. Refuses: too-busy. */
export async function verifyPassword(stored: string | null, password: string, lane: string): Promise<boolean> {
  // Longer than any we accept: refused without hashing it, known address or not.
  if (password.length > 4 * LONGEST) return false
  const isRight = await turns.inTurn(lane, () => verify(stored ?? DECOY, password.normalize('NFKC')))
  if (isRight === null) refuse('too-busy')
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
