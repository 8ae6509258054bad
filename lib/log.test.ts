import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { prepareVerbs } from '@/testing/verbs'
import { clock } from './clock'
import { newId } from './id'
import { causesOf, logError, oneLogLine, tidyConsole } from './log'

prepareVerbs()

const EMAIL = 'kim@blumenhaus.example'
let written: MockInstance

beforeEach(() => {
  written = vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => written.mockRestore())

const lines = () => written.mock.calls.map((parts) => parts.join(' '))

function insert(email: string, passwordHash: string) {
  return db()
    .insert(accounts)
    .values({
      id: newId(),
      email,
      firstName: 'Kim',
      lastName: 'Blum',
      passwordHash,
      kind: 'client',
      language: 'de',
      createdAt: clock.now(),
    })
    .then(() => {
      throw new Error('should have failed')
    })
    .catch((error: unknown) => error)
}

test('a query that breaks a rule of the database is logged by code, rule and statement, and by none of its values', async () => {
  await db().insert(accounts).values({
    id: newId(),
    email: EMAIL,
    firstName: 'Kim',
    lastName: '',
    kind: 'client',
    language: 'de',
    createdAt: clock.now(),
  })
  for (const email of [EMAIL, 'Not Canonical@X']) {
    logError('request 1:', await insert(email, '$argon2id$secret'))
  }
  expect(lines()).toHaveLength(2)
  expect(lines()[0]).toContain('23505 accounts_email')
  expect(lines()[0]).toMatch(/statement: insert into "accounts" .* values \(\$1/)
  expect(lines().join()).not.toMatch(/kim@|Canonical|Kim|Blum|argon2|secret/)
  expect(lines().join()).toMatch(/at .*log\.test\.ts:\d+/)
})

test('a value that the database cannot read is quoted by its message, and not by ours', async () => {
  const failed = await db()
    .execute(sql`select ${EMAIL}::uuid, ${'a whole text\nof two lines'}`)
    .catch((error: unknown) => error)
  logError('request 2:', failed)
  expect(causesOf(failed)).toBe('22P02')
  expect(lines().join()).toContain('22P02')
  expect(lines().join()).not.toMatch(/kim|whole text/)
})

test('the reason that the database gives is told where it cannot hold a value', async () => {
  const failed = await db()
    .execute(sql`select * from no_such_table where email = ${EMAIL}`)
    .catch((error: unknown) => error)
  expect(causesOf(failed)).toBe('42P01: relation "no_such_table" does not exist')
})

test('a fault of the environment or the operator’s file is told by its message alone, another one with all its causes', () => {
  expect(causesOf(new Error('The operator file is not JSON'))).toBe('The operator file is not JSON')
  const refused = Object.assign(new Error(''), { code: 'ECONNREFUSED' })
  expect(causesOf(new Error('No mail left', { cause: refused }))).toBe('No mail left, because of ECONNREFUSED')
  expect(causesOf('thrown text')).toBe('thrown text')
  expect(causesOf(new Error(`Invalid address: ${EMAIL}.`))).toBe('Invalid address: …')
})

test('what a start lacks is told as the list that it is', () => {
  const faults = ['Missing:', ...Array.from({ length: 40 }, (_, index) => `  SETTING_${index}: is not set`)].join('\n')
  expect(causesOf(new Error(faults))).toBe(faults)
})

test('text that could not be read is not quoted', () => {
  let failed: unknown
  try {
    JSON.parse('{"note": meet me at noon}')
  } catch (error) {
    failed = error
  }
  logError('file:', failed)
  expect(lines().join()).not.toContain('meet me')
})

test('each entry is one line and gives no terminal an order', () => {
  const forged = 'kim\n2026-01-01 paid\r\u001b[2J\u001b]0;title\u0007\u009b31m\u2028\u202eevil\u0000'
  logError(forged, new Error(`first\n    at forged (x.ts:1:1)\n${forged}`))
  for (const line of lines()) expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u)
  expect(oneLogLine('a\nb\u001b[2J')).toBe('a\\nb\\u001b[2J')
})

test('what Next and libraries print goes through the same door', () => {
  const printed: unknown[][] = []
  const fake = { ...console } as Console
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    fake[method] = (...parts: unknown[]) => {
      printed.push(parts)
    }
  }
  tidyConsole(fake)
  tidyConsole(fake)
  const failed = Object.assign(new Error(`Failed for ${EMAIL}`), { digest: '123', params: [EMAIL] })
  fake.error('\u001b[31m⨯\u001b[39m', failed, { email: EMAIL })
  fake.log('ready %s', 'now\nforged')
  expect(printed).toHaveLength(2)
  expect(printed.every((parts) => parts.length === 1)).toBe(true)
  expect(String(printed[0]?.[0])).toMatch(/^⨯ Failed for …: digest 123 \| at .* \[object Object\]$/)
  expect(printed[1]).toEqual(['ready now\\nforged'])
})
