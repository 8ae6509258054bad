import { expect, test } from 'vitest'
import { firstWord, splitName } from './person-name'

test.each([
  ['Kim', 'Kim', ''],
  ['Kim Berger', 'Kim', 'Berger'],
  ['Kim de la Cruz', 'Kim', 'de la Cruz'],
  ['Kim   Berger', 'Kim', 'Berger'],
  ['', '', ''],
])('the name %j is split at its first space', (name, firstName, lastName) => {
  expect(splitName(name)).toEqual({ firstName, lastName })
  expect(firstWord(name)).toBe(firstName)
})
