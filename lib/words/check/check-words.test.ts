import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '@/db/vocabulary'
import { checkWordsDe } from './de'
import { checkWordsEn } from './en'

const LISTS = { en: checkWordsEn, de: checkWordsDe }
const FORMS = { en: /^[a-z]{3,9}$/, de: /^[A-Z][a-z]{2,8}$/ }
const PLURALS = { en: ['s', 'es'], de: ['e', 'n', 'en', 'er', 's'] }

describe.each(LANGUAGES)('the check words in %s', (language) => {
  const list = LISTS[language]

  test('are 512 different ones in the order of the alphabet', () => {
    expect(list).toHaveLength(512)
    expect(new Set(list).size).toBe(512)
    expect(list).toEqual([...list].sort())
  })

  test('are short and can be typed on any keyboard', () => {
    expect(list.filter((word) => !FORMS[language].test(word))).toEqual([])
  })

  test('have no word beside its own plural', () => {
    const plurals = PLURALS[language].flatMap((ending) => list.map((word) => word + ending))
    expect(plurals.filter((word) => list.includes(word))).toEqual([])
  })

  test('have no two that differ by one letter', () => {
    expect(tooClose(list, (word) => word.toLowerCase())).toEqual([])
  })
})

test('no two German check words sound almost alike', () => {
  expect(tooClose(checkWordsDe, heard)).toEqual([])
})

test('what sounds alike in German is found', () => {
  const alike = ['Wal Wahl', 'Rad Rat', 'Vers Ferse', 'Wachs Wax', 'Saite Seite', 'Tanne Tonne', 'Haus Maus']
  for (const pair of alike) expect(tooClose(pair.split(' '), heard)).toEqual([pair])
})

function tooClose(list: string[], form: (word: string) => string): string[] {
  const forms = list.map(form)
  return list.flatMap((word, index) =>
    list
      .slice(index + 1)
      .filter((_, after) => distance(forms[index] ?? '', forms[index + 1 + after] ?? '') < 2)
      .map((other) => `${word} ${other}`),
  )
}

/** Roughly as a bad line carries it: soft and hard consonants, long and short vowels fall together. */
function heard(word: string): string {
  const spellings: [RegExp, string][] = [
    [/sch/g, 'S'],
    [/ph|v/g, 'f'],
    [/th|dt/g, 't'],
    [/chs|x/g, 'ks'],
    [/ck|c(?!h)/g, 'k'],
    [/tz/g, 'z'],
    [/qu/g, 'kw'],
    [/y/g, 'i'],
    [/ai/g, 'ei'],
    [/ie/g, 'i'],
    [/([aeiou])h(?![aeiou])/g, '$1'],
    [/(.)\1/g, '$1'],
    [/d/g, 't'],
    [/b/g, 'p'],
    [/g/g, 'k'],
    [/z/g, 'ts'],
  ]
  return spellings.reduce((text, [spelling, sound]) => text.replace(spelling, sound), word.toLowerCase())
}

/** How many letters have to be changed, added or left out. */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...one].entries()) {
    const line = [row + 1]
    for (const [column, otherLetter] of [...other].entries()) {
      const replaced = (above[column] ?? 0) + (letter === otherLetter ? 0 : 1)
      line.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1))
    }
    above = line
  }
  return above.at(-1) ?? 0
}
