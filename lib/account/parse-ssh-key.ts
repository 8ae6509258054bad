import { createHash, createPublicKey } from 'node:crypto'
import { SSH_KEY_TYPES, type SshKeyType } from '@/db/vocabulary'
import { refuse } from '@/lib/errors'
import { pastedLines } from '@/lib/pasted'
import { holdsPrivateKey } from '@/lib/private-key'
import { type Blob, BlobFault, blobOf, numberOf, writeBlob } from './ssh-blob'
import { KEY, lineOf } from './ssh-key-lines'

/** A public key as we write it ourselves; nothing of what was typed is in it but the comment. */
export type ParsedSshKey = {
  type: SshKeyType
  /** Base64. */
  blob: string
  /** SHA-256 of the blob as ssh-keygen prints it, without "SHA256:". */
  fingerprint: string
  /** What stood after the key, as text to show; empty where nothing did. */
  comment: string
}

const FIELD = 'publicKey'
const MOST_BYTES = 8192
const RSA_BITS = { least: 2048, most: 16_384 }
/** What OpenSSL takes for an exponent of a large key. */
const MOST_EXPONENT_BITS = 64
const MOST_APPLICATION = 255

const CURVES = {
  nistp256: { bytes: 32, crv: 'P-256' },
  nistp384: { bytes: 48, crv: 'P-384' },
  nistp521: { bytes: 66, crv: 'P-521' },
} as const
type Curve = keyof typeof CURVES

/**
 * Reads one public key as it stands in a file that ends in .pub, wrapped by a terminal or saved by PuTTY (RFC 4716), and writes
 * it anew. Strict: an allowed type first, a blob that says the same type and is whole to the last byte (docs/rules.md R14).
 * Refuses:
 * ssh-key-missing, ssh-key-private, ssh-key-long, ssh-key-lines, ssh-key-options, ssh-key-type, ssh-key-weak,
 * ssh-key-broken.
 */
export function parseSshKey(text: string): ParsedSshKey {
  if (holdsPrivateKey(text)) refuse('ssh-key-private', FIELD)
  const lines = pastedLines(text)
  if (lines.length === 0) refuse('ssh-key-missing', FIELD)
  if (Buffer.byteLength(lines.join('\n')) > MOST_BYTES) refuse('ssh-key-long', FIELD)
  const line = lineOf(lines)
  if (!line || (line.match(KEY) ?? []).length > 1) refuse('ssh-key-lines', FIELD)
  const [first = ''] = line.split(' ', 1)
  const type = SSH_KEY_TYPES.find((known) => known === first) ?? refuse(whyNoType(line, first), FIELD)
  const [, base64 = '', comment = ''] = line.slice(type.length).match(/^ ([A-Za-z0-9+/]+={0,2})(?: (.*))?$/) ?? []
  const given = Buffer.from(base64, 'base64')
  // Node reads base64 that is not: what it reads must be written the same way.
  if (!base64 || given.toString('base64') !== base64) refuse('ssh-key-broken', FIELD)
  const written = writeBlob(type, readFields(type, given))
  if (!written.equals(given)) refuse('ssh-key-broken', FIELD)
  return {
    type,
    blob: written.toString('base64'),
    fingerprint: createHash('sha256').update(written).digest('base64').replace(/=+$/, ''),
    comment,
  }
}

/** Options may quote anything, so a line that names an allowed type later on is taken for one with options. */
function whyNoType(line: string, first: string) {
  const isBareBlob = first.startsWith('AAAA')
  const namesTypeLater = line.split(/[\s"]+/).some((word) => (SSH_KEY_TYPES as readonly string[]).includes(word))
  return isBareBlob || namesTypeLater || /[=",]/.test(first) ? 'ssh-key-options' : 'ssh-key-type'
}

/** The fields behind the type, each of them checked; there must be no more and no less. */
function readFields(type: SshKeyType, given: Buffer): Buffer[] {
  try {
    const blob = blobOf(given)
    if (blob.text() !== type) throw new BlobFault()
    const fields = FIELDS[type](blob)
    blob.end()
    return fields
  } catch (error) {
    if (error instanceof BlobFault) refuse('ssh-key-broken', FIELD)
    throw error
  }
}

const FIELDS: Record<SshKeyType, (blob: Blob) => Buffer[]> = {
  'ssh-ed25519': (blob) => [blob.bytes(32)],
  'ecdsa-sha2-nistp256': (blob) => curvePoint(blob, 'nistp256'),
  'ecdsa-sha2-nistp384': (blob) => curvePoint(blob, 'nistp384'),
  'ecdsa-sha2-nistp521': (blob) => curvePoint(blob, 'nistp521'),
  'ssh-rsa': rsa,
  'sk-ssh-ed25519@openssh.com': (blob) => [blob.bytes(32), application(blob)],
  'sk-ecdsa-sha2-nistp256@openssh.com': (blob) => [...curvePoint(blob, 'nistp256'), application(blob)],
}

function curvePoint(blob: Blob, curve: Curve): Buffer[] {
  const { bytes, crv } = CURVES[curve]
  if (blob.text() !== curve) throw new BlobFault()
  const point = blob.bytes(1 + 2 * bytes)
  // 4: uncompressed, both coordinates written out.
  if (point[0] !== 4) throw new BlobFault()
  const [x, y] = [point.subarray(1, 1 + bytes), point.subarray(1 + bytes)].map((part) => part.toString('base64url'))
  try {
    createPublicKey({ key: { kty: 'EC', crv, x, y }, format: 'jwk' })
  } catch {
    // Not on the curve.
    throw new BlobFault()
  }
  return [Buffer.from(curve), point]
}

function rsa(blob: Blob): Buffer[] {
  const [exponent, modulus] = [blob.number(), blob.number()]
  const bits = numberOf(modulus).toString(2).length
  if (bits < RSA_BITS.least) refuse('ssh-key-weak', FIELD)
  if (bits > RSA_BITS.most) refuse('ssh-key-long', FIELD)
  const e = numberOf(exponent)
  const isSoundExponent = e >= 3n && e % 2n === 1n && e.toString(2).length <= MOST_EXPONENT_BITS
  if (!isSoundExponent || numberOf(modulus) % 2n === 0n) throw new BlobFault()
  return [exponent, modulus]
}

/** What a key on a stick was made for: "ssh:" mostly. */
function application(blob: Blob): Buffer {
  const text = blob.text()
  if (!/^[\x21-\x7e]+$/.test(text) || text.length > MOST_APPLICATION) throw new BlobFault()
  return Buffer.from(text)
}
