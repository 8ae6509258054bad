import { expect, test } from 'vitest'
import { acceptedLanguage, asLanguage } from './language'

test.each([
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['en-US,en;q=0.9', 'en'],
  ['fr-FR,fr;q=0.9,de;q=0.5,en;q=0.4', 'de'],
  ['en;q=0.3, de;q=0.7', 'de'],
  ['DE-ch', 'de'],
  ['de;q=0,en', 'en'],
  ['fr,nl', undefined],
  ['*', undefined],
  ['', undefined],
  ['de;q=nonsense,en;q=0.1', 'en'],
  [`${'x'.repeat(490)},de`, 'de'],
  [`${'x,'.repeat(5000)}de`, undefined],
])('of the languages %j accepts, the best of ours is %s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language)
})

test('a browser that says nothing wishes nothing', () => {
  expect(acceptedLanguage(null)).toBeUndefined()
})

test('only languages of ours are languages', () => {
  expect(['de', 'en', 'DE', 'fr', '', null, 1, 'constructor'].map(asLanguage)).toEqual([
    'de',
    'en',
    ...Array(6).fill(undefined),
  ])
})
