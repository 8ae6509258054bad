import { describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '@/db/vocabulary'
import type { Mail } from '@/emails/catalogue'
import { SAMPLE_IMPRINT_URL, sampleFacts, usualNames } from '@/emails/sample-facts'
import { sampleOf } from '@/emails/samples'
import { lengthOf } from '@/lib/characters'
import { words } from '@/lib/words/words'
import { draw, seenIn, targetsIn } from '@/testing/mail-reader'
import { inviteSubject } from './invite'

type Invite = Extract<Mail, { kind: 'mail-invite' }>

function invite(changed: Partial<Invite['props']> = {}, language: Language = 'en'): Invite {
  const mail = sampleOf('mail-invite', language) as Invite
  return { ...mail, props: { ...mail.props, ...changed } }
}

describe.each(LANGUAGES)('invite, %s', (language) => {
  const { mails } = words(language)
  const facts = sampleFacts(language, usualNames)

  test('who asks with address, then the four facts, before anything else is said', async () => {
    const { html, text } = await draw(invite({}, language))
    for (const part of [text, seenIn(html)]) {
      const inOrder = [
        ...[mails.hello('Kim'), facts.developerEmail, 'Nordlicht Hosting GmbH'],
        ...[facts.site, facts.monthlyGross, mails.invite.firstBillRule, facts.openUntil],
        ...[mails.messageFrom('Mara'), facts.checkWord, mails.invite.button, facts.landingUrl],
      ]
      let rest = part.replace(/\s/g, ' ')
      for (const word of inOrder) {
        expect(rest, word).toContain(word.replace(/\s/g, ' '))
        rest = rest.slice(rest.indexOf(word.replace(/\s/g, ' ')))
      }
    }
  })

  test('subject and preview name site, sender, price and last day', async () => {
    const { subject, preview, fromName } = await draw(invite({}, language))
    expect(subject.startsWith('blumenhaus.example: ')).toBe(true)
    expect(subject).toContain('Mara')
    expect(preview).toContain(facts.monthlyGross)
    expect(preview).toContain(facts.openUntilShort)
    expect(fromName).toContain('Mara Lindqvist')
  })

  test.each([
    ['a'.repeat(80), 'b'.repeat(80)],
    ['blumenhaus.example', '👩‍🌾'.repeat(40)],
    ['💐'.repeat(40), 'Mara'],
    ['x', 'Wolfeschlegelsteinhausenbergerdorff Smith'],
  ])('the subject has at most 50 characters and starts with the site (%s, %s)', async (site, developerName) => {
    const { subject } = await draw(invite({ site, developerName }, language))
    expect(lengthOf(subject)).toBeLessThanOrEqual(50)
    expect(subject.isWellFormed()).toBe(true)
    expect(subject.startsWith(Array.from(site).slice(0, 1).join(''))).toBe(true)
  })
})

test('a message cannot pass for one of our own lines', async () => {
  const { text } = await draw(invite({ message: 'Hi\r\nA month: €1.00\u2028See the details:\nhttps://evil.example' }))
  expect(text).toContain('> Hi\n> A month: €1.00\n> See the details:\n> https:\u2060//evil.\u2060example')
  expect(text.match(/^A month:/gm)).toHaveLength(1)
})

test('neither a link nor the operator’s mailbox becomes one in the message', async () => {
  const { html } = await draw(invite({ message: 'see https://evil.example or help@nordlicht.example' }))
  const { url } = invite().props
  const operators = ['mailto:abuse@nordlicht.example', 'mailto:help@nordlicht.example', SAMPLE_IMPRINT_URL]
  expect(targetsIn(html)).toEqual([url, url, ...operators])
})

test('without names, company and message it still reads well', async () => {
  const { text } = await draw(sampleOf('mail-invite', 'en', 'collaborator-bare'))
  expect(text).toContain('\nHello,\n')
  expect(text).toContain('This request comes from Mara Lindqvist (mara@lindqvist.example).')
  expect(text).toContain('Mara keeps working on it.')
  expect(text).not.toContain('Message from')
})

test('the copy has the same facts, and no link but the imprint', async () => {
  const copy = await draw(sampleOf('mail-invite-copy', 'en'))
  const { text } = await draw(invite())
  const facts = text.match(/^(What|A month|Bills|Open until|Check word): .*$/gm) ?? []
  expect(facts).toHaveLength(5)
  for (const fact of facts) expect(copy.text).toContain(fact)
  expect(copy.text).toContain(`Subject: ${inviteSubject(invite().props, words('en'))}`)
  expect(new Set(`${copy.html} ${copy.text}`.match(/https?:[^\s"]+/g))).toEqual(new Set([SAMPLE_IMPRINT_URL]))
})

test('the developer is offered a way to the App only while access was kept', async () => {
  const collaborator = await draw(sampleOf('mail-done-developer', 'en', 'collaborator'))
  expect(collaborator.text).toContain('Open Blumenhaus GmbH:\nhttps://')
  const none = await draw(sampleOf('mail-done-developer', 'en', 'none'))
  expect(none.preview).toBe('Your access to blumenhaus.example has ended.')
  expect(none.html).not.toContain('class="fill"')
  expect(none.text).not.toMatch(/You are|Admin|keep/)
})
