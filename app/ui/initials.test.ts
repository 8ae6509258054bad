import { expect, test } from 'vitest'
import { initials } from './initials'

test.each([
  ['Mara Lindqvist', 'ML'],
  ['Suharto', 'S'],
  ['नेहा कपूर', 'नेक'],
  ['👩🏽‍🚒 Ida', '👩🏽‍🚒I'],
  ['', ''],
])('%s is %s in short: a letter keeps its marks, and a picture is whole', (name, short) => {
  expect(initials(name)).toBe(short)
})
