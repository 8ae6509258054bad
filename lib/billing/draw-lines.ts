import { formatRate } from '@/lib/money'
import { words } from '@/lib/words/words'
import type { BillPaper } from './bill-paper'
import { type BillWords, isTaxed, type LineWords } from './bill-words'
import { SHEET, type Sheet, type Writing } from './paper-sheet'

/** Where each column stands, and what of a line it holds. */
const COLUMNS = [
  { key: 'site', x: 71, width: 152 },
  { key: 'days', x: 228, width: 96 },
  { key: 'month', x: 326, width: 50 },
  { key: 'net', x: 380, width: 50 },
  { key: 'vat', x: 434, width: 50 },
  { key: 'gross', x: 488, width: 50 },
] as const

const SMALL = { size: 8, color: 'muted' } as const

/**
 * Draws the table of a bill's lines below `y`, on as many pages as it takes, its head on each. `nextPage` begins a page and
 * says where its room begins. Answers where the table ends.
 */
export function drawLines(
  { bill, read, sheet }: { bill: BillPaper; read: BillWords; sheet: Sheet },
  y: number,
  nextPage: () => number,
): number {
  let at = y
  sheet.group('Table', () => {
    at = drawHead(bill, sheet, at)
    for (const line of read.lines) {
      const end = endOf(line, sheet, at)
      if (end > SHEET.bottom) at = drawHead(bill, sheet, nextPage())
      drawLine(line, sheet, at)
      at = endOf(line, sheet, at)
      sheet.rule(at, { color: line === read.lines.at(-1) ? 'ink' : 'line' })
    }
  })
  return at
}

function drawHead({ vat, recipient: { language } }: BillPaper, sheet: Sheet, y: number): number {
  const t = words(language).billPaper.columns
  const tax = isTaxed({ vat }) ? t.vat(formatRate(vat.rate, language)) : t.noVat
  const heads = { site: t.what, days: t.days, month: t.aMonth, net: t.net, vat: tax, gross: t.gross }
  sheet.group('TR', () => {
    for (const column of COLUMNS) {
      sheet.write('TH', heads[column.key], { ...placed(column, y), size: 8, weight: 'bold', color: 'muted' })
    }
  })
  sheet.rule(y + 16, { color: 'ink' })
  return y + 16
}

function drawLine(line: LineWords, sheet: Sheet, y: number): void {
  sheet.group('TR', () => {
    for (const column of COLUMNS) {
      const below = small(line, column.key)
      const how = { ...placed(column, y + 9), ...looks(column.key) }
      const end = sheet.measure(line[column.key], how)
      // What stands in small below a word belongs to the same cell.
      sheet.group('TD', () => {
        sheet.write('P', line[column.key], how)
        if (below) sheet.write('P', below, { ...placed(column, end), ...SMALL })
      })
    }
  })
}

function endOf(line: LineWords, sheet: Sheet, y: number): number {
  const ends = COLUMNS.map((column) => {
    const end = sheet.measure(line[column.key], { ...placed(column, y + 9), ...looks(column.key) })
    const below = small(line, column.key)
    return below ? sheet.measure(below, { ...placed(column, end), ...SMALL }) : end
  })
  return Math.max(...ends) + 7
}

function small(line: LineWords, key: (typeof COLUMNS)[number]['key']): string {
  if (key === 'site') return line.plan
  return key === 'days' ? line.count : ''
}

function looks(key: (typeof COLUMNS)[number]['key']): Pick<Writing, 'weight'> {
  return { weight: key === 'site' ? 'bold' : 'regular' }
}

function placed({ key, x, width }: (typeof COLUMNS)[number], y: number): Writing {
  return { x, y, width, align: key === 'site' || key === 'days' ? 'left' : 'right' }
}
