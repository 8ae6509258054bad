import { formatDay } from '@/lib/day'
import { countryName } from '@/lib/words/locale'
import { words } from '@/lib/words/words'
import type { BillPaper } from './bill-paper'
import { type BillWords, billWords, daysWords } from './bill-words'
import { drawLines } from './draw-lines'
import { newSheet, SHEET, type Sheet } from './paper-sheet'

/** One bill while it is drawn: its facts, its words, and what it is written on. */
type Drawing = { bill: BillPaper; read: BillWords; sheet: Sheet }

/**
 * Draws a bill, or the correction of one, as a PDF in its recipient's language. Made of the frozen facts alone, without a
 * clock: the same bill gives the same bytes.
 */
export async function drawBill(bill: BillPaper): Promise<Buffer> {
  const { language } = bill.recipient
  const read = billWords(bill, language)
  const sheet = newSheet({
    title: nameOf(bill, read),
    author: bill.issuer.legalName,
    language,
    day: bill.correctedOn ?? bill.issuedOn,
    texts: textsOf({ bill, read }),
  })
  const drawing = { bill, read, sheet }
  sheet.addPage()
  const below = Math.max(drawAddress(drawing), drawFacts(drawing), 256) + 24
  const end = drawLines(drawing, drawTitle(drawing, below), () => nextPage(drawing))
  drawEnd(drawing, end)
  return sheet.finish((page, pages) => drawAround(drawing, page, pages))
}

function titleOf({ correctedOn, number, recipient }: BillPaper, { title }: BillWords): string {
  return correctedOn ? words(recipient.language).billPaper.correction(number) : title
}

/** What tells a paper from every other one: a correction has the number in its title. */
function nameOf(bill: BillPaper, read: BillWords): string {
  return bill.correctedOn ? titleOf(bill, read) : `${read.title}, ${bill.number}`
}

/** Everything somebody else wrote, or that a language writes its own way: the fonts must have all of its letters. */
function textsOf({ bill, read }: Omit<Drawing, 'sheet'>): string[] {
  const { issuer, recipient } = bill
  const { street, postcode, city } = issuer.address
  return [
    ...[issuer.name, issuer.legalName, issuer.register, ...issuer.footer, street, postcode, city, issuer.supportEmail],
    ...[
      ...read.recipient,
      recipient.orderNumber,
      read.charged,
      read.gross,
      read.title,
      read.vatOnPaper,
      read.vatReason,
    ],
    ...read.lines.flatMap(({ site, plan, days }) => [site, plan, days]),
  ]
}

function drawAddress({ bill: { issuer }, read, sheet }: Drawing): number {
  const { street, postcode, city } = issuer.address
  const from = [issuer.legalName, street, `${postcode} ${city}`].join(' · ')
  const at = { x: SHEET.left, width: 250 }
  let y = sheet.write('P', from, { ...at, y: 128, size: 7, color: 'muted' }) + 6
  for (const line of read.recipient) y = sheet.write('P', line, { ...at, y, size: 10 }) + 1
  return y
}

function drawFacts({ bill, sheet }: Drawing): number {
  const { number, issuedOn, correctedOn, recipient } = bill
  const { language, orderNumber, vatId } = recipient
  const t = words(language).billPaper
  const facts = [
    [t.number, number],
    [t.date, formatDay(issuedOn, language, 'year')],
    [t.correctedOn, correctedOn ? formatDay(correctedOn, language, 'year') : ''],
    [t.period, periodOf(bill)],
    [t.orderNumber, orderNumber],
    [t.vatId, vatId ?? ''],
  ]
  let y = 126
  for (const [label = '', value] of facts.filter(([, value]) => value)) {
    const end = sheet.write('P', label, { x: 313, y, width: 98, color: 'muted' })
    y = Math.max(end, sheet.write('P', value ?? '', { x: 413, y, width: 125, weight: 'bold', align: 'right' })) + 7
    sheet.rule(y - 5, { from: 313 })
  }
  return y
}

/** From the first billed day to the last: "11 to 30 November 2027". */
function periodOf({ lines, month, recipient }: BillPaper): string {
  const from = lines.map((line) => line.from).sort()[0] ?? month
  const to =
    lines
      .map((line) => line.to)
      .sort()
      .at(-1) ?? month
  return daysWords({ from, to }, recipient.language, 'year')
}

function drawTitle({ bill, read, sheet }: Drawing, y: number): number {
  const t = words(bill.recipient.language).billPaper
  const at = { x: SHEET.left, width: SHEET.width }
  let end = sheet.write('H1', titleOf(bill, read), { ...at, y, size: 17, weight: 'bold' }) + 3
  if (bill.correctedOn) end = sheet.write('P', `${read.title}. ${t.correctionText}`, { ...at, y: end, size: 10 }) + 3
  return sheet.write('P', t.what, { ...at, y: end, size: 10 }) + 16
}

/** Sums, why there is no VAT, how it is charged, whom to ask. What belongs together stays on one page. */
function drawEnd(drawing: Drawing, below: number): void {
  const { bill, read, sheet } = drawing
  const { language } = bill.recipient
  const t = words(language).billPaper
  let y = below + 88 > SHEET.bottom ? nextPage(drawing) : below
  const sum = (label: string, value: string, loud = false) => {
    const how = { y, size: loud ? 13 : 9.5, weight: loud ? 'bold' : 'regular' } as const
    const end = sheet.write('P', label, { ...how, x: 313, width: loud ? 133 : 155, color: loud ? 'ink' : 'muted' })
    y =
      Math.max(end, sheet.write('P', value, { ...how, x: loud ? 448 : 470, width: loud ? 90 : 68, align: 'right' })) + 7
  }
  y += 8
  sum(t.net, read.net)
  sum(read.vatOnPaper, read.vat)
  sheet.rule(y - 2, { from: 313, color: 'ink' })
  y += 5
  sum(t.gross, read.gross, true)
  sheet.rule(y - 1, { from: 313, color: 'ink' })
  y += 26
  const closing = [read.vatReason, `${bill.method ? `${t.noTransfer} ` : ''}${read.charged}`, t.questions(asked(bill))]
  const how = { x: SHEET.left, width: 400, size: 10 }
  for (const text of closing.filter(Boolean)) {
    if (sheet.measure(text, { ...how, y }) > SHEET.bottom) y = nextPage(drawing)
    y = sheet.write('P', text, { ...how, y }) + 9
  }
}

function asked({ issuer, number }: BillPaper): { email: string; number: string } {
  return { email: issuer.supportEmail, number }
}

function nextPage({ sheet }: Drawing): number {
  sheet.addPage()
  return 96
}

/** What stands on each page: who writes, and where the page belongs. */
function drawAround({ bill, read, sheet }: Drawing, page: number, pages: number): void {
  const { issuer, recipient } = bill
  const { street, postcode, city, country } = issuer.address
  const t = words(recipient.language).billPaper
  sheet.writeAround(issuer.name, { x: SHEET.left, y: 44, width: 300, size: 15, weight: 'bold' })
  if (page > 1) {
    sheet.writeAround(nameOf(bill, read), { x: 288, y: 50, width: 250, color: 'muted', align: 'right' })
  }
  sheet.rule(71, { color: 'ink' })
  for (const fold of page === 1 ? [297.6, 421, 595.3] : []) sheet.rule(fold, { from: 0, to: 10 })
  sheet.rule(SHEET.footer)
  const columns = [
    [issuer.legalName, street, `${postcode} ${city}, ${countryName(country, recipient.language)}`],
    [issuer.register, ...issuer.footer, t.issuerVatId(issuer.vatId)],
    [issuer.supportEmail],
  ]
  for (const [at, texts] of columns.entries()) {
    let y = SHEET.footer + 9
    const how = { x: SHEET.left + at * 158, width: 150, size: 7.5, color: 'muted' } as const
    for (const text of texts) y = sheet.writeAround(text, { ...how, y })
  }
  const shown = t.page({ page, pages })
  sheet.writeAround(shown, { x: 438, y: SHEET.page, width: 100, size: 7.5, color: 'muted', align: 'right' })
}
