import { domainToASCII } from 'node:url'
import { expect, test } from 'vitest'
import { canonicalEmail, maskEmail, readEmail, shownAddress, suggestEmail } from './email-address'

const local64 = 'a'.repeat(64)
const labels = (length: number) => 'a.'.repeat(Math.ceil(length / 2)).slice(0, length - 4)

test.each([
  ['kim@blumenhaus.example', 'kim@blumenhaus.example'],
  ['  Kim@Blumenhaus.Example\n', 'kim@blumenhaus.example'],
  ['Kim.Tran+shop@blumenhaus.example', 'kim.tran+shop@blumenhaus.example'],
  ["o'neill@blumenhaus.example", "o'neill@blumenhaus.example"],
  ['kim@blümen.example', 'kim@xn--blmen-lva.example'],
  ['kim@BLÜMEN.example', 'kim@xn--blmen-lva.example'],
  ['kim@blu\u0308men.example', 'kim@xn--blmen-lva.example'],
  ['ｋｉｍ@blumenhaus.example', 'kim@blumenhaus.example'],
  ['kim@例え.jp', 'kim@xn--r8jz45g.jp'],
  [`${local64}@b.example`, `${local64}@b.example`],
  ['kim@blumenhaus.example\u200b', 'kim@blumenhaus.example'],
  ['\ufeffkim@blumenhaus.example\u00a0', 'kim@blumenhaus.example'],
  ['\u202akim@blumenhaus.example\u202c', 'kim@blumenhaus.example'],
  ['a@b.example\u202e', 'a@b.example'],
  ['kim@blumen\u00adhaus.example', 'kim@blumenhaus.example'],
  ['a\u200b@b.example', 'a@b.example'],
  ['a＠victim.example', 'a@victim.example'],
  ['kim@blumenhaus．example', 'kim@blumenhaus.example'],
  ['mailto:kim@blumenhaus.example?subject=Hello', 'kim@blumenhaus.example'],
  ['<kim@blumenhaus.example>', 'kim@blumenhaus.example'],
  ['E-Mail: kim@blumenhaus.example', 'kim@blumenhaus.example'],
  ['kim@例え。jp', 'kim@xn--r8jz45g.jp'],
  ['„kim@blumenhaus.example“.', 'kim@blumenhaus.example'],
  ['kim@blumenhaus.example;', 'kim@blumenhaus.example'],
  ['Kim Berger <kim@blumenhaus.example>', 'kim@blumenhaus.example'],
  ['"Berger, Kim" <mailto:kim@blumenhaus.example>', 'kim@blumenhaus.example'],
])('%j is the address %s', (text, expected) => {
  expect(canonicalEmail(text)).toBe(expected)
})

test.each([
  '',
  'kim',
  '@blumenhaus.example',
  'kim@',
  'kim@localhost',
  'kim@127.0.0.1',
  'kim@[127.0.0.1]',
  'kim@-a.example',
  'kim@a..example',
  '.kim@a.example',
  'kim.@a.example',
  'k..m@a.example',
  'a@b.example,c@d.example',
  'a@b.example c@d.example',
  'a@b.example;c@d.example',
  '"e@attacker.example"@victim.example',
  '"kim"@victim.example',
  'a@attacker.example＠victim.example',
  'a@b.example%0ABcc:c@d.example',
  'a@b.example%0abcc',
  'a@b.example\nBcc: c@d.example',
  'a\r\n@b.example',
  'a\u202e@b.example',
  'a\u2066@b.example',
  'jörg@b.example',
  'a b@c.example',
  `${local64}a@b.example`,
  `a@${labels(255)}.com`,
  `a@${'b'.repeat(64)}.example`,
  'a'.repeat(100_000),
])('%j is refused', (text) => {
  expect(canonicalEmail(text)).toBeNull()
})

test.each([
  ['kim', { reason: 'email-invalid' }],
  ['', { reason: 'email-invalid' }],
  ['a@b.example, c@d.example', { reason: 'email-several' }],
  ['a@b.example\nc@d.example', { reason: 'email-several' }],
  ['kim berger@blumenhaus.example', { reason: 'email-gap' }],
  ['kim@blumen\nhaus.example', { reason: 'email-gap' }],
  ['kim@\u202eelpmaxe.suah\u202c.example', { reason: 'email-hidden' }],
  ['jörg@blumenhaus.example', { reason: 'email-sign', facts: { sign: 'ö' } }],
  ['kim(at)b@blumenhaus.example', { reason: 'email-sign', facts: { sign: '(' } }],
  ['kim@blumen_haus.example', { reason: 'email-sign', facts: { sign: '_' } }],
  ['\u043aim@blumenhaus.example', { reason: 'email-alphabet', facts: { sign: '\u043a' } }],
  ['ким@blumenhaus.example', { reason: 'email-sign', facts: { sign: 'к' } }],
])('%j is refused with its true cause', (text, expected) => {
  expect(readEmail(text)).toMatchObject({ email: null, refused: expected })
})

test('a domain of up to 254 characters is taken, one of 255 is not', () => {
  expect(canonicalEmail(`a@${'ab.'.repeat(83)}exam`)).toHaveLength(2 + 253)
  expect(canonicalEmail(`a@${'ab.'.repeat(83)}examp`)).toHaveLength(2 + 254)
  expect(canonicalEmail(`a@${'ab.'.repeat(83)}exampl`)).toBeNull()
})

test('the canonical form of a canonical address is itself', () => {
  const once = canonicalEmail('Kim@BLÜMEN.example')
  expect(canonicalEmail(String(once))).toBe(once)
})

test('a masked address keeps its first letter and its domain', () => {
  expect(maskEmail('kim@blumenhaus.example')).toBe('k***@blumenhaus.example')
  expect(maskEmail('kim@xn--blmen-lva.example')).toBe('k***@blümen.example')
})

test.each([
  ['kim@xn--mller-blumen-dlb.example', 'kim@müller-blumen.example'],
  ['kim@shop.xn--mller-blumen-dlb.example', 'kim@shop.müller-blumen.example'],
  ['kim@xn--r8jz45g.jp', 'kim@例え.jp'],
  ['kim@xn--80ak6aa92e.com', 'kim@аррӏе.com'],
  ['kim@xn--e1afmkfd.xn--p1ai', 'kim@пример.рф'],
  ['k***@xn--mller-blumen-dlb.example', 'k***@müller-blumen.example'],
  [
    'Ask kim@xn--mller-blumen-dlb.example, or o@xn--blmen-lva.example.',
    'Ask kim@müller-blumen.example, or o@blümen.example.',
  ],
])('%s is shown as %s', (text, expected) => {
  expect(shownAddress(text)).toBe(expected)
})

test.each([
  `kim@${domainToASCII('blumenhаus.example')}`,
  `kim@${domainToASCII('αpple.example')}`,
  'kim@xn--a.example',
  'kim@xn---.example',
  'xn--mller-blumen-dlb.example',
  'kim@blumenhaus.example',
  'Kim Berger',
  '',
])('%s stays as it is stored', (text) => {
  expect(shownAddress(text)).toBe(text)
})

test('what is shown, typed again, is the same address', () => {
  for (const typed of ['kim@BLÜMEN.example', 'kim@straße.example', 'kim@例え.jp', 'kim@пример.рф', 'kim@ไทย.example']) {
    const email = canonicalEmail(typed) ?? ''
    expect(shownAddress(email)).toBe(typed.toLowerCase())
    expect(canonicalEmail(shownAddress(email))).toBe(email)
  }
})

test.each([
  ['kim@gmial.com', 'kim@gmail.com'],
  ['kim@gmail.con', 'kim@gmail.com'],
  ['kim@gmial.con', 'kim@gmail.com'],
  ['kim@blumenhaus.con', 'kim@blumenhaus.com'],
  ['kim@gmail.com', null],
  ['kim@blumenhaus.example', null],
])('%s: did you mean %s', (address, expected) => {
  expect(suggestEmail(address)).toBe(expected)
})
