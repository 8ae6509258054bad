import { expect, test } from 'vitest'
import { LANGUAGES } from '@/db/vocabulary'
import { words } from './words'

test.each(LANGUAGES)('two people are never "all 2" (%s)', (language) => {
  const { people } = words(language).companies.close
  expect(people(2)).not.toMatch(/2/)
  expect(people(3)).toMatch(/3/)
})

test.each(LANGUAGES)('nothing is said of one thing in the plural (%s)', (language) => {
  const said = words(language).refusals
  const sentences = [
    said['trials-held']({ count: 1 }),
    said['message-long']({ count: 1 }),
    said['invites-a-recipient']({ count: 1 }),
    said['new-sender-limit']({ count: 1 }),
    said['team-invites-open']({ count: 1 }),
  ]
  for (const sentence of sentences) expect(sentence).not.toMatch(/\b1 (?:\w+s|Zeichens|Einladungen|Apps)\b/)
})
