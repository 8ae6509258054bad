import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SSH_KEY_TYPES, type SshKeyType } from '@/db/vocabulary'
import { Refusal } from '@/lib/errors'
import { pastedLines } from '@/lib/pasted'
import { ALL } from '@/testing/extent'
import { parseSshKey } from './parse-ssh-key'

const DER = { type: 'spki', format: 'der' } as const
const CURVES = { nistp256: 'P-256', nistp384: 'P-384', nistp521: 'P-521' } as const

function field(content: Buffer | string): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(Buffer.byteLength(content))
  return Buffer.concat([length, Buffer.from(content)])
}

/** A blob by hand, so that nothing of the parser is needed to make what it reads. */
const blobFrom = (...fields: (Buffer | string)[]) => Buffer.concat(fields.map(field))
const lineOf = (type: string, blob: Buffer, comment = '') => `${type} ${blob.toString('base64')} ${comment}`.trim()
const jwk = (key: KeyObject) => key.export({ format: 'jwk' })
const bytes = (text = '') => Buffer.from(text, 'base64url')
const positive = (number: Buffer) => ((number[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), number]) : number)

function ed25519(): Buffer {
  return generateKeyPairSync('ed25519').publicKey.export(DER).subarray(-32)
}

function point(curve: keyof typeof CURVES): Buffer {
  const { x, y } = jwk(generateKeyPairSync('ec', { namedCurve: CURVES[curve] }).publicKey)
  return Buffer.concat([Buffer.from([4]), bytes(x), bytes(y)])
}

function rsaNumbers(bits: number, exponent = 65_537): [Buffer, Buffer] {
  const { n, e } = jwk(generateKeyPairSync('rsa', { modulusLength: bits, publicExponent: exponent }).publicKey)
  return [positive(bytes(e)), positive(bytes(n))]
}

const MADE: Record<SshKeyType, Buffer> = {
  'ssh-ed25519': blobFrom('ssh-ed25519', ed25519()),
  'ecdsa-sha2-nistp256': blobFrom('ecdsa-sha2-nistp256', 'nistp256', point('nistp256')),
  'ecdsa-sha2-nistp384': blobFrom('ecdsa-sha2-nistp384', 'nistp384', point('nistp384')),
  'ecdsa-sha2-nistp521': blobFrom('ecdsa-sha2-nistp521', 'nistp521', point('nistp521')),
  'ssh-rsa': blobFrom('ssh-rsa', ...rsaNumbers(2048)),
  'sk-ssh-ed25519@openssh.com': blobFrom('sk-ssh-ed25519@openssh.com', ed25519(), 'ssh:'),
  'sk-ecdsa-sha2-nistp256@openssh.com': blobFrom(
    'sk-ecdsa-sha2-nistp256@openssh.com',
    'nistp256',
    point('nistp256'),
    'ssh:',
  ),
}
const ED = lineOf('ssh-ed25519', MADE['ssh-ed25519'], 'mara@laptop')

/** "passed", or the word it was refused with. Anything else is a bug. */
function answerTo(text: string): string {
  try {
    parseSshKey(text)
    return 'passed'
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
}

test.each(SSH_KEY_TYPES)('%s is taken, written anew, with its fingerprint and its comment', (type) => {
  const blob = MADE[type]
  const fingerprint = createHash('sha256').update(blob).digest('base64').replace('=', '')
  const parsed = { type, blob: blob.toString('base64'), fingerprint, comment: 'mara@laptop' }
  expect(parseSshKey(lineOf(type, blob, 'mara@laptop'))).toEqual(parsed)
  expect(parseSshKey(`\n ${lineOf(type, blob)}  \r\n`)).toEqual({ ...parsed, comment: '' })
})

test('a key as ssh-keygen writes it has the fingerprint that ssh-keygen prints', () => {
  const written = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl github'
  expect(parseSshKey(written).fingerprint).toBe('+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU')
})

test('a comment is text to show: nothing in it turns the reading or hides', () => {
  expect(parseSshKey(`${ED} \u202Eevil\u200B <b> and more`).comment).toBe('mara@laptop evil <b> and more')
})

test.each([
  ['command="rm -rf /" ', 'ssh-key-options'],
  ['command="echo ssh-ed25519 AAAA" ', 'ssh-key-options'],
  ['from="10.0.0.1" ', 'ssh-key-options'],
  ['no-pty ', 'ssh-key-options'],
  ['no-pty,no-agent-forwarding ', 'ssh-key-options'],
  ['restrict ', 'ssh-key-options'],
  ['cert-authority ', 'ssh-key-options'],
  ['@cert-authority * ', 'ssh-key-options'],
  ['github.com,140.82.121.4 ', 'ssh-key-options'],
])('options before the type are refused: %j', (before, reason) => {
  expect(answerTo(before + ED)).toBe(reason)
})

test('one key: two of them are refused, whatever stands between them', () => {
  const other = lineOf('ssh-ed25519', blobFrom('ssh-ed25519', ed25519()))
  for (const end of ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029']) {
    expect(answerTo(`${ED}${end}${other}`), JSON.stringify(end)).toBe('ssh-key-lines')
  }
  for (const gap of [' ', '\t', '\u00a0', ' # ']) {
    expect(answerTo(`${ED}${gap}${other}`), JSON.stringify(gap)).toBe('ssh-key-lines')
  }
  for (const sign of ['\0', '\x1b', '\x7f', '\x08']) {
    expect(answerTo(ED.replace(' ', sign)), JSON.stringify(sign)).not.toBe('passed')
  }
  expect(answerTo(`${ssh2(MADE['ssh-ed25519'])}\n${ssh2(MADE['ssh-rsa'])}`)).toBe('ssh-key-lines')
  expect(answerTo(`${ssh2(MADE['ssh-ed25519'])}\n${other}`)).toBe('ssh-key-lines')
  expect(answerTo(`${ED}\n${lineOf('ssh-dss', blobFrom('ssh-dss', Buffer.alloc(128, 1)))}`)).toBe('ssh-key-lines')
})

/** As PuTTYgen saves a public key (RFC 4716). */
function ssh2(blob: Buffer, headers = 'Comment: "mara@laptop"\r\n', width = 64): string {
  const body = blob.toString('base64').replace(new RegExp(`.{1,${width}}`, 'g'), '$&\r\n')
  return `---- BEGIN SSH2 PUBLIC KEY ----\r\n${headers}${body}---- END SSH2 PUBLIC KEY ----\r\n`
}

test.each(SSH_KEY_TYPES)('%s is read as PuTTY saves it', (type) => {
  const plain = parseSshKey(lineOf(type, MADE[type], 'mara@laptop'))
  expect(parseSshKey(ssh2(MADE[type]))).toEqual(plain)
  expect(parseSshKey(ssh2(MADE[type], 'Comment: mara@laptop\r\nx-Note: of \\\r\nthe office\r\n', 70))).toEqual(plain)
  expect(parseSshKey(ssh2(MADE[type], '')).comment).toBe('')
})

test('what PuTTY saved is whole or refused, and of an allowed type', () => {
  const saved = ssh2(MADE['ssh-rsa'])
  expect(answerTo(saved.replace(/\r\nAAAA.*/, ''))).not.toBe('passed')
  expect(answerTo(saved.split('\r\n').slice(0, -3).join('\n'))).toBe('ssh-key-broken')
  expect(answerTo(ssh2(blobFrom('ssh-dss', Buffer.alloc(129, 1))))).toBe('ssh-key-type')
  expect(answerTo('---- BEGIN SSH2 PUBLIC KEY ----')).not.toBe('passed')
})

test.each(SSH_KEY_TYPES)('%s is read as it was wrapped by a terminal, at any column', (type) => {
  const line = lineOf(type, MADE[type], 'mara@laptop')
  const plain = parseSshKey(line)
  const widths = ALL ? Array.from({ length: line.length }, (_, index) => index + 12) : [20, 31, 40, 76, 80, 120]
  for (const width of widths) {
    if (width < type.length) continue
    for (const end of ['\n', '\r\n']) {
      const wrapped = line.replace(new RegExp(`.{1,${width}}`, 'g'), `$&${end}`)
      expect(parseSshKey(wrapped), `${width}`).toMatchObject({ type, blob: plain.blob })
    }
  }
})

test('a key is read with what a terminal, a page or an editor put around it', () => {
  const { blob } = parseSshKey(ED)
  for (const typed of [
    ED.replaceAll(' ', '\t'),
    ED.replaceAll(' ', '\u00a0'),
    `\ufeff${ED}\r\n`,
    `\t${ED}\t`,
    ED.replace('AAAA', 'AA\u200bAA'),
    `$ cat ~/.ssh/id_ed25519.pub\n${ED}\nmara@laptop:~$`,
    `# my laptop\n${ED}`,
  ]) {
    const parsed = parseSshKey(typed)
    expect(parsed, typed).toMatchObject({ blob, comment: 'mara@laptop' })
  }
})

test.each([
  '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----',
  '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
  '-----BEGIN EC PRIVATE KEY-----',
  '-----BEGIN DSA PRIVATE KEY-----',
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN ENCRYPTED PRIVATE KEY-----',
  '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----',
  'MIIEow\n-----END RSA PRIVATE KEY-----',
  'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none',
  '—–BEGIN OPENSSH PRIVATE KEY—–\nAAAA',
  '-----BEGIN\u00a0OPENSSH PRIVATE\u00a0KEY-----\nAAAA',
  'Private-Lines: 1\nAAAA',
  'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ',
  `${ED}\n-----BEGIN OPENSSH PRIVATE KEY-----`,
])('a private key is named as one: %j', (text) => {
  expect(answerTo(text)).toBe('ssh-key-private')
  expect(answerTo('x'.repeat(100_000) + text)).toBe('ssh-key-private')
})

test('other types are refused: dss, certificates, what nobody knows, and what is no key at all', () => {
  const cert = 'ssh-ed25519-cert-v01@openssh.com'
  const dss = blobFrom('ssh-dss', Buffer.alloc(129, 1), Buffer.alloc(21, 1), Buffer.alloc(128, 1), Buffer.alloc(128, 1))
  const lines = [
    lineOf('ssh-dss', dss),
    lineOf(cert, blobFrom(cert, 'nonce', ed25519())),
    lineOf('ssh-rsa-cert-v01@openssh.com', MADE['ssh-rsa']),
    lineOf('rsa-sha2-256', MADE['ssh-rsa']),
    lineOf('ssh-ed448', MADE['ssh-ed25519']),
    lineOf('SSH-ED25519', MADE['ssh-ed25519']),
    lineOf('ssh-ed25519x', MADE['ssh-ed25519']),
    'constructor AAAA',
    'hello',
  ]
  for (const line of lines) expect(answerTo(line), line.slice(0, 40)).toBe('ssh-key-type')
  expect(answerTo(MADE['ssh-ed25519'].toString('base64'))).toBe('ssh-key-options')
  for (const nothing of ['', ' ', '\n\n']) expect(answerTo(nothing)).toBe('ssh-key-missing')
  expect(answerTo('ssh-ed25519')).toBe('ssh-key-broken')
})

test('the type inside must be the type outside', () => {
  for (const outside of SSH_KEY_TYPES) {
    for (const inside of SSH_KEY_TYPES.filter((type) => type !== outside)) {
      expect(answerTo(lineOf(outside, MADE[inside])), `${outside} around ${inside}`).toBe('ssh-key-broken')
    }
  }
})

test('a blob is whole to the last byte: shorter, longer and twisted lengths are refused', () => {
  for (const type of SSH_KEY_TYPES) {
    const blob = MADE[type]
    for (let length = 0; length < blob.length; length += 1) {
      expect(answerTo(lineOf(type, blob.subarray(0, length)) || type), `${type} of ${length}`).not.toBe('passed')
    }
    expect(answerTo(lineOf(type, Buffer.concat([blob, Buffer.alloc(1)])))).toBe('ssh-key-broken')
    expect(answerTo(lineOf(type, Buffer.concat([blob, field('')])))).toBe('ssh-key-broken')
    const huge = Buffer.from(blob)
    huge.writeUInt32BE(0xffff_ffff, 0)
    expect(answerTo(lineOf(type, huge))).toBe('ssh-key-broken')
  }
})

test('base64 is strict: no other signs, no missing or further padding, no stray bits', () => {
  const base64 = MADE['sk-ssh-ed25519@openssh.com'].toString('base64')
  const type = 'sk-ssh-ed25519@openssh.com'
  expect(base64.endsWith('=')).toBe(true)
  const bare = base64.replace(/=+$/, '')
  const last = bare.at(-1) ?? ''
  const strays = [...'BCDEFGHIJ'].filter((sign) => sign !== last).map((sign) => bare.slice(0, -1) + sign)
  const wrong = [bare, `${base64}=`, `=${base64}`, `${base64.slice(0, 8)}*${base64.slice(8)}`, base64.replace('A', '-')]
  for (const one of [...wrong, ...strays]) expect(answerTo(`${type} ${one}`), one).not.toBe('passed')
  expect(answerTo(`${type} ${base64.slice(0, 8)} ${base64.slice(8)}`)).toBe('ssh-key-broken')
})

test('an RSA key has 2048 to 16384 bits, and numbers in their one form', () => {
  const [e, n] = rsaNumbers(2048)
  const rsa = (...numbers: Buffer[]) => answerTo(lineOf('ssh-rsa', blobFrom('ssh-rsa', ...numbers)))
  expect(rsa(...rsaNumbers(1024))).toBe('ssh-key-weak')
  expect(rsa(...rsaNumbers(2040))).toBe('ssh-key-weak')
  expect(rsa(...rsaNumbers(3072))).toBe('passed')
  expect(rsa(...rsaNumbers(2048, 3))).toBe('passed')
  const ofBits = (bits: number) => {
    const number = Buffer.alloc(Math.ceil(bits / 8), 0xff)
    number[0] = 0xff >> (number.length * 8 - bits)
    return positive(number)
  }
  expect(rsa(e, ofBits(2047))).toBe('ssh-key-weak')
  expect(rsa(e, ofBits(16_384))).toBe('passed')
  expect(rsa(e, ofBits(16_385))).toBe('ssh-key-long')
  expect(rsa(n, e), 'the two exchanged').toBe('ssh-key-weak')
  for (const bad of [[1], [2], [4], [0], [], [0x80], [0, 3], [0, 0, 0x80], [0x81, 0x01]]) {
    expect(rsa(Buffer.from(bad), n), `exponent ${bad}`).toBe('ssh-key-broken')
  }
  expect(rsa(Buffer.concat([Buffer.alloc(1), Buffer.alloc(9, 0xff)]), n), 'a huge exponent').toBe('ssh-key-broken')
  expect(rsa(e, n.subarray(1)), 'negative').toBe('ssh-key-broken')
  expect(rsa(e, Buffer.concat([Buffer.alloc(1), n])), 'a nought too many').toBe('ssh-key-broken')
  const even = Buffer.from(n)
  even[n.length - 1] = (n[n.length - 1] ?? 0) & 0xfe
  expect(rsa(e, even), 'even').toBe('ssh-key-broken')
})

test('a point is written out, of its curve’s length, and on the curve', () => {
  for (const curve of Object.keys(CURVES) as (keyof typeof CURVES)[]) {
    const type = `ecdsa-sha2-${curve}`
    const good = point(curve)
    const ecdsa = (...fields: (Buffer | string)[]) => answerTo(lineOf(type, blobFrom(type, ...fields)))
    expect(ecdsa(curve, good)).toBe('passed')
    expect(ecdsa('nistp192', good)).toBe('ssh-key-broken')
    expect(ecdsa(curve, good.subarray(0, -1))).toBe('ssh-key-broken')
    expect(ecdsa(curve, Buffer.concat([good, Buffer.alloc(1)]))).toBe('ssh-key-broken')
    const compressed = Buffer.concat([Buffer.from([2]), good.subarray(1, 1 + (good.length - 1) / 2)])
    expect(ecdsa(curve, compressed)).toBe('ssh-key-broken')
    const off = Buffer.from(good)
    off[off.length - 1] = (off[off.length - 1] ?? 0) ^ 1
    expect(ecdsa(curve, off), 'off the curve').toBe('ssh-key-broken')
    expect(ecdsa(curve, Buffer.concat([Buffer.from([4]), Buffer.alloc(good.length - 1)])), 'nought').toBe(
      'ssh-key-broken',
    )
  }
  for (const length of [0, 31, 33]) {
    expect(answerTo(lineOf('ssh-ed25519', blobFrom('ssh-ed25519', Buffer.alloc(length, 7))))).toBe('ssh-key-broken')
  }
})

test('a key on a stick says what it was made for', () => {
  const type = 'sk-ssh-ed25519@openssh.com'
  const stick = (...rest: (Buffer | string)[]) => answerTo(lineOf(type, blobFrom(type, ed25519(), ...rest)))
  expect(stick('ssh:work')).toBe('passed')
  for (const bad of ['', 'ssh:\0', 'ssh: x', 'ü', 'x'.repeat(256)]) expect(stick(bad), bad).toBe('ssh-key-broken')
  expect(stick()).toBe('ssh-key-broken')
  expect(stick('ssh:', 'ssh:')).toBe('ssh-key-broken')
})

test('8 kB at most, counted in bytes', () => {
  const rest = 8192 - Buffer.byteLength(ED)
  expect(answerTo(ED + 'x'.repeat(rest))).toBe('passed')
  expect(answerTo(ED + 'x'.repeat(rest + 1))).toBe('ssh-key-long')
  expect(answerTo(ED + 'ü'.repeat(rest / 2 + 1))).toBe('ssh-key-long')
})

test('whatever is read is refused or comes out as it went in', () => {
  const kinds = fc.constantFrom(...SSH_KEY_TYPES)
  const changed = fc.tuple(kinds, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }))
  fc.assert(
    fc.property(changed, ([type, changes]) => {
      const blob = Buffer.from(MADE[type])
      for (const [at, value] of changes) blob[at % blob.length] = value
      const line = lineOf(type, blob)
      if (answerTo(line) !== 'passed') return
      const parsed = parseSshKey(line)
      expect(`${parsed.type} ${parsed.blob}`).toBe(line)
    }),
    { numRuns: ALL ? 2000 : 200 },
  )
  const signs = fc.constantFrom('ssh-rsa', 'ssh-ed25519', ' ', 'AAAA', '=', '"', '\n', '\0', '\t', ED, 'x')
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(signs).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      if (answerTo(text) === 'passed') expect(pastedLines(text).join('\n')).toContain(ED.slice(0, 12))
    }),
    { numRuns: ALL ? 2000 : 200 },
  )
})
