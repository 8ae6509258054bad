import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import PDFDocument from 'pdfkit'
import { kept } from '@/lib/kept'

// Where a program of ours was started: a bundle knows no other way to what npm installed.
const installed = createRequire(path.join(process.cwd(), 'package.json'))

const FACES = {
  figtree: { name: 'Figtree', folder: 'figtree' },
  noto: { name: 'NotoSans', folder: 'noto-sans' },
} as const
type Family = keyof typeof FACES

const WEIGHTS = ['400Regular', '600SemiBold'] as const
type Weight = (typeof WEIGHTS)[number]

/** The bytes of the fonts that have every letter of some texts, by weight: ours, else Noto for the whole paper. */
export function fontsFor(texts: string[]): Record<Weight, Buffer> {
  const known = lettersOf('figtree')
  const family: Family = [...texts.join('')].every((letter) => known(letter.codePointAt(0) ?? 0)) ? 'figtree' : 'noto'
  return Object.fromEntries(WEIGHTS.map((weight) => [weight, bytesOf(family, weight)])) as Record<Weight, Buffer>
}

const bytesOf = kept((family: Family, weight: Weight) => {
  const { name, folder } = FACES[family]
  return readFileSync(installed.resolve(`@expo-google-fonts/${folder}/${weight}/${name}_${weight}.ttf`))
})

/** Which letters a font can draw. What pdfkit knows of a font it keeps from its types. */
const lettersOf = kept((family: Family) => {
  const doc = new PDFDocument({ font: '' })
  doc.font(bytesOf(family, '400Regular'))
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font
  return (code: number) => font.hasGlyphForCodePoint(code)
})
