import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leadsAway, lineLeadsAway, nameLeadsAway, unlinked } from './contacts'

const NAMES = [
  ...['Dr. No', '3M', 'Haus 24', 'St. John', "O'Neill", 'J.R.R. Tolkien', 'Müller-Lüdenscheidt', "van 't Hoff"],
  ...[
    'Sammy Davis Jr.',
    'Suharto',
    'ကျော်',
    'Prof. Dr. med. Ute Ruß',
    'J. R. R.',
    'Louis XIV.',
    '山田太郎',
    'Class of 2026',
  ],
  ...['Marcel·lí', 'Nguyễn Văn A', 'محمد بن سلمان', 'K.', 'Anna-Lena v. d. Heide', 'Ibn ʿArabī', 'X Æ A-12'],
]

test.each(NAMES)('the name %j stays possible', (name) => {
  expect(nameLeadsAway(name)).toBe(false)
})

test.each([
  ...[
    'evil-offers.com now',
    'evil.xyz',
    'a.bc',
    'evil。com',
    'evil．com',
    'evil｡com',
    'evil․com',
    'evil . com',
    'evil .com',
  ],
  ...[
    'evil.\u0301com',
    'еvil.рф',
    'example.网址',
    'http://evil',
    'hxxps://evil',
    'tel:110',
    'kim@evil',
    'kim＠evil',
    '@kim',
  ],
  ...[
    '+49 431 123456',
    '0431/12 34 56',
    '(030) 123-456',
    '0 4 3 1 1 2',
    '٠٤٣١١٢٣٤',
    '０４３１１２',
    '1.1.1.1',
    'Dr.Müller',
  ],
])('the name %j is refused', (name) => {
  expect(nameLeadsAway(name)).toBe(true)
})

test.each([
  ...[
    'foobar.com GmbH',
    'Booking.com',
    'Studio 0431 1234567',
    '1&1',
    'Café @home',
    'Müller & Söhne e.V.',
    '12345678 Ltd',
  ],
])('the Company %j stays possible', (name) => {
  expect(lineLeadsAway(name)).toBe(false)
})

test.each([
  'https://evil.com',
  'hxxp://evil',
  'kim@evil.com GmbH',
  'kim＠evil．com',
  'mailto:kim',
  'ｈｔｔｐ：／／evil',
])('the Company %j is refused', (name) => {
  expect(lineLeadsAway(name)).toBe(true)
})

describe('a message', () => {
  test.each([
    ...[
      '',
      'Version 2.0 ist fertig',
      'z.B. so',
      'd.h. ja',
      'i.d.R. nicht',
      'Mo.-Fr. 9.30 Uhr',
      'Dr. No sagt: ja ... nein',
    ],
    ...[
      '2024-2025',
      '1.234,56 €',
      '01.01.2027',
      '1.2.27, 14:02',
      '2026-11-24',
      '11/24/2026',
      'am 12.5.',
      '24.–26.11.2026',
    ],
    ...[
      'In 2026 we moved 3 pages.',
      'The price is 1 200 euros.',
      '1.234.567 Besucher',
      '€1,234,567.89',
      '12,000,000 visits',
    ],
    ...[
      '9.00-18.00 Uhr',
      '09:00-18:00',
      'Rechnung 2026-1187',
      'aber...ja',
      'Hallo …und',
      'um 10 Uhr. Danke!',
      '24103 Kiel',
    ],
    ...[
      'Ende.',
      'a.m. or p.m.',
      '完成しました。よろしく',
      '完成。Thanks',
      'e.g. this, i.e. that',
      '(Siehe oben.)',
      '"Fertig."\nMara',
      ...[
        '1 234 567 €',
        '1000-2000 Besucher',
        '10.000 - 20.000 Besucher',
        "CHF 1'234'567.50",
        'CHF 1’234’567.50',
        '100 % fertig',
      ],
    ],
  ])('%j stays possible', (message) => {
    expect(leadsAway(message)).toBeNull()
  })

  test.each([
    ...[
      'see https://evil.example',
      'www.evil.museum',
      'evil.xn--p1ai',
      'evil.рф',
      'a.co',
      'evil。com',
      'evil．com',
      'evil . com',
    ],
    ...[
      'evil.\u0301com',
      '(evil.bike)',
      'evil.zip/a',
      'ftp://x',
      '192.168.0.1',
      'javascript:alert(1)',
      'Hallo.Wie geht es',
    ],
  ])('%j is refused as a link', (message) => {
    expect(leadsAway(message)).toBe('link')
  })

  test.each([
    ...[
      '+49 431 123456',
      'call 0431/12 34 56',
      '(030) 123-456',
      '0 4 3 1 1 2 3',
      '06.12.34.56.78',
      '555-123-4567',
      '0431–123456',
      '0431 123456 €',
      '612 345 678',
      '612.345.678',
    ],
    ...[
      'write to mara@studio.example',
      'kim@evil',
      'kim @ evil',
      'kim＠evil.com',
      '٠٤٣١ ١٢٣٤٥٦',
      '0049431123456',
      '+1 2024 2025 33',
    ],
  ])('%j is refused as a way to somebody', (message) => {
    expect(leadsAway(message)).toBe('contact')
  })
})

/** What mail programs take for an address, and more. */
const FOUND = /[\p{L}\p{N}-]\.\p{L}{2,}|\S@[^\s\u2060]|:\/\//u

test('in an unlinked text no program finds an address, and a person reads the same', () => {
  expect(unlinked('foobar.com GmbH')).toBe('foobar.\u2060com GmbH')
  const word = fc.stringMatching(/^[a-zä0-9.@:/ -]{1,12}$/)
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (parts) => {
      const text = parts.join('')
      expect(unlinked(text)).not.toMatch(FOUND)
      expect(unlinked(text).replaceAll('\u2060', '')).toBe(text)
      expect(unlinked(unlinked(text))).toBe(unlinked(text))
    }),
    { numRuns: 2000 },
  )
})
