import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '@/db/vocabulary'
import type { AppView, OpenOffer } from '@/lib/apps/queries'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { prepareEnvironment } from '@/testing/environment'
import { longSentences } from '@/testing/plain-words'
import type { CompanyVisitor } from '../../../../viewer'
import { AppFacts } from './app-facts'
import { OnOffer } from './on-offer'

prepareEnvironment()

const offer: OpenOffer = {
  inviteId: 'i',
  client: 'Petra Holm',
  clientEmail: 'petra@holm.example',
  until: '2026-12-01',
  isMine: true,
}

describe.each(LANGUAGES)('the page of an App in %s', (language) => {
  const company = { slug: 'blumenhaus', name: 'Blumenhaus GmbH', isPersonal: false, role: 'owner' }
  const visitor = { account: { kind: 'client', language }, company, t: words(language) } as unknown as CompanyVisitor

  test('names the client an App is on offer to, and leads only the sender to the invitation', () => {
    const mine = renderToStaticMarkup(<OnOffer visitor={visitor} offer={offer} />)
    const other = renderToStaticMarkup(<OnOffer visitor={visitor} offer={{ ...offer, isMine: false }} />)
    for (const markup of [mine, other]) {
      expect(markup).toContain('Petra Holm')
      expect(longSentences(markup.replace(/<[^>]+>/g, ' '))).toEqual([])
    }
    expect(mine).toContain(`href="${paths.invitation('i')}"`)
    expect(other).not.toContain('href')
    expect(other).toContain(visitor.t.planEnd.onOfferText.other)
  })

  test.each([
    [null, true],
    ['2026-11-01', false],
  ])('says whom bills go to while somebody pays (plan over: %s)', (planEndedOn, isSaid) => {
    const app = { name: 'shop', planName: 'Standard', monthlyAmount: 4500, currency: 'eur', planEndedOn, trial: null }
    const payer = { id: 'p', name: 'Holm Verlag' }
    const shown = {
      ...app,
      payer,
      offer: null,
      paused: null,
      planEndsOn: null,
      comingPlan: null,
      keptUntil: '2026-12-01',
    }
    const markup = renderToStaticMarkup(
      <AppFacts visitor={visitor} app={shown as unknown as AppView} vats={undefined} />,
    )
    expect(markup.includes('Holm Verlag')).toBe(isSaid)
  })
})
