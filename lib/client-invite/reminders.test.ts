import { describe, expect, test } from 'vitest'
import { INVITE_STATES, type InviteState } from '@/db/vocabulary'
import { isTooSoon, mayRemind, type Remindable, reminderDue } from './reminders'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const SENT = new Date('2026-11-23T09:00:00Z')
/** The start of the day after the last one, in Berlin, for 14 days. */
const END = new Date('2026-12-07T23:00:00Z')

const later = (moment: Date, ms: number) => new Date(moment.getTime() + ms)
const invite = (set: Partial<Remindable> = {}): Remindable => ({
  sentAt: SENT,
  seenAt: null,
  orderedAt: null,
  completedAt: null,
  withdrawnAt: null,
  declinedAt: null,
  expiresAt: END,
  expiryDays: 14,
  lastSentAt: SENT,
  remindedAt: null,
  remindersStoppedAt: null,
  ...set,
})

/** When a clock that looks every ten minutes sends reminders, as hours before the end. */
function hoursOf(opened: Remindable): number[] {
  const hours: number[] = []
  let current = opened
  const end = opened.expiresAt?.getTime() ?? 0
  for (let at = SENT.getTime(); at <= end + DAY; at += HOUR / 6) {
    if (!reminderDue(current, new Date(at))) continue
    hours.push((end - at) / HOUR)
    current = { ...current, remindedAt: new Date(at) }
  }
  return hours
}

describe('over its whole life an invite is reminded of', () => {
  const expiring = (days: number) => later(SENT, (days + 1) * DAY - 10 * HOUR)
  test.each([
    [30, [15 * 24, 48]],
    [14, [7 * 24, 48]],
    [7, [84, 48]],
    [3, [48]],
  ])('%i days: so many hours before the end', (expiryDays, hours) => {
    expect(hoursOf(invite({ expiryDays, expiresAt: expiring(expiryDays) }))).toEqual(hours)
  })

  test('sent again less than a day before half time: only before the end', () => {
    expect(hoursOf(invite({ lastSentAt: later(END, -8 * DAY + 1) }))).toEqual([48])
    expect(hoursOf(invite({ lastSentAt: later(END, -8 * DAY) }))).toEqual([7 * 24, 48])
  })

  test('sent again in the last three days: never any more', () => {
    expect(hoursOf(invite({ lastSentAt: later(END, -2.5 * DAY) }))).toEqual([])
  })

  test('opened anew long after it was first sent: half time counts from the opening', () => {
    const reopened = later(SENT, 20 * DAY)
    const expiresAt = later(reopened, 14 * DAY + 14 * HOUR)
    expect(hoursOf(invite({ lastSentAt: reopened, expiresAt }))).toEqual([7 * 24, 48])
  })
})

test('a slot that was missed by hours is still used, and used once', () => {
  const late = later(END, -7 * DAY + 5 * HOUR)
  expect(reminderDue(invite(), late)).toBe(true)
  expect(reminderDue(invite({ remindedAt: late }), later(late, 1))).toBe(false)
})

test('a worker that slept over both slots reminds once', () => {
  const late = later(END, -HOUR)
  expect(reminderDue(invite(), late)).toBe(true)
  expect(reminderDue(invite({ remindedAt: late }), later(late, HOUR / 2))).toBe(false)
})

test('a reminder by hand within a day before a slot takes its place', () => {
  const half = later(END, -7 * DAY)
  expect(reminderDue(invite({ remindedAt: later(half, -DAY) }), half)).toBe(true)
  expect(reminderDue(invite({ remindedAt: later(half, -DAY + 1) }), half)).toBe(false)
})

const STATES: Record<InviteState, { set: Partial<Remindable>; may: boolean }> = {
  draft: { set: { sentAt: null, lastSentAt: null }, may: false },
  sent: { set: {}, may: true },
  seen: { set: { seenAt: SENT }, may: true },
  'at-payment': { set: { orderedAt: SENT }, may: false },
  completed: { set: { orderedAt: SENT, completedAt: SENT }, may: false },
  withdrawn: { set: { withdrawnAt: SENT }, may: false },
  declined: { set: { declinedAt: SENT }, may: false },
  expired: { set: { expiresAt: later(SENT, DAY) }, may: false },
}

describe.each(INVITE_STATES)('an invite that is %s', (state) => {
  const { set, may } = STATES[state]
  const now = later(END, -DAY)

  test(`${may ? 'may' : 'may not'} be reminded of`, () => {
    expect(mayRemind(invite(set), now)).toBe(may)
    expect(reminderDue(invite(set), now)).toBe(may)
  })

  test('is left alone once the client wants silence', () => {
    expect(mayRemind(invite({ ...set, remindersStoppedAt: SENT }), now)).toBe(false)
    expect(reminderDue(invite({ ...set, remindersStoppedAt: SENT }), now)).toBe(false)
  })
})

test('by hand: 24 hours after the last mail of either kind, not a moment earlier', () => {
  expect(isTooSoon(invite(), later(SENT, DAY - 1))).toBe(true)
  expect(isTooSoon(invite(), later(SENT, DAY))).toBe(false)
  const reminded = invite({ remindedAt: later(SENT, 2 * DAY) })
  expect([isTooSoon(reminded, later(SENT, 3 * DAY - 1)), isTooSoon(reminded, later(SENT, 3 * DAY))]).toEqual([
    true,
    false,
  ])
})
