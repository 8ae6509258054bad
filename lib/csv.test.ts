import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv } from './csv'

/** A reader of CSV after RFC 4180, written without looking at the writer. */
function parse(text: string, separator = ','): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (isQuoted && sign === '"' && text.charAt(at + 1) === '"') {
      cell += '"'
      at += 1
    } else if (sign === '"') {
      isQuoted = !isQuoted
    } else if (!isQuoted && sign === separator) {
      row.push(cell)
      cell = ''
    } else if (!isQuoted && sign === '\r' && text.charAt(at + 1) === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
      at += 1
    } else {
      cell += sign
    }
  }
  return rows
}

const cells = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '\t', '=', '+', '-', '@', "'", 'a', ';') }),
)
const tables = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cells, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))

test('what is written is read again, cell by cell, whatever the texts are', () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const read = parse(toCsv(rows, 'en').slice(1))
      expect(parse(toCsv(rows, 'de').slice(1), ';')).toEqual(read)
      const bare = (cell: string) => (/^'[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell)
      expect(read.map((row) => row.map(bare))).toEqual(rows.map((row) => row.map(bare)))
    }),
    { numRuns: 1000 },
  )
})

test('no cell is a formula to a table program', () => {
  fc.assert(
    fc.property(tables, (rows) => {
      for (const cell of parse(toCsv(rows, 'en').slice(1)).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
    }),
  )
  const risky = ['=1+1', '+49 40', '-2', '@SUM(A1)', '\t=1', '\r=1', '=cmd|" /C calc"!A0']
  expect(parse(toCsv([risky], 'en').slice(1))).toEqual([risky.map((cell) => `'${cell}`)])
})

test('the file begins with the mark that makes table programs read it as UTF-8, and its lines end as RFC 4180 says', () => {
  const rows = [
    ['Zeit', 'Grüße "hier"'],
    ['1', 'a\nb'],
  ]
  expect(toCsv(rows, 'en')).toBe('\uFEFF"Zeit","Grüße ""hier"""\r\n"1","a\nb"\r\n')
})

test('for a German reader cells are parted by semicolons, which is what table programs look for there', () => {
  expect(toCsv([['Zeit', 'a;b', '=1']], 'de')).toBe(`\uFEFF"Zeit";"a;b";"'=1"\r\n`)
})
