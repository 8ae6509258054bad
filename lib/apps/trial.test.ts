import { expect, test } from 'vitest'
import { newTrialEnd, trialAt, trialEnd } from './trial'

const day = (text: string) => new Date(`${text}T10:00:00Z`)
const app = { trialEndsAt: day('2026-11-15'), createdAt: day('2026-11-01'), trialDays: 14 }

test.each([
  ['without an invite it ends as it was', null, '2026-11-15'],
  ['an invite that ended early changes nothing', '2026-11-05', '2026-11-15'],
  ['an invite that ended three days before the end changes nothing', '2026-11-12', '2026-11-15'],
  ['an invite holds it until three days after the end', '2026-11-13', '2026-11-16'],
  ['an open invite holds it too', '2026-12-07', '2026-12-10'],
  ['up to creation + trial days + 45 days', '2026-12-27', '2026-12-30'],
  ['and not a day longer', '2026-12-28', '2026-12-30'],
  ['however long the invites go on', '2027-06-01', '2026-12-30'],
])('%s', (_name, inviteEnd, end) => {
  expect(trialEnd({ ...app, inviteEndsAt: inviteEnd ? day(inviteEnd) : null })).toEqual(day(end))
})

test('the limit on holding never shortens a trial that was given longer', () => {
  const long = { ...app, trialEndsAt: day('2027-02-01') }
  expect(trialEnd({ ...long, inviteEndsAt: day('2027-01-31') })).toEqual(day('2027-02-01'))
})

test('days left are calendar days of the time zone, and never below zero', () => {
  const facts = { ...app, trialEndsAt: new Date('2026-11-15T23:30:00Z'), inviteEndsAt: null }
  const shown = (now: string) => trialAt(facts, new Date(now), 'Europe/Berlin')
  expect(shown('2026-11-15T12:00:00Z')).toMatchObject({ endsOn: '2026-11-16', daysLeft: 1, isOver: false })
  expect(shown('2026-11-15T23:10:00Z')).toMatchObject({ daysLeft: 0, isOver: false })
  expect(shown('2026-11-15T23:30:00Z')).toMatchObject({ daysLeft: 0, isOver: true })
  expect(shown('2026-11-20T12:00:00Z')).toMatchObject({ daysLeft: 0, isOver: true, keptUntil: '2026-11-30' })
})

test('a new trial lasts the operator’s days', () => {
  expect(newTrialEnd(day('2026-11-01'), 14)).toEqual(day('2026-11-15'))
})
