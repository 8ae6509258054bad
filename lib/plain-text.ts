import { cutTo, lengthOf } from './characters'
import { leadsAway, lineLeadsAway, nameLeadsAway } from './contacts'
import { type Reason, refuse } from './errors'

// What a sign does decides whether it stays, not what kind of sign it is: many scripts need marks, and joiners that show
// nothing by themselves. A text is shown as it was meant, cannot rearrange the page around it, and hides nothing.

/**
 * What nobody sees, or what only turns or hides other signs: controls but line breaks, halves of characters, what no
 * alphabet has given a meaning, notes between lines, fillers and directions. Signs of an alphabet that Unicode counts among
 * the controls but that are drawn, as some of Arabic, stay; so do pictures younger than this list.
 */
const UNFIT =
  /(?!\n)[\p{Cc}\p{Cs}\p{Co}\ufff9-\ufffc\u{1d159}]|(?!\p{Extended_Pictographic})\p{Cn}|\p{Default_Ignorable_Code_Point}/gu
/** Blanks that take the room of a letter, and that no other rule here knows as blanks. */
const BLANK = /[\t\u2800]/g

/** Letters and marks of the scripts whose shapes a joiner changes. */
const JOINING =
  /^(?=[\p{L}\p{M}])[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mand}\p{scx=Nkoo}\p{scx=Mong}\p{scx=Phag}\p{scx=Rohg}\p{scx=Adlm}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\p{scx=Java}\p{scx=Bali}\p{scx=Sund}\p{scx=Tglg}\p{scx=Cakm}\p{scx=Newa}\p{scx=Limb}]/u
const JOINER = /^[\u200c\u200d]/
/** Takes the vowel of the letter before it; a joiner behind it says how the half letter is drawn, also at the end of a word. */
const VIRAMA = /^[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca]/
const PICTURE = /^\p{Extended_Pictographic}/u
/** What may stand between a picture and the joiner to the next one. */
const PICTURE_END = /^(?:[\ufe0f\u{e007f}]|\p{Emoji_Modifier})/u
/** The sign before decides what the invisible sign behind it does there; these are the pairs in which it does something. */
const VARIANTS: readonly (readonly [base: RegExp, sign: RegExp])[] = [
  [/^\p{Extended_Pictographic}/u, /^[\ufe0e\ufe0f]/],
  [/^[#*0-9]/, /^\ufe0f\u20e3/],
  [/^\p{sc=Han}/u, /^[\ufe00-\ufe02\u{e0100}-\u{e01ef}]/u],
  [/^[\p{sc=Mymr}\p{sc=Phag}\p{sc=Mani}]/u, /^\ufe00/],
  [/^\p{sc=Mong}/u, /^[\u180b-\u180d\u180f]/],
]
/** The flags of parts of a country: a flag, then what it is of in signs that nobody sees, then their end. */
const FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/gu

/** A letter with all the marks on it, joiners between them, or marks that stand on nothing. */
const MARKED = /(^|[\s\S])(\p{M}[\p{M}\u200c\u200d]*)/gu
/** Marks of no script of their own, which can be heaped on any letter. Those of Arabic and of the Vedas are counted with the rest. */
const COMMON_MARK = /^(?=\p{sc=Inherited})(?!\p{scx=Arab}|\p{scx=Deva})/u
const MOST_COMMON_MARKS = 2
const MOST_MARKS = 6

/** A typed text without what could disguise it, trimmed. Line breaks stay. */
export function plainText(typed: string): string {
  let text = typed.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
  // What goes may bring together what was apart, until nothing more goes: a plain text is left as it is.
  for (let before = ''; before !== text; ) {
    before = text
    text = withoutHeaps(withoutUnfit(text.normalize('NFC')).normalize('NFC'))
      .normalize('NFC')
      .trim()
  }
  return text
}

function withoutUnfit(text: string): string {
  const flags = new Set([...text.matchAll(FLAG)].flatMap(({ index, 0: flag }) => positions(index, flag.length)))
  return text.replace(BLANK, ' ').replace(UNFIT, (sign, at: number, whole: string) => {
    return flags.has(at) || does(sign, lastOf(whole.slice(0, at)), whole.slice(at + sign.length)) ? sign : ''
  })
}

/** Whether a sign that shows nothing changes how its neighbours are drawn. */
function does(sign: string, before: string, after: string): boolean {
  if (sign === '\u200d' && (PICTURE.test(before) || PICTURE_END.test(before))) return PICTURE.test(after)
  if (JOINER.test(sign)) {
    return JOINING.test(before) && (VIRAMA.test(before) || JOINING.test(after))
  }
  return VARIANTS.some(([base, variant]) => base.test(before) && variant.test(sign + after))
}

/** Few marks on each letter, none twice in a row, and none on nothing. */
function withoutHeaps(text: string): string {
  return text.replace(MARKED, (_, letter: string, marks: string) => {
    if (!letter || /\s/.test(letter)) return letter
    // A letter that has marks of its own in it brings them along.
    const own = [...letter.normalize('NFD')].filter(isCommonMark).length
    const kept: string[] = []
    for (const mark of marks) {
      const on = kept.filter((one) => !JOINER.test(one))
      const isTooMany =
        on.length >= MOST_MARKS || (isCommonMark(mark) && own + on.filter(isCommonMark).length >= MOST_COMMON_MARKS)
      if (JOINER.test(mark) || (mark !== kept.at(-1) && !isTooMany)) kept.push(mark)
    }
    return letter + kept.join('')
  })
}

function isCommonMark(mark: string): boolean {
  return COMMON_MARK.test(mark)
}

function lastOf(text: string): string {
  return [...text.slice(-2)].at(-1) ?? ''
}

function positions(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index)
}

/** A typed name or another short text: plain, on one line, with single spaces. */
export function oneLine(typed: string): string {
  return plainText(typed.replace(/\s/g, ' ')).replace(/\s+/g, ' ')
}

export const LONGEST_NAME = 80
/** What a Company may be called, as its own name and on bills. */
export const LONGEST_COMPANY_NAME = 120

/** A typed name as it is kept: on one line, and cut after so many characters, none of them in the middle. */
export function shortLine(typed: string, longest = LONGEST_NAME): string {
  return oneLine(cutTo(oneLine(typed), longest))
}

const LONGEST_MESSAGE = 600

/** A message while it is typed: plain text, cut after 600 characters. */
export function shortText(typed: string): string {
  return plainText(cutTo(plainText(typed), LONGEST_MESSAGE))
}

/** Why a typed name of a person cannot be kept; null where it can, also where nothing was typed. */
export function nameFault(typed: string): Extract<Reason, 'client-name-long' | 'name-leads-away'> | null {
  const name = oneLine(typed)
  if (lengthOf(name) > LONGEST_NAME) return 'client-name-long'
  return nameLeadsAway(name) ? 'name-leads-away' : null
}

/** The same of the name of a Company. */
export function companyFault(typed: string): Extract<Reason, 'company-name-long' | 'line-leads-away'> | null {
  const name = oneLine(typed)
  if (lengthOf(name) > LONGEST_COMPANY_NAME) return 'company-name-long'
  return lineLeadsAway(name) ? 'line-leads-away' : null
}

/** A typed name of a person, fit to be kept; '' where nothing was typed. Refuses: client-name-long, name-leads-away. */
export function judgeName(typed: string, field: string): string {
  const fault = nameFault(typed)
  return fault ? refuse(fault, field) : oneLine(typed)
}

/** A typed name of a Company, fit to be kept; '' where nothing was typed. Refuses: company-name-long, line-leads-away. */
export function judgeCompany(typed: string, field: string): string {
  const fault = companyFault(typed)
  return fault ? refuse(fault, field) : oneLine(typed)
}

/** A typed line of an address, cut after so many characters. Refuses: line-leads-away. */
export function judgeLine(typed: string, field: string, longest: number): string {
  return lineLeadsAway(oneLine(typed)) ? refuse('line-leads-away', field) : shortLine(typed, longest)
}

/**
 * A message or a reason fit to be sent: plain text, 600 characters, nothing in it that leads elsewhere.
 * Refuses: message-long, message-link, message-contact.
 */
export function judgeMessage(typed: string, field = 'message'): string {
  const message = plainText(typed)
  const length = lengthOf(message)
  if (length > LONGEST_MESSAGE) refuse('message-long', field, { count: length - LONGEST_MESSAGE })
  const away = leadsAway(message)
  if (away) refuse(`message-${away}`, field)
  return message
}
