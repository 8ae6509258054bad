import { beforeEach, expect, test, vi } from 'vitest'

// The environment is read once per process, so each secret gets a process of its own: a fresh set of modules.
const NEW = 'the secret of today, long enough to be one'
const OLD = 'the secret of last year, long enough as well'
const PARTS = { purpose: 'client-invite', id: '0198', generation: 1, channel: 'mailed' } as const

async function tokenUnder(secret: string, previous = '') {
  vi.resetModules()
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://localhost/none',
    AUTH_SECRET: secret,
    AUTH_SECRET_PREVIOUS: previous,
    STRIPE_SECRET_KEY: 'sk_test_none',
    STRIPE_WEBHOOK_SECRET: 'whsec_none',
    RESEND_API_KEY: 're_none',
  })
  return (await import('./token')).token
}

let token: Awaited<ReturnType<typeof tokenUnder>>
beforeEach(async () => {
  token = await tokenUnder(NEW)
})

test('the same parts always give the same link: 43 characters of base64url', () => {
  expect(token.derive(PARTS)).toMatch(/^[\w-]{43}$/)
  expect(token.derive({ ...PARTS })).toBe(token.derive(PARTS))
})

test('purpose, row, generation and channel each give another secret', () => {
  const all = [
    PARTS,
    { ...PARTS, purpose: 'check' as const },
    { ...PARTS, id: '0199' },
    { ...PARTS, generation: 2 },
    { ...PARTS, channel: 'copied' },
    { purpose: 'client-invite' as const, id: '0198', generation: 1 },
  ]
  expect(new Set(all.map((parts) => token.derive(parts))).size).toBe(all.length)
})

test('another AUTH_SECRET gives other links, and the former one still knows its own', async () => {
  const former = (await tokenUnder(OLD)).derive(PARTS)
  const rotated = await tokenUnder(NEW, OLD)
  expect(rotated.derive(PARTS)).not.toBe(former)
  expect(rotated.deriveKnown(PARTS, rotated.hash(former))).toBe(former)
  expect(rotated.isDerived(PARTS, former)).toBe(true)
  const forgotten = await tokenUnder(NEW)
  expect(forgotten.deriveKnown(PARTS, forgotten.hash(former))).toBeNull()
  expect(forgotten.isDerived(PARTS, former)).toBe(false)
})

test('a code of the former AUTH_SECRET is still right', async () => {
  const code = { purpose: 'code', id: '0198', generation: 1 } as const
  const former = (await tokenUnder(OLD)).code(code)
  expect((await tokenUnder(NEW, OLD)).isCode(code, former)).toBe(true)
  expect((await tokenUnder(NEW)).isCode(code, former)).toBe(false)
})

test('a code has six digits, in any spacing, and no other code is right', () => {
  const parts = { purpose: 'code', id: '0198', generation: 1 } as const
  const code = token.code(parts)
  expect(code).toMatch(/^\d{6}$/)
  expect(token.isCode(parts, ` ${code.slice(0, 3)} ${code.slice(3)} `)).toBe(true)
  const other = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  for (const wrong of [other, '', code.slice(1), `${code}0`, 'abcdef']) expect(token.isCode(parts, wrong)).toBe(false)
})

test('codes spread over all six digits', () => {
  const codes = Array.from({ length: 2000 }, (_, index) =>
    token.code({ purpose: 'code', id: String(index), generation: 1 }),
  )
  expect(codes.every((code) => code.length === 6)).toBe(true)
  expect(codes.some((code) => code.startsWith('0'))).toBe(true)
  expect(new Set(codes).size).toBeGreaterThan(1990)
})

test('picked numbers are different ones, even where the first choice is the same', () => {
  for (let id = 0; id < 50; id++) {
    const parts = { purpose: 'check', id: String(id), generation: 1 } as const
    expect(new Set(token.pick(parts, 3, 3)).size).toBe(3)
  }
})

test('picked numbers lie below their limit and stay the same', () => {
  const parts = { purpose: 'check', id: '0198', generation: 1 } as const
  const picked = token.pick(parts, 512, 2)
  expect(picked).toHaveLength(2)
  expect(picked.every((number) => Number.isInteger(number) && number >= 0 && number < 512)).toBe(true)
  expect(token.pick(parts, 512, 2)).toEqual(picked)
})

test('session tokens are random, and a hash tells nothing but equality', () => {
  expect(token.random()).not.toBe(token.random())
  expect(token.random()).toMatch(/^[\w-]{43}$/)
  expect(token.hash('one')).toBe(token.hash('one'))
  expect(token.hash('one')).not.toBe(token.hash('two'))
})
