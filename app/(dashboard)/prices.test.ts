import { expect, test } from 'vitest'
import type { AppView } from '@/lib/apps/queries'
import { words } from '@/lib/words/words'
import { priceOf } from './prices'

const app = (trial: boolean) => ({ monthlyAmount: 4500, currency: 'eur', trial: trial ? {} : null }) as AppView
const read = (trial: boolean, kind: 'client' | 'developer', language: 'en' | 'de' = 'en') =>
  priceOf(words(language), app(trial), undefined, { kind, language })

test('a client reads of a trial that nobody pays, and a developer what it will cost', () => {
  expect(read(true, 'client')).toBe('trial, nobody pays')
  expect(read(true, 'client', 'de')).toBe('Testphase, niemand zahlt')
  expect(read(true, 'developer')).toBe('€45.00 a month plus VAT')
  expect(read(false, 'client')).toBe('€45.00 a month plus VAT')
})

test('whoever sees no costs reads none of a trial either', () => {
  expect(
    priceOf(words('en'), { ...app(true), monthlyAmount: null }, undefined, { kind: 'client', language: 'en' }),
  ).toBe(null)
})
