import { expect, test } from 'vitest'
import { methodTypesFor, offersDebit } from './method-types'

const CREDITOR = 'DE98ZZZ09999999999'

test('direct debit is offered where banks know it, by a creditor that they know', () => {
  expect(methodTypesFor('DE', CREDITOR)).toEqual(['card', 'sepa_debit'])
  expect(methodTypesFor('US', CREDITOR)).toEqual(['card'])
  expect(methodTypesFor('DE', null)).toEqual(['card'])
})

test('a bank account is spoken of where one can be charged', () => {
  expect(offersDebit('DE', CREDITOR)).toBe(true)
  expect(offersDebit('US', CREDITOR)).toBe(false)
  expect(offersDebit('DE', null)).toBe(false)
})
