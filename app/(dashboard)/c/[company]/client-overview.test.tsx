import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { words } from '@/lib/words/words'
import { prepareEnvironment } from '@/testing/environment'
import type { CompanyVisitor } from '../../viewer'
import { ClientOverview } from './client-overview'
import type { OverviewFacts } from './load-overview'

prepareEnvironment()

const t = words('en')
const company = { slug: 'blumenhaus', name: 'Blumenhaus GmbH', isPersonal: false, role: 'owner' }
const account = { kind: 'client', language: 'en', name: 'Kim Berger', firstName: 'Kim' }
const visitor = { account, company, t, companies: [company] } as unknown as CompanyVisitor
const app = { id: 'a', name: 'shop', planName: 'Standard', monthlyAmount: 4500, currency: 'eur', paused: null }
const amounts = { net: 0, vat: 0, gross: 0 }
const month = {
  contactId: 'c',
  legalName: 'Blumenhaus GmbH',
  currency: 'eur',
  method: { type: 'card', brand: 'visa', last4: '4242' },
  vat: { rate: 1900, reason: 'taxed', country: 'DE' },
  ...{ today: '2026-11-12', from: '2026-11-01', billedOn: '2026-12-01', chargedOn: '2026-12-03' },
  ...{ soFar: amounts, expected: amounts, past: [] },
}

const ON_ITS_WAY = {
  ...{ contactId: 'c', stage: 'on-its-way', until: '2026-12-31', pausedSince: null, appCount: 1, owner: null },
  owed: { legalName: 'Blumenhaus GmbH', method: null, gross: 5355, currency: 'eur', count: 1, payable: null },
}

function overviewOf(changed: { app?: object; month?: object; trouble?: object[] }): string {
  const facts = {
    apps: [{ ...app, ...changed.app }],
    months: [{ ...month, ...changed.month }],
    ...{ team: null, happened: null, isLookedAfter: true, requests: [], trouble: changed.trouble ?? [] },
  }
  return renderToStaticMarkup(<ClientOverview visitor={visitor} facts={facts as unknown as OverviewFacts} />)
}

test.each([
  ['where all is well', {}, true],
  [
    'while a website is paused before it is switched off',
    { app: { paused: 'plan-ended', planEndedOn: '2026-11-01' } },
    false,
  ],
  ['while a payment is on its way', { trouble: [ON_ITS_WAY] }, false],
  ['while whoever pays has no payment method', { month: { method: null } }, false],
])('a client reads that there is nothing to do %s: %o', (_when, changed, isSaid) => {
  expect(overviewOf(changed).includes(t.developer.overview.nothingToDo)).toBe(isSaid)
})
