import { expect, test } from 'vitest'
import { inTransaction } from '@/db/transaction'
import { prepareVerbs } from '@/testing/verbs'
import { freeSlug, slugStem } from './slug'

prepareVerbs()

test.each([
  ['Blumenhaus GmbH', 'blumenhaus-gmbh'],
  ['  Müller & Söhne  ', 'mueller-soehne'],
  ['Straße 7', 'strasse-7'],
  ['Café Été', 'cafe-ete'],
  ['Łódź', 'lodz'],
  ['例え', 'company'],
  ['---', 'company'],
  ["'; drop table companies; --", 'drop-table-companies'],
  ['a'.repeat(200), 'a'.repeat(54)],
  [`${'a'.repeat(53)} b`, 'a'.repeat(53)],
])('%j becomes %s', (label, expected) => {
  expect(slugStem(label)).toBe(expected)
})

test.each(['new', 'All', 'home'])('the reserved word %s gets a number', async (label) => {
  expect(await inTransaction((tx) => freeSlug(tx, label))).toBe(`${label.toLowerCase()}-2`)
})
