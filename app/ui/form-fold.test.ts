import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const CONTROL = /<(?:Field|TextArea|Select|Checkbox|Segmented|RadioCards|Ticks|ExpiryChoice)\b[^>]*/g
/** Fields that a part brings along under a name of its own. */
const NAMED: Record<string, string> = { ExpiryChoice: 'expiryDays' }

const sources = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => ({ file, text: readFileSync(path.join('app', file), 'utf8') }))

const foldsIn = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`<${name}\\b([^>]*)>([\\s\\S]*?)</${name}>`, 'g'))].map(([, head = '', body = '']) => ({
    head,
    isAroundForm: body.includes('<ActionForm'),
    names: [...body.matchAll(CONTROL)].map(([tag]) => {
      return tag.match(/\bname="(\w+)"/)?.[1] ?? NAMED[tag.match(/\w+/)?.[0] ?? ''] ?? tag
    }),
  }))

describe('no fold hides a faulty field', () => {
  test('a field stands only in a fold that knows its form', () => {
    const plain = sources.filter(({ text }) => foldsIn(text, 'Fold').some(({ names }) => names.length > 0))
    expect(plain.map(({ file }) => file)).toEqual([])
  })

  test('a fold of a form names every field within', () => {
    const folds = sources.flatMap(({ file, text }) => foldsIn(text, 'FormFold').map((fold) => ({ file, ...fold })))
    expect(folds.length).toBeGreaterThan(5)
    for (const { file, head, names, isAroundForm } of folds) {
      expect(isAroundForm, `${file}: the form goes around its fold`).toBe(false)
      const told = head.match(/fields=\{\[([^\]]*)\]\}/)?.[1]?.match(/\w+/g) ?? []
      expect(told.toSorted(), file).toEqual(names.toSorted())
    }
  })
})
