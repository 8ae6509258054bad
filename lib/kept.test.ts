import { expect, test } from 'vitest'
import { kept } from './kept'

test('each choice is made once, whatever comes of it', () => {
  const made: string[] = []
  const make = kept((word: string, count: number) => {
    made.push(`${word} ${count}`)
    return count > 1 ? word.repeat(count) : null
  })
  expect([make('a', 2), make('a', 1), make('a', 2), make('a', 1)]).toEqual(['aa', null, 'aa', null])
  expect(made).toEqual(['a 2', 'a 1'])
})

test('choices are told apart where they begin and end', () => {
  const joined = kept((one: string, other: string) => `${one}|${other}`)
  expect([joined('a b', 'c'), joined('a', 'b c')]).toEqual(['a b|c', 'a|b c'])
})
