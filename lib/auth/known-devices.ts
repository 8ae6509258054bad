import { type TokenParts, token } from '@/lib/token'

/** Keeps the proofs of the accounts that have signed in with a browser. */
export const DEVICES_COOKIE = 'devices'
const MOST_ACCOUNTS = 5

/** Whether a browser has kept the proof that this account signed in there before. `kept` is its cookie. */
export function isKnownDevice(kept: string | undefined, accountId: string): boolean {
  return proofsIn(kept).some((proof) => token.isDerived(partsOf(accountId), proof))
}

/** What a browser keeps after a sign-in: the newest account first, five at most. Nothing of it is stored with us. */
export function rememberAccount(kept: string | undefined, accountId: string): string {
  const others = proofsIn(kept).filter((proof) => !token.isDerived(partsOf(accountId), proof))
  return [token.derive(partsOf(accountId)), ...others].slice(0, MOST_ACCOUNTS).join('.')
}

/** A browser may send anything: only what can be a proof of ours is looked at, and no more than we give. */
function proofsIn(kept = ''): string[] {
  const whole = kept.split('.', MOST_ACCOUNTS)
  return whole.filter((proof) => /^[\w-]{43}$/.test(proof))
}

function partsOf(accountId: string): TokenParts {
  return { purpose: 'known-device', id: accountId, generation: 1 }
}
