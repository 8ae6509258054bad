import { expect, test } from 'vitest'
import { prepareEnvironment } from '@/testing/environment'
import { type LedgerRow, monthOf } from './this-month'

prepareEnvironment()

const row: LedgerRow = {
  contactId: 'contact',
  legalName: 'Blumenhaus GmbH',
  currency: 'eur',
  country: 'DE',
  vatId: null,
  vatStatus: null,
  brand: 'visa',
  last4: '4242',
  appId: 'app',
  monthlyAmount: 4500,
  startsOn: '2026-11-24',
  endsOn: null,
}

test('on the day of the hand-over nothing is due yet and the first day lies ahead', () => {
  expect(monthOf([row], '2026-11-23')).toMatchObject({
    from: '2026-11-24',
    soFar: { gross: 0 },
    expected: { net: 1050, gross: 1250 },
    billedOn: '2026-12-01',
    chargedOn: '2026-12-03',
    past: [],
  })
})

test('a hand-over on the last day of a month shows the next month', () => {
  expect(monthOf([{ ...row, startsOn: '2026-12-01' }], '2026-11-30')).toMatchObject({
    from: '2026-12-01',
    soFar: { gross: 0 },
    expected: { gross: 5355 },
    billedOn: '2027-01-01',
    chargedOn: '2027-01-03',
  })
})

test('later the months before are counted, at most five', () => {
  expect(monthOf([row], '2026-12-10')).toMatchObject({
    from: '2026-12-01',
    soFar: { net: 1452 },
    expected: { gross: 5355 },
    past: [{ day: '2026-11-01', total: { gross: 1250 } }],
  })
  const later = monthOf([row], '2027-08-05')
  expect(later?.past.map((month) => month.day)).toEqual([
    '2027-03-01',
    '2027-04-01',
    '2027-05-01',
    '2027-06-01',
    '2027-07-01',
  ])
})

test('a verified VAT ID in another EU country adds no VAT', () => {
  const buyer = { ...row, country: 'FR', vatId: 'FR12345678901', vatStatus: 'verified' as const }
  expect(monthOf([buyer], '2026-12-31')).toMatchObject({ expected: { net: 4500, vat: 0, gross: 4500 } })
})

test('what ended before this month is not shown', () => {
  expect(monthOf([{ ...row, endsOn: '2026-11-30' }], '2026-12-01')).toBeNull()
  expect(monthOf([{ ...row, endsOn: '2026-11-23' }], '2026-11-23')).toBeNull()
})
