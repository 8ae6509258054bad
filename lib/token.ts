import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from './env'
import { readCode } from './pasted'

/** What a derived secret is for. Two purposes never share a secret. */
export type TokenParts = {
  purpose:
    | 'client-invite'
    | 'stop-reminders'
    | 'code'
    | 'check'
    | 'session-grant'
    | 'reset-password'
    | 'not-me'
    | 'known-device'
    | 'way-in'
    | 'team-invite'
    | 'newsletter'
    | 'sent-form'
    | 'bill'
    | 'plan-request'
  id: string
  generation: number
  channel?: string
}

/**
 * Links and codes are derived, not stored (docs/rules.md R7): base64url(HMAC-SHA-256(key, purpose | id | generation | channel)),
 * with a key per AUTH_SECRET by HKDF. The same parts always give the same secret, so a retried mail is byte-identical.
 */
export const token = {
  /** 256 bits, 43 characters. */
  derive(parts: TokenParts): string {
    return mac(env().authSecret, parts).toString('base64url')
  },

  /** The link whose SHA-256 the row keeps: with AUTH_SECRET, else with AUTH_SECRET_PREVIOUS. Null when neither made it. */
  deriveKnown(parts: TokenParts, hash: string): string | null {
    const found = secrets().find((secret) => equal(token.hash(mac(secret, parts).toString('base64url')), hash))
    return found ? mac(found, parts).toString('base64url') : null
  },

  /** Six digits for a mail. */
  code(parts: TokenParts): string {
    return digits(env().authSecret, parts)
  },

  /** Whether a typed code is the one of these parts, in constant time; what else stands in it is `readCode`'s to judge. */
  isCode(parts: TokenParts, typed: string): boolean {
    const code = readCode(typed) ?? ''
    return secrets()
      .map((secret) => equal(digits(secret, parts), code))
      .includes(true)
  },

  /** Whether a text is the derived secret of these parts, in constant time. */
  isDerived(parts: TokenParts, text: string): boolean {
    return secrets()
      .map((secret) => equal(mac(secret, parts).toString('base64url'), text))
      .includes(true)
  },

  /** Different numbers below `limit` that belong to these parts, for the check word. */
  pick(parts: TokenParts, limit: number, count: number): number[] {
    const bytes = mac(env().authSecret, parts)
    const picked: number[] = []
    for (let at = 0; picked.length < count; at += 4) {
      let number = bytes.readUInt32BE(at) % limit
      // The next one that is free: said twice on the phone, one word sounds like a mistake.
      while (picked.includes(number)) number = (number + 1) % limit
      picked.push(number)
    }
    return picked
  },

  /** A session token: 256 random bits. Only its hash is stored. */
  random(): string {
    return randomBytes(32).toString('base64url')
  },

  /** SHA-256, base64url: what a row keeps of a link or a session token. Never used for 6-digit codes. */
  hash(secret: string): string {
    return createHash('sha256').update(secret).digest('base64url')
  },
}

const keys = new Map<string, Buffer>()

function key(secret: string): Buffer {
  let derived = keys.get(secret)
  if (!derived) {
    derived = Buffer.from(hkdfSync('sha256', secret, '', 'overto links and codes', 32))
    keys.set(secret, derived)
  }
  return derived
}

function secrets(): string[] {
  const { authSecret, authSecretPrevious } = env()
  return authSecretPrevious ? [authSecret, authSecretPrevious] : [authSecret]
}

function mac(secret: string, { purpose, id, generation, channel }: TokenParts): Buffer {
  return createHmac('sha256', key(secret))
    .update([purpose, id, generation, channel ?? ''].join('|'))
    .digest()
}

function digits(secret: string, parts: TokenParts): string {
  // 48 bits modulo a million: the bias is below one in 10^8.
  return String(mac(secret, parts).readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

function equal(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(one), hash(other))
}
