import { expect, test } from 'vitest'
import { buildTerms, hashTerms, termsToday } from './terms'

const document = (version: string, sha256: string) => ({
  version,
  sha256,
  file: 'terms.md',
  format: 'md' as const,
  bytes: Buffer.from(''),
})
const documents = {
  terms: document('2026-10-01', 'a'),
  'data-processing': document('2026-10-01', 'b'),
  privacy: document('2026-10-01', 'c'),
  imprint: document('2026-10-01', 'd'),
}
const shop = { appId: 'app-shop', planId: 'plan-standard', monthlyAmount: 4500 }
const site = { appId: 'app-site', planId: 'plan-small', monthlyAmount: 1500 }
const input = {
  currency: 'eur',
  apps: [shop, site],
  keptAccess: 'admin' as const,
  senderId: 'mara',
  collaboratorIds: ['otto', 'ada'],
  documents,
}
const hash = (change: Partial<typeof input> | object = {}) => hashTerms(buildTerms({ ...input, ...change }))

test('the order in which Apps and people are read does not matter', () => {
  expect(hash({ apps: [site, shop], collaboratorIds: ['ada', 'otto'] })).toBe(hash())
})

test.each([
  ['the currency', { currency: 'chf' }],
  ['the price of an App', { apps: [{ ...shop, monthlyAmount: 4501 }, site] }],
  ['the plan of an App', { apps: [{ ...shop, planId: 'plan-large' }, site] }],
  ['an App less', { apps: [shop] }],
  ['another App', { apps: [shop, { ...site, appId: 'app-blog' }] }],
  ['the access that is kept', { keptAccess: 'collaborator' }],
  ['no access kept', { keptAccess: 'none' }],
  ['a person with access more', { collaboratorIds: ['otto', 'ada', 'ute'] }],
  ['a person with access less', { collaboratorIds: ['otto'] }],
  ['another sender', { senderId: 'jan' }],
  ['the version of a document', { documents: { ...documents, terms: document('2026-11-01', 'a') } }],
  ['the text of a document', { documents: { ...documents, 'data-processing': document('2026-10-01', 'x') } }],
])('%s changes the terms', (_what, change) => {
  expect(hash(change)).not.toBe(hash())
})

test('documents that nobody agrees to are no part of the terms', () => {
  expect(hash({ documents: { ...documents, privacy: document('2027-01-01', 'y') } })).toBe(hash())
})

test('who has access afterwards is named once, with what they will be', () => {
  const { access } = buildTerms({ ...input, collaboratorIds: ['mara', 'otto'] })
  expect(access).toEqual([
    { accountId: 'mara', role: 'admin' },
    { accountId: 'otto', role: 'collaborator' },
  ])
  expect(buildTerms({ ...input, collaboratorIds: ['mara'], keptAccess: 'none' }).access).toEqual([])
})

test.each(['admin', 'collaborator', 'none'] as const)(
  'frozen terms stay the same while the documents do, with %s kept',
  (keptAccess) => {
    const frozen = buildTerms({ ...input, keptAccess })
    expect(termsToday(frozen, 'mara', documents)).toEqual(frozen)
  },
)

test('frozen terms take new documents and nothing else', () => {
  const frozen = buildTerms(input)
  const today = termsToday(frozen, 'mara', { ...documents, terms: document('2026-12-01', 'z') })
  expect(today).toEqual({
    ...frozen,
    documents: [{ document: 'terms', version: '2026-12-01', sha256: 'z' }, frozen.documents[1]],
  })
})

test('terms read back from the database, with their keys in another order, have the same hash', () => {
  const terms = buildTerms(input)
  const shuffled = JSON.parse(JSON.stringify(terms), (_key, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  )
  expect(hashTerms(shuffled)).toBe(hashTerms(terms))
})
