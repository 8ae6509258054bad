import { expect, test } from 'vitest'
import { LANGUAGES } from '@/db/vocabulary'
import { newId } from '@/lib/id'
import { prepareEnvironment } from '@/testing/environment'
import { checkWord } from './check-word'

prepareEnvironment()

test.each(LANGUAGES)('a check word in %s is two words, never twice the same one', (language) => {
  const said = Array.from({ length: 4000 }, () => checkWord(newId(), language).split(' '))
  expect(said.filter((words) => words.length !== 2 || words[0] === words[1])).toEqual([])
})
