// What copying from a page, a document or a mail brings along and nobody sees: joiners, soft hyphens, direction marks, byte
// order marks, variation selectors and control characters. Line breaks and tabs are spaces, and judged as such.
const HIDDEN = /(?![\t-\r\u0085])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
/** Blanks of every width and every end of a line. The Braille blank is a sign to Unicode and a gap to everybody else. */
const BLANKS = /[\s\u0085\u2800]+/g
const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/
/** Signs that show what follows in another order than it is written. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/

/**
 * A pasted address, id, code or word on one line as it was meant: wide letters and digits as plain ones, without signs that
 * cannot be seen, with single spaces. Not for free text, whose signs mean something.
 */
export function pasted(typed: string): string {
  // Composed once more: a mark may have been kept from its letter by a sign between them.
  return typed.normalize('NFKC').replace(HIDDEN, '').normalize('NFC').replace(BLANKS, ' ').trim()
}

/** The same of a text of several lines, line by line, without the empty ones. */
export function pastedLines(typed: string): string[] {
  return typed.split(LINE_END).map(pasted).filter(Boolean)
}

/** Whether something inside a pasted text turns its reading, so that nobody knows what was seen. Around it such signs do no harm. */
export function turnsInside(typed: string): boolean {
  const seen = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u
  const signs = [...typed]
  return TURNING.test(
    signs
      .slice(
        signs.findIndex((sign) => seen.test(sign)),
        signs.findLastIndex((sign) => seen.test(sign)) + 1,
      )
      .join(''),
  )
}

const PAIRS = ['""', "''", '<>', '()', '[]', '{}', '``', '„“', '“”', '””', '‚‘', '‘’', '«»', '»«', '‹›', '›‹']

/** A pasted text without the quotes, brackets and marks of a sentence around it. */
export function unwrapped(text: string): string {
  const bare = text.replace(/[\s.,;:!]+$/, '').trim()
  const isWrapped = bare.length > 1 && PAIRS.includes(`${bare.at(0)}${bare.at(-1)}`)
  const inner = isWrapped ? bare.slice(1, -1).trim() : bare
  return inner === text ? text : unwrapped(inner)
}

/**
 * The six digits of a pasted code, or null for what is no code: spaces, hyphens and dots between them count as nothing, and
 * digits are read in every script.
 */
export function readCode(typed: string): string | null {
  const digits = unwrapped(pasted(typed))
    .replace(/[\s\p{Pd}._]/gu, '')
    .replace(/\p{Nd}/gu, plainDigit)
  return /^\d{6}$/.test(digits) ? digits : null
}

/** Digits stand in tens, one after the other, in every script: what a digit means is how many of its own stand before it. */
function plainDigit(digit: string): string {
  const at = digit.codePointAt(0) ?? 0
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(at - before - 1))) before += 1
  return String(before % 10)
}
