import { expect, test } from 'vitest'
import { newId } from '@/lib/id'
import { prepareVerbs } from '@/testing/verbs'
import { isKnownDevice, rememberAccount } from './known-devices'

prepareVerbs()

test('a browser is known to an account after its first sign-in there, and to no other account', () => {
  const [mara, kim] = [newId(), newId()]
  expect(isKnownDevice(undefined, mara)).toBe(false)
  const kept = rememberAccount(undefined, mara)
  expect(isKnownDevice(kept, mara)).toBe(true)
  expect(isKnownDevice(kept, kim)).toBe(false)
})

test('five accounts are remembered, the newest first; signing in again does not take a second place', () => {
  const accounts = Array.from({ length: 6 }, newId)
  const known = (kept: string) => accounts.map((id) => isKnownDevice(kept, id))
  let kept = ''
  for (const id of accounts.slice(0, 5)) kept = rememberAccount(kept, id)
  kept = rememberAccount(kept, accounts[0] ?? '')
  expect(known(kept)).toEqual([true, true, true, true, true, false])
  kept = rememberAccount(kept, accounts[5] ?? '')
  expect(known(kept)).toEqual([true, false, true, true, true, true])
  expect(kept.split('.')).toHaveLength(5)
})

test('made-up proofs prove nothing, and none of them is kept', () => {
  const mara = newId()
  for (const forged of ['x', 'a'.repeat(43), '.'.repeat(10_000), `${mara}.${mara}`]) {
    expect(isKnownDevice(forged, mara)).toBe(false)
  }
  expect(rememberAccount('x.y.z', mara)).toMatch(/^[\w-]{43}$/)
})
