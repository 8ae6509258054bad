import PDFDocument from 'pdfkit'
import type { Language } from '@/db/vocabulary'
import type { Day } from '@/lib/day'
import { fontsFor } from './paper-fonts'

/** Where things stand on A4, in points. */
export const SHEET = { left: 71, right: 538, width: 467, bottom: 742, footer: 764, page: 818, height: 841.89 } as const

const COLORS = { ink: '#1b1b19', muted: '#5d5d55', line: '#d9d8d2' } as const

/** How a text is written: its place and width, and how it looks. */
export type Writing = {
  x: number
  y: number
  width: number
  size?: number
  weight?: 'regular' | 'bold'
  color?: 'ink' | 'muted'
  align?: 'left' | 'right'
}

/** What a text is, for programs that read a paper aloud. */
export type Tag = 'H1' | 'P' | 'Table' | 'TR' | 'TH' | 'TD'

/** A paper while it is written. `write` answers where the text ends; nothing leaves its column, long words break. */
export type Sheet = ReturnType<typeof newSheet>

/** An empty paper with the fonts that all of its texts need. The same texts always give the same bytes. */
export function newSheet(about: { title: string; author: string; language: Language; day: Day; texts: string[] }) {
  const date = new Date(`${about.day}T12:00:00Z`)
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    // No font of pdfkit's own is loaded.
    font: '',
    bufferPages: true,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: about.language,
    displayTitle: true,
    info: { Title: about.title, Author: about.author, CreationDate: date, ModDate: date },
  })
  const fonts = fontsFor(about.texts)
  doc.registerFont('regular', fonts['400Regular'])
  doc.registerFont('bold', fonts['600SemiBold'])
  const root = doc.struct('Document')
  doc.addStructure(root)
  let parent = root

  function style({ size = 9.5, weight = 'regular', color = 'ink' }: Writing) {
    return doc.font(weight).fontSize(size).fillColor(COLORS[color])
  }

  return {
    addPage: () => doc.addPage(),

    /** Where a text would end. */
    measure(text: string, how: Writing): number {
      return how.y + style(how).heightOfString(text, { width: how.width, lineGap: 2 })
    },

    /** Writes a text as part of what is read. */
    write(tag: Tag, text: string, how: Writing): number {
      const end = this.measure(text, how)
      const { x, y, width, align = 'left' } = how
      const options = { width, align, lineGap: 2 }
      parent.add(doc.struct(tag, {}, () => style(how).text(text, x, y, options)))
      return end
    },

    /** Writes what stands on every page around it. */
    writeAround(text: string, how: Writing): number {
      const end = this.measure(text, how)
      const { x, y, width, align = 'left' } = how
      around(() => style(how).text(text, x, y, { width, align, lineGap: 2 }))
      return end
    },

    rule(y: number, line: { from?: number; to?: number; color?: keyof typeof COLORS } = {}): void {
      const { from = SHEET.left, to = SHEET.right, color = 'line' } = line
      around(() => doc.moveTo(from, y).lineTo(to, y).lineWidth(0.75).strokeColor(COLORS[color]).stroke())
    },

    /** What is written meanwhile belongs together: a table, or one of its rows. */
    group(tag: Tag, write: () => void): void {
      const outer = parent
      const own = doc.struct(tag)
      outer.add(own)
      parent = own
      write()
      own.end()
      parent = outer
    },

    /** Writes on each page once their number is known, and gives the bytes. */
    async finish(onPage: (page: number, pages: number) => void): Promise<Buffer> {
      const { count } = doc.bufferedPageRange()
      for (let page = 0; page < count; page += 1) {
        doc.switchToPage(page)
        onPage(page + 1, count)
      }
      root.end()
      doc.end()
      const parts: Buffer[] = []
      for await (const part of doc) parts.push(part as Buffer)
      return Buffer.concat(parts)
    },
  }

  /** Not read aloud: it says nothing of its own, or what the pages before said too. */
  function around(draw: () => void): void {
    doc.markContent('Artifact', { type: 'Pagination' })
    draw()
    doc.endMarkedContent()
  }
}
