/** What a table program would take for a formula, or for the start of one; some take the wide forms too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

// Excel reads a file without this mark in the alphabet of its own machine, and "Müller" becomes "MÃ¼ller". Everything else
// that reads UTF-8 takes the mark for what it is.
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Rows as a CSV file (RFC 4180: commas, CRLF, every cell in quotes). A cell that a table program would calculate begins with
 * an apostrophe, which such programs take for "this is text".
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
}

function quoted(cell: string): string {
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return `"${text.replaceAll('"', '""')}"`
}
