import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lengthOf } from './characters'
import { oneLine, plainText, shortLine } from './plain-text'

test.each([
  ['  Mara \t Lindqvist ', 'Mara Lindqvist'],
  ['Bob\r\nBcc: x\u202e', 'Bob Bcc: x'],
  ['Mara\u2028Lind\u200bqvist', 'Mara Lindqvist'],
  ['Ada \u200b Weiss', 'Ada Weiss'],
  [' \u200b ', ''],
  ['Zoe\u0308', 'Zoë'],
  ['Zoe\u200b\u0308', 'Zoë'],
])('the name %j is kept as %j', (typed, kept) => {
  expect(oneLine(typed)).toBe(kept)
})

describe('marks and joiners that a script needs stay', () => {
  test.each([
    ['Burmese', 'ကျော်'],
    ['Devanagari', 'अनुष्का'],
    ['Thai', 'ก้ำ ประยุทธ์'],
    ['Khmer', 'ខ្មែរ'],
    ['Tibetan', 'བོད་སྐད'],
    ['Arabic with its vowels', 'مُحَمَّد'],
    ['three marks on one Arabic letter', 'ٱللَّٰهِ'],
    ['Hebrew with its points', 'שָׁלוֹם'],
    ['Vietnamese, taken apart', 'Nguyễn Thị Hạnh'.normalize('NFD')],
    ['Greek with three marks', 'ᾧ'.normalize('NFD')],
    ['Yoruba', 'ọ̀ṣun'],
    ['Persian with a non-joiner', 'میهن‌پرست'],
    ['Sinhala with a joiner', 'ශ්‍රී'],
    ['Bengali with a joiner', 'র‍্যাব'],
    ['a half letter at the end of a word', 'ന്‍'],
    ['a variant of a Japanese name', '葛\u{e0100}城'],
    ['a variant of a Mongolian letter', 'ᠮᠣᠩᠭᠣᠯ᠋'],
    ['signs of Arabic that are drawn', '\u0600\u06dd\u08e2'],
    ['a family', '👨‍👩‍👧‍👦'],
    ['a heart on fire', '❤️‍🔥'],
    ['a colour of skin', '👩🏽‍🚒'],
    ['a flag of a part of a country', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['a key of a keyboard', '1️⃣'],
  ])('%s: %s', (_what, text) => {
    expect(plainText(text)).toBe(text.normalize('NFC'))
  })
})

describe('what hides, turns round or heaps up goes', () => {
  test.each([
    ['a turn of direction', 'a\u202eb\u2066c\u200ed\u061ce', 'abcde'],
    ['signs without width', 'a\u200bb\u2060c\ufeffd\u00ade\u180ef\u034fg', 'abcdefg'],
    ['fillers', 'a\u115f\u1160\u3164\uffa0b', 'ab'],
    ['a blank of Braille is a blank', 'a\u2800b', 'a b'],
    ['joiners between letters that do not join', 'a\u200db\u200cc', 'abc'],
    ['a joiner that joins no two pictures', '🏢\u200da', '🏢a'],
    ['a second variant of one picture', '🏢\ufe0f\ufe0f', '🏢\ufe0f'],
    ['a variant of a letter', 'a\ufe0fb1\ufe0f', 'ab1'],
    ['words in signs that nobody sees', 'a\u{e0068}\u{e0069}b', 'ab'],
    ['halves of characters', 'a\ud83cb\udfe2', 'ab'],
    ['signs that only one font has', 'a\ue000\u{f0000}b', 'ab'],
    ['what is no character', 'a\uffff\u{1fffe}\u0378b', 'ab'],
    ['controls, but not the break of a line', 'a\u0000\u0007\u009fb\tc\rd\u2028e', 'ab c\nd\ne'],
    ['marks heaped on a letter', 'Z\u030d\u030e\u0304\u0305\u033f', 'Z\u030d\u030e'],
    ['a mark that is heaped on itself', 'ก็็็็', 'ก็'],
    ['marks on nothing', '\u0301a \u0301b', 'a b'],
  ])('%s', (_what, typed, kept) => {
    expect(plainText(typed)).toBe(kept)
  })

  test('a name of blanks, marks and signs that nobody sees is no name', () => {
    for (const typed of ['\u3164', ' \u0301\u0302', '\u2800\u00a0', '\u200d\u200c', '\ufe0f', '\ue000\u0301']) {
      expect(oneLine(typed), JSON.stringify(typed)).toBe('')
    }
  })
})

/** Texts of what gives trouble, more of it than people type. */
const troubled = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(
        ...['a', 'é', 'ក', 'က', 'ള', 'ل', 'ש', '葛', '🏢', '🏴', '1', ' ', '\n', '.', '\ud83c', '\udfe2'],
        ...[
          '\u0301',
          '\u0323',
          '\u0651',
          '\u064e',
          '\u0e47',
          '\u094d',
          '\u0d4d',
          '\u1039',
          '\u20e3',
          '\ufe0f',
          '\u{e0100}',
        ],
        ...[
          '\u200c',
          '\u200d',
          '\u200b',
          '\u202e',
          '\u034f',
          '\u3164',
          '\u2800',
          '\u{e0067}',
          '\u{e0062}',
          '\u{e007f}',
        ],
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

describe('whatever is typed', () => {
  test('a plain text is left as it is', () => {
    fc.assert(
      fc.property(troubled, (typed) => {
        expect(plainText(plainText(typed))).toBe(plainText(typed))
        expect(oneLine(oneLine(typed))).toBe(oneLine(typed))
      }),
      { numRuns: 1000 },
    )
  })

  test('it can be written into an address, and turns nothing round', () => {
    fc.assert(
      fc.property(troubled, (typed) => {
        const text = plainText(typed)
        expect(() => encodeURIComponent(text)).not.toThrow()
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u3164]|\u034f/u)
        expect(text.normalize('NFC')).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  test('no letter carries more than six marks, nor more than two of those that fit any letter', () => {
    fc.assert(
      fc.property(troubled, (typed) => {
        expect(plainText(typed)).not.toMatch(/\p{M}{7}/u)
        expect(plainText(typed)).not.toMatch(/[\u0300-\u036f]{3}/u)
      }),
      { numRuns: 1000 },
    )
  })

  test('a name has at most so many characters, none of them cut in two', () => {
    fc.assert(
      fc.property(troubled, (typed) => {
        const name = shortLine(typed, 5)
        expect(lengthOf(name)).toBeLessThanOrEqual(5)
        expect(() => encodeURIComponent(name)).not.toThrow()
      }),
    )
  })
})

test('letters of every script are left alone', () => {
  const letters = /^\p{L}$/u
  for (let point = 0x20; point < 0x30000; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue
    const letter = String.fromCodePoint(point)
    const isDrawn = letters.test(letter) && !/\p{Default_Ignorable_Code_Point}/u.test(letter)
    if (isDrawn && plainText(letter) !== letter.normalize('NFC')) expect.fail(`U+${point.toString(16)} is lost`)
  }
})
