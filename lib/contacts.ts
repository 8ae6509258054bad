// What of a text a mail program or a reader could follow to somewhere else: addresses on the web, e-mail addresses, phone
// numbers. Texts of strangers leave by mail in the operator's name, so that none of them may lead away. Judged by form
// alone: a list of endings would always be behind those that can be bought.

/** The one stop besides the dot that addresses may be written with; wide and small dots become one by folding. */
const STOP = /\u3002/g
/** In Chinese and Japanese it ends a sentence, and the next one follows without a blank. */
const STOP_OF_SENTENCE =
  /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])\u3002|\u3002(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])/gu
/** A stop that leads on to letters, as in every address, whatever marks and joiners stand between. */
const STOP_AND_WORD = /\.\p{L}{2}/u
/** The same with a blank before the stop, by which one tells somebody what to type. */
const STOP_APART = /\s\.\s*\p{L}{2}/u
/** In running text only behind a letter or a digit: three dots lead to nowhere. */
const WORD_STOP_WORD = /[\p{L}\p{N}_-]\.\p{L}{2}/u
const FOUR_NUMBERS = /(?<![\p{N}.])\p{N}{1,3}(?:\.\p{N}{1,3}){3}(?![\p{N}.])/u
const SCHEME = /:\/\/|:\\\\|\b(?:mailto|tel|javascript|data):\S/i
const AT = /\S\s?@\s?\S/
const MAILBOX = /[^\s@]@[^\s@]*\.[^\s@]/

const APART = String.raw`[\s/().·•*_'-]{0,3}`
/** Six digits and more, parted by anything but letters. */
const DIGITS = /(?:\p{N}[^\p{L}\p{N}]{0,3}){6,}/u
/** Seven digits, or six behind a plus or a nought. */
const PHONE = new RegExp(String.raw`(?:\p{N}${APART}){7,}|[+0]${APART}(?:\p{N}${APART}){5,}`, 'u')

/** Numbers that nobody can call: days, years, times of day, and amounts. */
const DAY = /(?<![\p{N}.])\d{1,2}\.[ ]?\d{1,2}\.(?:[ ]?\d{4}|\d{2})?(?![\p{N}]|\.\p{N})/gu
const DAY_ISO = /(?<![\p{N}-])\d{4}-\d{2}-\d{2}(?![\p{N}-])/gu
const DAY_SLASHED = /(?<![\p{N}/])\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})(?![\p{N}/])/gu
const YEAR_AND_ON = /(?<![\p{N}+(]\s?)(?:19|20)\d{2}\s?[-/]\s?\d{1,5}(?![\p{N}/-])/gu
const TIME = /(?<![\p{N}.])\d{1,2}[.:]\d{2}(?![\p{N}]|\.\p{N})/gu
const THOUSANDS = /(?<![\p{N}.,+]\s?)[1-9]\d?(?:[.,]\d{3}){1,2}(?:[.,]\d{1,2})?(?![\p{N}]|[.,]\p{N})/gu
const ROUND_RANGE = /(?<![\p{N}+(/.-]\s?)[1-9]\d{1,2}00\s?-\s?[1-9]\d{1,2}00(?![\p{N}/-])/gu
const AMOUNT = new RegExp(
  [
    String.raw`(?:[€$£]|\b(?:EUR|CHF|USD))\s?NUMBER(?!\p{N})`,
    String.raw`(?<![\p{N}+][\s/-]?)NUMBER\s?(?:[€$£%]|(?:EUR|CHF|USD|Euros?)\b)`,
  ]
    .join('|')
    .replaceAll('NUMBER', String.raw`[1-9](?:\d{0,2}(?:[.,' ]\d{3})+|\d*)(?:[.,]\d{1,2})?`),
  'giu',
)
const HARMLESS = [DAY, DAY_ISO, DAY_SLASHED, YEAR_AND_ON, TIME, AMOUNT, THOUSANDS, ROUND_RANGE]

/** Whether the name of a person holds what could be followed: no name needs a stop in front of a word, an @, or six digits. */
export function nameLeadsAway(name: string): boolean {
  const text = folded(name).replace(STOP, '.')
  return (
    STOP_AND_WORD.test(text) ||
    STOP_APART.test(text) ||
    FOUR_NUMBERS.test(text) ||
    SCHEME.test(text) ||
    text.includes('@') ||
    DIGITS.test(text)
  )
}

/** Whether the name of a Company, or a line of its address, is more than a name: `foobar.com GmbH` and `@home` are names. */
export function lineLeadsAway(line: string): boolean {
  const text = folded(line).replace(STOP, '.')
  return SCHEME.test(text) || MAILBOX.test(text)
}

/** What of a message could be followed: an address on the web, a mailbox or a phone number; null where nothing could. */
export function leadsAway(message: string): 'link' | 'contact' | null {
  const text = folded(message).replace(STOP_OF_SENTENCE, ' ').replace(STOP, '.')
  if (AT.test(text)) return 'contact'
  if ([WORD_STOP_WORD, STOP_APART, FOUR_NUMBERS, SCHEME].some((form) => form.test(text))) return 'link'
  const counted = HARMLESS.reduce((left, form) => left.replace(form, ' – '), text)
  return PHONE.test(counted) ? 'contact' : null
}

/** A sign that shows nothing and ends what mail programs take for an address. */
const WORD_JOINER = '\u2060'
const LINK_PARTS =
  /(?<=[\p{L}\p{M}\p{N}_-][.\u3002\uff0e\uff61\u2024])(?=\p{L})|(?<=\S[@\uff20])(?=[^\s\u2060])|(?<=:)(?=\/\/)/gu

/** A text that reads the same, and in which no program finds an address. */
export function unlinked(text: string): string {
  return text.replace(LINK_PARTS, WORD_JOINER)
}

/** As it is read: wide, small and joined signs as plain ones, without marks and joiners, every dash the same. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/\p{Pd}/gu, '-')
}
