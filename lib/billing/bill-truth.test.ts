import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BillRow, type Known, truthOfBill } from './bill-truth'

const NOW = new Date('2026-12-03T08:00:00+01:00')
const timeZone = 'Europe/Berlin'

const BILL = {
  chargeOn: '2026-12-03',
  collectingSince: null,
  failedAt: null,
  lastError: null,
  tries: 0,
  nextTryOn: null,
  paidAt: null,
  voidAt: null,
  givenUpAt: null,
  nextCheckAt: null,
} as Partial<BillRow> as BillRow

const OPEN: Known['invoice'] = { status: 'open', isProcessing: false, failure: null }
const PAID: Known['invoice'] = { ...OPEN, status: 'paid' }
const VOID: Known['invoice'] = { ...OPEN, status: 'void' }
const UNCOLLECTIBLE: Known['invoice'] = { ...OPEN, status: 'uncollectible' }
const ON_ITS_WAY: Known['invoice'] = { ...OPEN, isProcessing: true }
const DECLINED: Known['invoice'] = { ...OPEN, failure: 'declined' }

/** A bill after all that was heard of it, and what of that was news. */
function whenHeard(bill: BillRow, ...heard: Known[]): { bill: BillRow; news: (string | null)[] } {
  const news: (string | null)[] = []
  let now = bill
  for (const known of heard) {
    const truth = truthOfBill(now, known, { now: NOW, timeZone })
    news.push(truth.news)
    now = { ...now, ...truth.columns }
  }
  return { bill: now, news }
}

const heard = (invoice: Known['invoice']): Known => ({ invoice, tried: null })
const tried = (number: number, invoice: Known['invoice'], failure: 'declined' | null = null): Known => {
  return { invoice, tried: { number, failure } }
}

describe('what becomes of a bill', () => {
  test('a refusal is news once a try, whether its event comes before, after or twice', () => {
    expect(
      whenHeard(BILL, heard(DECLINED), tried(1, DECLINED, 'declined'), heard(DECLINED), heard(DECLINED)).news,
    ).toEqual([null, 'failed', null, null])
    expect(whenHeard(BILL, tried(1, DECLINED, 'declined'), tried(1, DECLINED, 'declined')).news).toEqual([
      'failed',
      null,
    ])
    const { bill, news } = whenHeard(BILL, tried(1, DECLINED, 'declined'), tried(2, DECLINED, 'declined'))
    expect(news).toEqual(['failed', 'failed'])
    expect(bill).toMatchObject({ tries: 2, failedAt: NOW, nextTryOn: '2026-12-06' })
  })

  test('a direct debit is on its way once, and its refusal is news without a try', () => {
    const { bill, news } = whenHeard(BILL, tried(1, ON_ITS_WAY), heard(ON_ITS_WAY), heard(DECLINED), heard(DECLINED))
    expect(news).toEqual(['on-its-way', null, 'failed', null])
    expect(bill).toMatchObject({ collectingSince: null, tries: 1, lastError: 'declined' })
  })

  test('a direct debit that came back before its try was written down is refused, and not forgotten', () => {
    const { bill, news } = whenHeard(BILL, tried(1, DECLINED))
    expect(news).toEqual(['failed'])
    expect(bill).toMatchObject({ tries: 1, failedAt: NOW, lastError: 'declined', nextTryOn: '2026-12-06' })
    expect(whenHeard(bill, tried(2, { ...DECLINED, failure: 'confirmation-wanted' })).bill).toMatchObject({
      lastError: 'confirmation-wanted',
    })
  })

  test('written off, it is looked at for ever, and can still be paid', () => {
    const { bill, news } = whenHeard(BILL, tried(1, DECLINED, 'declined'), heard(UNCOLLECTIBLE), heard(UNCOLLECTIBLE))
    expect(news).toEqual(['failed', 'given-up', null])
    expect(bill).toMatchObject({ nextTryOn: null, givenUpAt: NOW, failedAt: NOW, nextCheckAt: expect.any(Date) })
    expect(whenHeard(bill, heard(PAID)).news).toEqual(['paid'])
  })

  test('written off before anything was refused, it is owed from then on', () => {
    const { bill, news } = whenHeard(BILL, tried(1, ON_ITS_WAY), heard(UNCOLLECTIBLE), heard(UNCOLLECTIBLE))
    expect(news).toEqual(['on-its-way', 'given-up', null])
    expect(bill).toMatchObject({ failedAt: NOW, lastError: 'given-up', givenUpAt: NOW, collectingSince: null })
  })

  test.each([
    ['paid', PAID],
    ['cancelled', VOID],
  ])('%s is an end: whatever is heard later changes nothing, in any order and any number of times', (end, ended) => {
    const some = fc.constantFrom(
      heard(ended),
      heard(OPEN),
      heard(DECLINED),
      heard(ON_ITS_WAY),
      heard(UNCOLLECTIBLE),
      tried(1, DECLINED, 'declined'),
      tried(2, OPEN, 'declined'),
      tried(2, ON_ITS_WAY),
    )
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), fc.array(some, { maxLength: 6 }), (before, later) => {
        const { bill, news } = whenHeard(BILL, ...before, heard(ended))
        expect(news.filter((one) => one === end)).toHaveLength(1)
        expect(bill).toMatchObject({ collectingSince: null, nextTryOn: null, nextCheckAt: null })
        expect(whenHeard(bill, ...later, heard(VOID), heard(PAID))).toEqual({
          bill,
          news: [...later, null, null].map(() => null),
        })
      }),
    )
  })
})
