import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { KEPT_ACCESSES, LANGUAGES } from '@/db/vocabulary'
import { checkWord } from '@/lib/client-invite/check-word'
import { type Offer, proposedBuyer, quoteFor } from '@/lib/client-invite/offer'
import { newId } from '@/lib/id'
import { words } from '@/lib/words/words'
import { prepareEnvironment } from '@/testing/environment'
import { longSentences, wordsIn } from '@/testing/plain-words'
import { LandingLetter } from './landing-letter'

prepareEnvironment()

const APP = {
  appId: 'app',
  name: 'blumenhaus-shop',
  planId: 'plan',
  planName: 'Standard',
  planSize: '',
  monthlyAmount: 4500,
}

describe.each(LANGUAGES)('a landing in %s', (language) => {
  test.each(KEPT_ACCESSES)('can be read in a minute (access kept: %s)', (keptAccess) => {
    const shown = textOf(markup({ language, keptAccess }))
    const { month } = words(language).client.bill
    expect(wordsIn(shown.split(month)[0] ?? '')).toBeLessThanOrEqual(60)
    expect(wordsIn(shown)).toBeLessThanOrEqual(170)
  })

  test.each(KEPT_ACCESSES)('has no sentence of more than 20 words, folds included (access kept: %s)', (keptAccess) => {
    const sentences = markup({ language, keptAccess }, 'with folds')
      .replace(/<\/(?:p|li|h\d|dt|dd|summary|strong|span|a|button)>/g, '. ')
      .replace(/<[^>]+>/g, ' ')
    expect(longSentences(sentences)).toEqual([])
  })
})

type Shown = Pick<Offer, 'language' | 'keptAccess'> & Partial<Offer>

function markup(more: Shown, folds?: 'with folds'): string {
  const id = newId()
  const offer: Offer = {
    inviteId: id,
    site: 'blumenhaus-shop.apps.localhost',
    otherSites: [],
    noun: 'online-shop',
    apps: [APP],
    sender: { name: 'Mara Lindqvist', firstName: 'Mara', email: 'mara@studio-nord.example', company: 'Studio Nord' },
    client: { name: 'Kim Berger', email: 'kim@blumenhaus.example', company: '', country: 'DE' },
    message: '',
    isOrdered: false,
    access: [{ name: 'Mara Lindqvist', role: 'admin', isSender: true }],
    quote: quoteFor([APP], proposedBuyer('DE'), '2026-11-23'),
    mayJoinOwned: false,
    documents: [],
    checkWord: checkWord(id, more.language),
    openUntil: '2026-12-07',
    daysLeft: 14,
    ...more,
  }
  const button = <button type="submit">{words(more.language).client.landing.continue}</button>
  const html = renderToStaticMarkup(<LandingLetter offer={offer} continueForm={button} declineHref="/" />)
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  return folds ? main : main.replace(/<\/summary>.*?<\/details>/gs, '</summary></details>')
}

describe.each(LANGUAGES)('what a landing claims in %s', (language) => {
  const t = words(language).client.landing

  test('is named: the site belongs to the company, not "it"', () => {
    for (const keptAccess of KEPT_ACCESSES) {
      const lead = t.lead[keptAccess]({ site: 'blumenhaus.example', sender: 'Mara' })
      expect(lead.split('.').slice(0, 2).join('.')).toContain('blumenhaus.example')
    }
  })

  test('is not that nothing is ordered while an order waits for its payment details', () => {
    const waiting = textOf(markup({ language, keptAccess: 'admin', isOrdered: true }))
    expect(waiting).not.toContain(t.notOrdered)
    expect(waiting).toContain(t.ordered)
    expect(textOf(markup({ language, keptAccess: 'admin' }))).toContain(t.notOrdered)
  })

  test('is that nobody looks after the technical side only where nobody stays', () => {
    const jonas = { name: 'Jonas Weber', role: 'collaborator', isSender: false } as const
    const stays = textOf(markup({ language, keptAccess: 'none', access: [jonas] }))
    expect(stays).not.toContain(t.nobodyTitle)
    expect(stays).toContain(t.worksTitle('Jonas Weber'))
    expect(textOf(markup({ language, keptAccess: 'none', access: [] }))).toContain(t.nobodyTitle)
  })
})

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}
