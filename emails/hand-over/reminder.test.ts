import { describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '@/db/vocabulary'
import type { Mail } from '@/emails/catalogue'
import { sampleFacts, usualNames } from '@/emails/sample-facts'
import { sampleOf } from '@/emails/samples'
import { lengthOf } from '@/lib/characters'
import { formatDay } from '@/lib/day'
import { words } from '@/lib/words/words'
import { draw, targetsIn } from '@/testing/mail-reader'

type Reminder = Extract<Mail, { kind: 'mail-reminder' }>
type Declined = Extract<Mail, { kind: 'mail-declined' }>

function reminder(changed: Partial<Reminder['props']>, language: Language): Reminder {
  const mail = sampleOf('mail-reminder', language) as Reminder
  return { ...mail, props: { ...mail.props, ...changed } }
}

function declined(changed: Partial<Declined['props']>, language: Language = 'en'): Declined {
  const mail = sampleOf('mail-declined', language) as Declined
  return { ...mail, props: { ...mail.props, ...changed } }
}

describe.each(LANGUAGES)('reminder, %s', (language) => {
  const facts = sampleFacts(language, usualNames)
  const longestDay = formatDay('2026-09-30', language)

  test.each([
    ['a site of 20 characters', 'zwanzig-zeichen-lang', 'zwanzig-zeichen-lang'],
    ['an address', 'blumenhaus-shop.apps.example', 'blumenhaus-shop'],
    ['a site that has to be cut', 'a'.repeat(80), 'a'.repeat(18)],
    ['signs of two halves', '💐'.repeat(40), '💐'.repeat(8)],
  ])('the subject keeps site and last day in 50 characters: %s', async (_what, site, shown) => {
    const { subject } = await draw(reminder({ site, openUntilShort: longestDay }, language))
    expect(lengthOf(subject)).toBeLessThanOrEqual(50)
    expect(subject).toContain(shown)
    expect(subject.endsWith(longestDay)).toBe(true)
    expect(subject.isWellFormed()).toBe(true)
  })

  test('a short site has room for a whole sentence', async () => {
    const { subject } = await draw(reminder({ site: 'tee.de' }, language))
    expect(subject).toBe(words(language).mails.reminder.subject('tee.de', facts.openUntilShort))
  })

  test('two links: to the offer, and out of the reminders', async () => {
    const { html, text, replyTo } = await draw(reminder({}, language))
    for (const link of [facts.landingUrl, facts.stopUrl]) {
      expect(targetsIn(html)).toContain(link)
      expect(text).toContain(`${link}\n`)
    }
    expect(replyTo).toBe(facts.developerEmail)
  })
})

describe('declined', () => {
  test('the preview is the reason on one line, cut where it is long; without one it says so', async () => {
    expect((await draw(declined({ message: 'No.\n\nToo early.' }))).preview).toBe('No. Too early.')
    const { preview } = await draw(declined({ message: 'x'.repeat(600) }))
    expect([preview.length, preview.at(-1)]).toEqual([140, '…'])
    expect((await draw(declined({ message: '' }))).preview).toBe('No reason given.')
  })

  test('an address in the reason is not made a link', async () => {
    const mail = declined({ message: 'see https://evil.example' })
    expect(targetsIn((await draw(mail)).html).filter((target) => target?.includes('evil'))).toEqual([])
  })
})
