import { expect, test } from 'vitest'
import type { Refusal } from '@/lib/errors'
import { prepareVerbs } from '@/testing/verbs'
import { hashPassword, judgePassword, verifyPassword } from './password'

prepareVerbs()

const judge = (password: string, email = 'kim@blumenhaus.example') => {
  try {
    judgePassword(password, email)
    return 'fine'
  } catch (error) {
    const { reason, field } = error as Refusal
    return field === 'password' ? reason : `${reason} on ${field}`
  }
}

test.each([
  ['paper boats on the canal', 'fine'],
  ['tk4-rrb8-wpq0', 'fine'],
  ['Rosen, Tulpen & Nelken', 'fine'],
  ['šílený kůň běží', 'fine'],
  ['🌷🌹🌻🌼🪻🌺💐🪷🥀🌸🏵🪴', 'fine'],
  ['?!#+*~:;.,-_', 'fine'],
  ['🌷🌹🌻🌷🌻🌹🌹🌷🌻🌻🌹🌷', 'password-common'],
  ['?!?!?!?!?!?!', 'password-common'],
  ['blumenwieseblumenwiese', 'password-common'],
  ['Gartenzaun Gartenzaun', 'password-common'],
  ['elevenchars', 'password-short'],
  ['', 'password-short'],
  ['🌷'.repeat(6), 'password-short'],
  [`${'ab cd efghij '.repeat(9)}ab cd efghi`, 'fine'],
  ['ab cd efghij '.repeat(10), 'password-long'],
  ['x'.repeat(100_000), 'password-long'],
  ['kim@blumenhaus.example', 'password-is-address'],
  ['Kim@Blumenhaus.Example', 'password-is-address'],
  ['aaaaaaaaaaaa', 'password-common'],
  ['abcabcabcabc', 'password-common'],
  ['123456789012', 'password-common'],
  ['210987654321', 'password-common'],
  ['qwertyuiopas', 'password-common'],
  ['password1234', 'password-common'],
  ['P@ssw0rd!2026', 'password-common'],
  ['passwordpassword', 'password-common'],
  ['welcome12345', 'password-common'],
  ['iloveyou1234', 'password-common'],
  ['overto-overto', 'password-common'],
  ['Nordlicht2026', 'password-common'],
  ['correct horse battery staple', 'password-common'],
])('%j is judged %s', (password, expected) => {
  expect(judge(password)).toBe(expected)
})

test('a password matches its own hash only', async () => {
  const hash = await hashPassword('paper boats on the canal', 'here')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  expect(await verifyPassword(hash, 'paper boats on the canal', 'here')).toBe(true)
  expect(await verifyPassword(hash, 'paper boats on the canals', 'here')).toBe(false)
})

test('without a hash the answer is no, after the same work', async () => {
  const hash = await hashPassword('paper boats on the canal', 'here')
  // What the processor did, and not how long it took: other programs may be at work beside.
  const workOf = async (stored: string | null) => {
    const before = process.cpuUsage()
    for (let count = 0; count < 3; count++) expect(await verifyPassword(stored, 'wrong', 'here')).toBe(false)
    return process.cpuUsage(before).user
  }
  expect(await workOf(null)).toBeGreaterThan((await workOf(hash)) / 2)
})
