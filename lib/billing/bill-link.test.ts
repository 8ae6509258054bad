import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '@/lib/id'
import { prepareEnvironment } from '@/testing/environment'
import { billBehind, billToken } from './bill-link'

prepareEnvironment()

test('the link of a bill leads to that bill, and is the same each time', () => {
  const id = newId()
  expect(billToken(id)).toMatch(/^[\w-]{65}$/)
  expect(billToken(id)).toBe(billToken(id))
  expect(billBehind(billToken(id))).toBe(id)
})

test('the secret of one bill opens no other one', () => {
  const [one, other] = [billToken(newId()), billToken(newId())]
  expect(billBehind(one.slice(0, 22) + other.slice(22))).toBeNull()
})

test('a link with any sign changed, and anything else that can stand in an address, leads nowhere', () => {
  const real = billToken(newId())
  fc.assert(
    fc.property(fc.nat(64), fc.constantFrom('A', 'b', '-', '0', '_'), (at, sign) => {
      const changed = real.slice(0, at) + sign + real.slice(at + 1)
      if (changed !== real) expect(billBehind(changed)).toBeNull()
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(billBehind(text)).toBeNull()
    }),
  )
  for (const text of ['', real.slice(0, 22), `${real}A`, ` ${real}`, real.slice(22)])
    expect(billBehind(text)).toBeNull()
})
