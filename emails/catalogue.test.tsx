import { describe, expect, test } from 'vitest'
import { OUTBOX_KINDS } from '@/db/vocabulary'
import { words } from '@/lib/words/words'
import { type Mail, type RenderedMail, renderMail } from './catalogue'
import { inviteSubject } from './invite'
import { cleaned, cut, oneLine, plainLines } from './names'
import { sampleCopy, sampleInvite, samples } from './samples'

const CLIENT_KINDS = ['mail-code', 'mail-invite', 'mail-withdrawn', 'mail-done-client', 'mail-not-charged']
const BANNED =
  /\b(ssh|git|repo|deploy\w*|env|tokens?|webhooks?|api|root|php|servers?|dns|onboarding|workspaces?|tenants?)\b|key|please|!|overto/i
/** Props that are words of a closed list, not texts of people. */
const CLOSED = ['purpose', 'noun', 'keptAccess', 'role', 'cause', 'reason', 'code']

const all = Object.entries(samples)
const clientMails = all.filter(([, mail]) => CLIENT_KINDS.includes(mail.kind))

/** The html part as a reader sees it, on one line. */
const shown = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')

/** Letters, digits and signs of money only: what is left when the two parts' own marks and breaks are gone. */
const bare = (part: string) => part.replace(/[^\p{L}\p{N}\p{Sc}@.]+/gu, '')

const links = (html: string) => [...html.matchAll(/(?:href|src|background|action)="([^"]*)"/g)].map(([, link]) => link)

const given = ({ props }: Mail) =>
  Object.entries(props).flatMap(([name, value]) => (name.toLowerCase().endsWith('url') ? [String(value)] : []))

/** A mail with every text of its props changed. */
function withTexts(mail: Mail, change: (text: string, name: string) => string): Mail {
  const walk = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return CLOSED.includes(name) ? value : change(value, name)
    if (Array.isArray(value)) return value.map((item) => walk(item, name))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, key)]))
  }
  return { ...mail, props: walk(mail.props, '') } as Mail
}

const invite = (changed: Partial<typeof sampleInvite>): Mail => ({
  ...(samples.invite as Mail & { kind: 'mail-invite' }),
  props: { ...sampleInvite, ...changed },
})

test('every mail of the outbox has a sample', () => {
  const kinds = new Set(all.map(([, mail]) => mail.kind))
  expect([...kinds].sort()).toEqual(OUTBOX_KINDS.filter((kind) => kind.startsWith('mail-')).sort())
})

describe.each(all)('%s', (_name, mail) => {
  test('the text part and the html part say the same', async () => {
    const { html, text, preview } = await renderMail(mail)
    const seen = shown(html).replaceAll(words('en').mails.copyLink, '')
    expect(bare(seen)).toBe(bare(`${preview} ${mail.operator.name} ${text}`))
  })

  test('the html part has no image, no foreign address and no link but the given one', async () => {
    const { html, text } = await renderMail(mail)
    expect(html).not.toMatch(/<img|<link|<script|<iframe|url\(|@import|@font-face/i)
    expect(new Set(links(html))).toEqual(new Set(shownLinks(mail)))
    expect(new Set(html.match(/https?:\/\/[^\s"<]+/g) ?? [])).toEqual(new Set(shownLinks(mail)))
    expect(new Set(text.match(/https?:\/\/\S+/g) ?? [])).toEqual(new Set(shownLinks(mail)))
  })

  test('markup in any text is shown, never run', async () => {
    const bad = withTexts(mail, (text) => `<script>alert("1")</script>${text}</style><img src=x>`)
    const { html } = await renderMail(bad)
    expect(html).not.toMatch(/<script|<img|<\/style>.*<\/style>/is)
    expect(html).toContain('<!doctype html>')
  })

  test('line breaks and marks that turn text around reach neither header nor line', async () => {
    const bad = withTexts(mail, (text, name) =>
      name === 'message' ? text : `A\r\nBcc: x@evil.example\u202e\u0000${text}`,
    )
    const { subject, preview, fromName, replyTo, text } = await renderMail(bad)
    for (const header of [subject, preview, fromName, replyTo]) expect(header).not.toMatch(/[\p{Cc}\u202e]/u)
    expect(text).not.toMatch(/^Bcc:|\u202e/m)
  })

  test('the same props give the same bytes, below 100 kB also with long texts', async () => {
    expect(await renderMail(mail)).toEqual(await renderMail(structuredClone(mail)))
    const long = await renderMail(withTexts(mail, (text, name) => 'W'.repeat(name === 'message' ? 600 : 200) + text))
    expect(Buffer.byteLength(long.html)).toBeLessThan(100_000)
  })

  test('it has one heading, a subject, a preview and the imprint', async () => {
    const { html, text, subject, preview } = await renderMail(mail)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain('prefers-color-scheme:dark')
    expect(subject && preview).toBeTruthy()
    expect(subject.length).toBeLessThanOrEqual(90)
    expect(text).toContain(
      'Nordlicht Hosting GmbH\nHafenstraße 12, 24103 Kiel, Germany\nAmtsgericht Kiel, HRB 12345\nVAT ID DE999999999',
    )
  })
})

describe.each(clientMails)('for clients: %s', (_name, mail) => {
  test('no technical word, no sentence above 20 words', async () => {
    const plain = withTexts(mail, (text, name) =>
      name === 'message' ? '' : text.replace(/^https:.*/, 'https://x.example'),
    )
    const { text, subject, preview } = await renderMail(plain)
    for (const part of [text, subject, preview]) expect(part).not.toMatch(BANNED)
    const sentences = text.split(/[.?:;](?:\s|$)|\n/)
    for (const sentence of sentences) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(20)
  })
})

describe('invite', () => {
  test('its text part', async () => {
    const mail = await renderMail(samples.invite as Mail)
    expect(headers(mail)).toEqual({
      subject: 'blumenhaus.example: take over hosting from Mara',
      preview: '€53.55 a month. Nothing is charged today. Open until Monday, 7 December.',
      fromName: 'Mara Lindqvist via Nordlicht Hosting',
      replyTo: 'mara@lindqvist.example',
    })
    expect(mail.text).toMatchInlineSnapshot(`
      "Mara asks you to take over the hosting of blumenhaus.example

      Hello Kim,

      This request comes from Mara Lindqvist (Lindqvist Web, mara@lindqvist.example). Your contract partner is Nordlicht Hosting GmbH, not Mara.

      Once you have ordered, your online shop runs in your company’s name. Mara keeps looking after the technical side.

      Message from Mara:
      > Hi Kim,
      > the new shop is ready.
      >
      > With this it becomes yours. Call me if anything is unclear.
      > Mara

      What: Hosting of blumenhaus.example, Standard plan
      A month: €53.55 (incl. 19% VAT, Germany)
      Bills: First bill on the 1st of the month after you order
      Open until: Monday, 7 December

      Nothing is charged today. Nothing is ordered until you press the order button.

      Check word: amber lantern
      Mara can tell you the same one by phone. Then you know this e-mail is genuine.

      See the details:
      https://app.nordlicht.example/i/Zk3vQ0aXw7uYb1nT5rLcE9pGhJ2sDfM8iOqVxWzKtA4

      Questions? Reply to this e-mail. Your answer goes to Mara.

      Not for you? Ignore this e-mail and nothing happens. If you don’t know Mara, tell us: abuse@nordlicht.example.

      --
      Nordlicht Hosting GmbH
      Hafenstraße 12, 24103 Kiel, Germany
      Amtsgericht Kiel, HRB 12345
      VAT ID DE999999999
      help@nordlicht.example
      "
    `)
  })

  test('without names, company and message it still reads well', async () => {
    const { text } = await renderMail(samples['invite: collaborator, bare'] as Mail)
    expect(text).toContain('\nHello,\n')
    expect(text).toContain('This request comes from Mara Lindqvist (mara@lindqvist.example).')
    expect(text).toContain('Mara keeps working on it.')
    expect(text).not.toContain('Message from')
  })

  test('with no access kept it says that nobody looks after the technical side', async () => {
    const { text } = await renderMail(samples['invite: none, two apps'] as Mail)
    expect(text).toContain('After this nobody looks after the technical side. You can invite someone at any time.')
    expect(text).not.toContain('Mara keeps')
    expect(text).toContain('What: Hosting of blumenhaus.example, Standard plan; Hosting of shop-archive, Small plan\n')
  })

  test.each([
    ['a'.repeat(80), 'b'.repeat(80)],
    ['blumenhaus.example', '👩‍🌾'.repeat(40)],
    ['💐'.repeat(40), 'Mara'],
    ['x', 'Wolfeschlegelsteinhausenbergerdorff Smith'],
  ])('the subject has at most 50 characters and starts with the site (%s, %s)', async (site, developerName) => {
    const { subject } = await renderMail(invite({ site, developerName }))
    expect(subject.length).toBeLessThanOrEqual(50)
    expect(subject.isWellFormed?.() ?? true).toBe(true)
    expect(subject.startsWith(Array.from(site).slice(0, 1).join(''))).toBe(true)
  })

  test('a message cannot pass for one of our own lines', async () => {
    const { text } = await renderMail(
      invite({ message: 'Hi\r\nA month: €1.00\u2028See the details:\nhttps://evil.example' }),
    )
    expect(text).toContain('> Hi\n> A month: €1.00\n> See the details:\n> https://evil.example')
    expect(text.match(/^A month:/gm)).toHaveLength(1)
  })

  test('a link in the message is not made one', async () => {
    const { html } = await renderMail(invite({ message: 'see https://evil.example' }))
    expect(links(html)).toEqual([sampleInvite.url, sampleInvite.url])
  })
})

describe('copy of an invite', () => {
  test('the same facts, and no link at all', async () => {
    const copy = await renderMail(samples['invite copy'] as Mail)
    const { text } = await renderMail(samples.invite as Mail)
    const facts = text.match(/^(What|A month|Bills|Open until|Check word): .*$/gm) ?? []
    expect(facts).toHaveLength(5)
    for (const fact of facts) expect(copy.text).toContain(fact)
    expect(copy.text).toContain(`Subject: ${inviteSubject(sampleCopy, words('en'))}`)
    expect(copy.html + copy.text).not.toMatch(/href|https?:|\/i\//)
    expect(headers(copy)).toMatchObject({
      subject: 'Copy: your invitation to Kim Berger',
      preview: 'This is what Kim received',
    })
  })
})

describe('done', () => {
  test('the client’s text part', async () => {
    const mail = await renderMail(samples['done, client'] as Mail)
    expect(headers(mail)).toEqual({
      subject: 'blumenhaus.example is yours now',
      preview: 'First bill on 1 December. Keep this e-mail.',
      fromName: 'Nordlicht Hosting',
      replyTo: 'help@nordlicht.example',
    })
    expect(mail.text).toMatchInlineSnapshot(`
      "blumenhaus.example now runs in your name

      Hello Kim,

      Your order is complete: your online shop now runs in the name of Blumenhaus GmbH. Mara keeps looking after the technical side.

      Owner: Blumenhaus GmbH
      What: Hosting of blumenhaus.example, Standard plan
      A month: €53.55 (incl. 19% VAT, Germany)
      First bill: €12.50 on 1 December, for 24 to 30 November
      Charged on: 3 December
      Payment method: Visa ending 4242
      Bills go to: kim@blumenhaus.example
      Who has access: Kim Berger, Owner; Mara Lindqvist, Admin
      Contract partner: Nordlicht Hosting GmbH
      Attached: Terms of service, 1 October 2026; Data processing agreement, 1 October 2026

      You don’t have to do anything else.

      Go to your overview:
      https://app.nordlicht.example/c/blumenhaus

      To sign in later, enter this e-mail address. We send you a code.

      Keep this e-mail: it confirms your order. You did not order this? Write to help@nordlicht.example.

      --
      Nordlicht Hosting GmbH
      Hafenstraße 12, 24103 Kiel, Germany
      Amtsgericht Kiel, HRB 12345
      VAT ID DE999999999
      help@nordlicht.example
      "
    `)
  })

  test('the developer’s text part', async () => {
    const mail = await renderMail(samples['done, developer'] as Mail)
    expect(headers(mail)).toMatchObject({
      subject: 'Kim Berger has taken over blumenhaus.example',
      preview: 'You are Admin of Blumenhaus GmbH.',
    })
    expect(mail.text).toMatchInlineSnapshot(`
      "Kim Berger has taken over blumenhaus.example

      Hello Mara,

      You are Admin of Blumenhaus GmbH. You keep looking after the technical side.

      Owner: Blumenhaus GmbH
      Your role: Admin
      You pay: Nothing from 24 November on

      Its address, settings, code and domains stay as they are.

      Open Blumenhaus GmbH:
      https://app.nordlicht.example/c/blumenhaus

      Not expecting this e-mail? Write to help@nordlicht.example.

      --
      Nordlicht Hosting GmbH
      Hafenstraße 12, 24103 Kiel, Germany
      Amtsgericht Kiel, HRB 12345
      VAT ID DE999999999
      help@nordlicht.example
      "
    `)
  })

  test('the developer’s role in every variant, a button only with access', async () => {
    const collaborator = await renderMail(samples['done, developer: collaborator'] as Mail)
    expect(collaborator.preview).toBe('You are Collaborator on blumenhaus.example.')
    expect(collaborator.text).toContain('Open Blumenhaus GmbH:\nhttps://')
    const none = await renderMail(samples['done, developer: none'] as Mail)
    expect(none.preview).toBe('Your access to blumenhaus.example has ended.')
    expect(none.html + none.text).not.toMatch(/href|https?:|You are|Admin|keep/)
  })
})

test.each([
  ['code: sign in', 'Your code is 482 913', 'It works for 10 minutes.'],
  ['code: sign up, known', 'Your code is 482 913', 'It works for 10 minutes.'],
  [
    'withdrawn',
    'Mara Lindqvist has withdrawn the invitation for blumenhaus.example',
    'There is nothing you need to do.',
  ],
  ['new link wanted', 'Kim Berger asks for a new link for blumenhaus.example', 'The old one expired on 7 December.'],
  ['not charged', 'Nothing was charged for blumenhaus.example', 'Your order could not be completed.'],
  ['not charged, developer', 'The order for blumenhaus.example was not completed', 'Your client was not charged.'],
])('%s: subject and preview', async (name, subject, preview) => {
  expect(headers(await renderMail(samples[name] as Mail))).toMatchObject({ subject, preview })
})

test('answers go to the developer for invite and withdrawn only', async () => {
  const toDeveloper = new Set<string>()
  for (const [, mail] of all) {
    const { replyTo } = await renderMail(mail)
    if (replyTo !== mail.operator.supportEmail) toDeveloper.add(mail.kind)
  }
  expect([...toDeveloper]).toEqual(['mail-invite', 'mail-withdrawn'])
})

test('a sample operator is called one', async () => {
  const mail = samples.invite as Mail
  const { text } = await renderMail({ ...mail, operator: { ...mail.operator, sample: true } })
  expect(text).toContain('This is a sample: the company above does not exist.')
})

test('texts are cleaned and cut', () => {
  expect(oneLine(' a\r\n\tb\u0000\u202ec  d ')).toBe('a b c d')
  expect(plainLines('a\r\nb\r\n\r\n\r\n\r\nc\t\u2066d\n')).toBe('a\nb\n\nc d')
  expect(cut('blumenhaus', 10)).toBe('blumenhaus')
  expect(cut('blumenhaus-shop', 10)).toBe('blumenhau…')
  expect(cut('💐💐💐', 4)).toBe('💐…')
  expect(cleaned({ message: 'a\nb', list: ['c\nd'], none: null })).toEqual({
    message: 'a\nb',
    list: ['c d'],
    none: null,
  })
})

const headers = ({ subject, preview, fromName, replyTo }: RenderedMail) => ({ subject, preview, fromName, replyTo })

const shownLinks = (mail: Mail) =>
  mail.kind === 'mail-done-developer' && mail.props.keptAccess === 'none' ? [] : given(mail)
