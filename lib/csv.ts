import type { Language } from '@/db/vocabulary'

/** What a table program would take for a formula, or for the start of one; some take the wide forms too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

// Excel reads a file without this mark in the alphabet of its own machine, and "Müller" becomes "MÃ¼ller". Everything else
// that reads UTF-8 takes the mark for what it is.
const BYTE_ORDER_MARK = '\uFEFF'

// Table programs part cells as lists are parted in their country: by semicolons where a comma stands in numbers. There a file
// with commas opens in one column.
const SEPARATORS: Record<Language, string> = { en: ',', de: ';' }

/**
 * Rows as a CSV file (RFC 4180: CRLF, every cell in quotes), parted as its reader's programs expect. A cell that a table program
 * would calculate begins with an apostrophe, which such programs take for "this is text".
 */
export function toCsv(rows: readonly (readonly string[])[], language: Language): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(quoted).join(SEPARATORS[language])}\r\n`).join('')
}

function quoted(cell: string): string {
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return `"${text.replaceAll('"', '""')}"`
}
