import { describe, expect, test } from 'vitest'
import { MAIL_KINDS, type MailKind, OUTBOX_KINDS } from '@/db/promises'
import { LANGUAGES } from '@/db/vocabulary'
import { lengthOf } from '@/lib/characters'
import { words } from '@/lib/words/words'
import { BANNED } from '@/testing/banned-words'
import { allSamples, bare, draw, lastWord, seenIn, targetsIn, withTexts } from '@/testing/mail-reader'
import { DESIGNS } from './catalogue'
import { SAMPLE_APP_URL, SAMPLE_IMPRINT_URL, usualNames } from './sample-facts'

/** Mails that only developers read. A new kind counts as one for clients until it is named here. */
const FOR_DEVELOPERS: MailKind[] = [
  'mail-invite-copy',
  'mail-declined',
  'mail-done-developer',
  'mail-new-link-wanted',
  'mail-not-charged-developer',
  'mail-order-lapsed-developer',
  'mail-invite-expired',
  'mail-ssh-key',
  'mail-newsletter-confirm',
  'mail-newsletter',
  'mail-operator-notice',
]
/** Where something can be reached: addresses that the product made, and mailboxes. */
const REACHED = /url$|email$|^(?:billsTo|sites?|apps|checkPage)$/i
/** Their words are settled by the design and name both the person and the site. */
const LONGER_SUBJECTS: MailKind[] = ['mail-withdrawn', 'mail-new-link-wanted']

test('every mail of the outbox can be drawn, and each has a sample in each language', () => {
  expect(Object.keys(DESIGNS).sort()).toEqual(OUTBOX_KINDS.filter((kind) => kind.startsWith('mail-')).sort())
  for (const language of LANGUAGES) {
    const drawn = allSamples.filter(([, { mail }]) => mail.language === language).map(([, { kind }]) => kind)
    expect([...new Set(drawn)].sort()).toEqual([...MAIL_KINDS].sort())
  }
})

describe.each(allSamples)('%s', (_name, { kind, variant, mail }) => {
  const { language } = mail

  test('the text part and the html part say the same: every fact, amount and link of one is in the other', async () => {
    const { html, text, preview } = await draw(mail)
    const seen = seenIn(html).replaceAll(words(language).mails.copyLink, '')
    expect(bare(seen)).toBe(bare(`${preview} ${mail.operator.name} ${text.replace(SAMPLE_IMPRINT_URL, '')}`))
    const pressed = targetsIn(html).filter((target) => !target.startsWith('mailto:'))
    expect(new Set(text.match(/https?:\/\/\S+/g))).toEqual(new Set(pressed))
  })

  test('the html part fetches nothing, and leads only to us and to the operator’s mailboxes', async () => {
    const { html, text } = await draw(mail)
    expect(html).not.toMatch(
      /<(?:img|link|script|iframe|object|embed|svg|video|audio|form|base)\b|url\(|@import|@font-face/i,
    )
    const mailboxes = [mail.operator.supportEmail, mail.operator.abuseEmail].map((address) => `mailto:${address}`)
    for (const target of targetsIn(html)) {
      if (!mailboxes.includes(target)) expect(target.startsWith(`${SAMPLE_APP_URL}/`), target).toBe(true)
    }
    for (const part of [html, text]) {
      for (const [address] of part.matchAll(/https?:\/\/[^\s"<]+/g)) expect(address).toContain(`${SAMPLE_APP_URL}/`)
    }
  })

  test('at most one button, and its link stands below it to be copied', async () => {
    const { html } = await draw(mail)
    const buttons = [...html.matchAll(/<a href="([^"]*)" class="fill"/g)].map(([, url]) => url)
    expect(buttons.length).toBeLessThanOrEqual(1)
    for (const url of buttons) expect(html).toContain(`>${url}</a>`)
  })

  test('it is a whole page: language, title, both schemes, one heading, tables that are only for the look', async () => {
    const { html, subject } = await draw(mail)
    expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${language}" dir="ltr"`))
    expect(bare(html.match(/<title>(.*?)<\/title>/)?.[1]?.replace(/&#x27;|&amp;/g, '') ?? '')).toBe(bare(subject))
    for (const name of ['color-scheme', 'supported-color-schemes']) {
      expect(html).toContain(`<meta name="${name}" content="light dark"/>`)
    }
    expect(html).toContain('@media (prefers-color-scheme:dark){html{background-color:')
    expect(html.match(/<h1/g)).toHaveLength(1)
    for (const [table] of html.matchAll(/<table\b[^>]*>/g)) expect(table).toContain('role="presentation"')
  })

  test('it ends with what to do if it is not for you, and with who runs the platform', async () => {
    const { text } = await draw(mail)
    expect(lastWord(text)).toMatch(/\? \p{L}/u)
    const land = language === 'de' ? 'Deutschland' : 'Germany'
    expect(text).toContain(
      `\n--\nNordlicht Hosting GmbH\nHafenstraße 12, 24103 Kiel, ${land}\nAmtsgericht Kiel, HRB 12345\n`,
    )
    expect(text).toMatch(/(?:VAT ID|USt-IdNr\.) DE999999999\nhelp@nordlicht\.example\n(?:Imprint|Impressum): https:/)
  })

  test('markup in any text is shown, never run', async () => {
    const { html } = await draw(withTexts(mail, (text) => `<script>alert("1")</script>${text}</style><img src=x>`))
    expect(html).not.toMatch(/<script|<img|<\/style>.*<\/style>/is)
  })

  test('line breaks and marks that turn text around reach neither header nor line', async () => {
    const bad = withTexts(mail, (text, name) =>
      name === 'message' ? text : `A\r\nBcc: x@evil.example\u202e\u0000${text}`,
    )
    const { subject, preview, fromName, replyTo, text } = await draw(bad)
    for (const header of [subject, preview, fromName, replyTo]) expect(header).not.toMatch(/[\p{Cc}\u202e]/u)
    expect(text).not.toMatch(/^Bcc:|\u202e/m)
  })

  test('no program makes a link of what people are called or wrote', async () => {
    // The operator's own words may lead on.
    if (kind === 'mail-newsletter') return
    const named = withTexts(mail, (text, name) =>
      REACHED.test(name) ? text : `foobar.com ${text} www.evil.рф kim@evil.io`,
    )
    const { subject, preview, fromName, html, text } = await draw(named)
    for (const part of [subject, preview, fromName, html, text]) {
      expect(part).not.toMatch(/foobar\.com|www\.evil|evil\.рф|kim@evil|evil\.io/)
    }
    expect(seenIn(html).replaceAll('\u2060', ''), 'it reads the same').toContain('foobar.com')
  })

  test('the same props give the same bytes, below 40 kB, and below 100 kB whatever is in them', async () => {
    const rendered = await draw(mail)
    expect(await draw(structuredClone(mail))).toEqual(rendered)
    expect(Buffer.byteLength(rendered.html)).toBeLessThan(40_000)
    const long = await draw(withTexts(mail, (text, name) => 'W'.repeat(name === 'message' ? 600 : 200) + text))
    expect(Buffer.byteLength(long.html)).toBeLessThan(100_000)
  })

  test('the subject has at most 50 characters with a site of 20 and usual names', async () => {
    const twenty = 'blumenhaus-k.example'
    const named = withTexts(mail, (text, name) =>
      name === 'clientName' && !text ? usualNames.clientName : text.replace(usualNames.site, twenty),
    )
    const { subject } = await draw(named)
    const isSettled = LONGER_SUBJECTS.includes(kind) || variant === 'long-names'
    expect(lengthOf(subject), subject).toBeLessThanOrEqual(isSettled ? 90 : 50)
  })
})

const forClients = allSamples.filter(
  ([, { kind, variant }]) => !FOR_DEVELOPERS.includes(kind) && variant !== 'long-names',
)

test.each(forClients)(
  'for clients: %s has no technical word and no sentence above 20 words',
  async (_name, { mail }) => {
    const plain = withTexts(mail, (text, name) =>
      name === 'message' ? '' : text.replace(/^https:.*/, 'https://x.example'),
    )
    const { text, subject, preview } = await draw(plain)
    for (const part of [text, subject, preview]) {
      expect(part.match(BANNED[mail.language])).toBeNull()
      expect(part, 'the product goes by its operator’s name').not.toMatch(/overto/i)
    }
    const sentences = text.split(/[.?:;](?:\s|$)|\n/)
    for (const sentence of sentences) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(20)
  },
)

/** What each kind of account calls an App; never the other one's word. */
const THINGS = { client: /\bapps?\b/i, developer: /\bwebsites?\b/i }
const byReader = allSamples.flatMap(([name, { variant, mail }]) =>
  'readerKind' in mail.props && variant !== 'long-names' ? [[name, mail, THINGS[mail.props.readerKind]] as const] : [],
)

test.each(byReader)('%s calls Apps by the reader’s word', async (_name, mail, otherWord) => {
  const { text, subject, preview } = await draw(mail)
  const ours = [subject, preview, text.replace(/https:\S+/g, '')].join('\n')
  expect(ours.match(otherWord)).toBeNull()
})

test('only a developer’s sample has a word about keys, and the newsletter can always be stopped with one click', async () => {
  for (const [name, { kind, mail }] of allSamples) {
    const { html, headers } = await draw(mail)
    expect(/SSH/.test(seenIn(html)), name).toBe(kind === 'mail-ssh-key')
    if (mail.kind !== 'mail-newsletter') continue
    expect(targetsIn(html)).toContain(mail.props.stopUrl)
    expect(headers).toEqual({
      'List-Unsubscribe': `<${mail.props.oneClickUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  }
})

test('answers go to whoever asks something, else to the operator', async () => {
  const toSender = new Set<MailKind>()
  for (const [, { kind, mail }] of allSamples) {
    const { replyTo } = await draw(mail)
    if (replyTo !== mail.operator.supportEmail) toSender.add(kind)
  }
  expect([...toSender].sort()).toEqual([
    'mail-invite',
    'mail-reminder',
    'mail-team-invite',
    'mail-team-invite-withdrawn',
    'mail-withdrawn',
  ])
})

test('a sample operator is called one', async () => {
  for (const [, { mail }] of allSamples) {
    const { text } = await draw({ ...mail, operator: { ...mail.operator, sample: true } })
    expect(text).toContain(words(mail.language).mails.footer.sample)
  }
})
