import { describe, expect, test } from 'vitest'
import { CHECKOUT_STATUSES, INVITE_STATES, type InviteState, type LinkPage } from '@/db/vocabulary'
import type { Linked } from '@/lib/links/derived'
import { openLink } from '@/lib/links/open-link'
import { token } from '@/lib/token'
import {
  type InviteMoments,
  isOpen,
  mayDecline,
  mayOrder,
  mayResend,
  mayWithdraw,
  progressOf,
  rejectReason,
  stateOf,
} from './states'

const NOW = new Date('2026-11-23T12:00:00Z')
const BEFORE = new Date('2026-11-20T12:00:00Z')
const LATER = new Date('2026-12-08T00:00:00Z')

const moments = (set: Partial<InviteMoments> = {}): InviteMoments => ({
  sentAt: BEFORE,
  seenAt: null,
  orderedAt: null,
  completedAt: null,
  withdrawnAt: null,
  declinedAt: null,
  expiresAt: LATER,
  ...set,
})

const TOKEN = 'a'.repeat(43)
const PRESENT = token.hash(TOKEN)
const FORMER = token.hash('b'.repeat(43))

/** What a link shows that finds an invite; a present one when the invite keeps its hash. */
async function pageOf(found: (InviteMoments & Linked) | undefined): Promise<LinkPage> {
  const opened = await openLink(TOKEN, { load: async () => found, stateOf: (invite) => stateOf(invite, NOW) })
  return opened.page
}

/** Every combination of the moments that an invite can have. */
const EVERY: InviteMoments[] = [null, BEFORE].flatMap((sentAt) =>
  [null, BEFORE].flatMap((seenAt) =>
    [null, BEFORE].flatMap((orderedAt) =>
      [{}, { completedAt: BEFORE }, { withdrawnAt: BEFORE }, { declinedAt: BEFORE }].flatMap((end) =>
        [null, BEFORE, NOW, LATER].map((expiresAt) => moments({ sentAt, seenAt, orderedAt, expiresAt, ...end })),
      ),
    ),
  ),
)

/** What the product's rules say about a state, said once more and differently. */
const LAW: Record<
  InviteState,
  { invite: InviteMoments; open: boolean; resend: boolean; current: LinkPage; former: LinkPage }
> = {
  draft: { invite: moments({ sentAt: null }), open: false, resend: false, current: 'unknown', former: 'unknown' },
  sent: { invite: moments(), open: true, resend: true, current: 'landing', former: 'replaced' },
  seen: { invite: moments({ seenAt: BEFORE }), open: true, resend: true, current: 'landing', former: 'replaced' },
  'at-payment': {
    invite: moments({ orderedAt: BEFORE }),
    open: true,
    resend: true,
    current: 'landing',
    former: 'replaced',
  },
  completed: {
    invite: moments({ orderedAt: BEFORE, completedAt: BEFORE }),
    open: false,
    resend: false,
    current: 'used',
    former: 'used',
  },
  withdrawn: {
    invite: moments({ withdrawnAt: BEFORE }),
    open: false,
    resend: false,
    current: 'withdrawn',
    former: 'withdrawn',
  },
  declined: {
    invite: moments({ declinedAt: BEFORE }),
    open: false,
    resend: false,
    current: 'declined',
    former: 'declined',
  },
  expired: { invite: moments({ expiresAt: NOW }), open: false, resend: true, current: 'expired', former: 'replaced' },
}

describe.each(INVITE_STATES)('an invite that is %s', (state) => {
  const { invite, open, resend, current, former } = LAW[state]

  test('says so', () => expect(stateOf(invite, NOW)).toBe(state))
  test(`${open ? 'is' : 'is not'} on offer`, () => expect(isOpen(invite, NOW)).toBe(open))
  test(`${open ? 'can' : 'cannot'} be ordered`, () => expect(mayOrder(invite, NOW)).toBe(open))
  test(`${open ? 'can' : 'cannot'} be withdrawn`, () => expect(mayWithdraw(invite, NOW)).toBe(open))
  test(`${open ? 'can' : 'cannot'} be declined`, () => expect(mayDecline(invite, NOW)).toBe(open))
  test(`${resend ? 'can' : 'cannot'} be sent again`, () => expect(mayResend(invite, NOW)).toBe(resend))
  test(`shows "${current}" behind its link and "${former}" behind a former one`, async () => {
    const linked = { ...invite, id: 'one', generation: 1, copiedHash: null }
    const pages = [PRESENT, FORMER].map((mailedHash) => pageOf({ ...linked, mailedHash }))
    expect(await Promise.all(pages)).toEqual([current, former])
  })
})

test('over all moments that can come together, ended is ended and an order outlives the expiry', () => {
  expect(EVERY).toHaveLength(128)
  for (const invite of EVERY) {
    const state = stateOf(invite, NOW)
    const ended = invite.completedAt ?? invite.withdrawnAt ?? invite.declinedAt
    if (!invite.sentAt) expect(state).toBe('draft')
    else if (ended) expect(['completed', 'withdrawn', 'declined']).toContain(state)
    else if (invite.orderedAt) expect(state).toBe('at-payment')
    else expect(state === 'expired').toBe(!invite.expiresAt || invite.expiresAt <= NOW)
    expect(mayOrder(invite, NOW)).toBe(isOpen(invite, NOW) && (invite.expiresAt ?? NOW) > NOW)
  }
})

test('an invite is open until its last instant and not at it', () => {
  const invite = moments({ expiresAt: NOW })
  expect(stateOf(invite, new Date(NOW.getTime() - 1))).toBe('sent')
  expect(stateOf(invite, NOW)).toBe('expired')
})

test('an order that waits for its payment can be withdrawn or declined after the expiry but not placed anew', () => {
  const late = moments({ orderedAt: BEFORE, expiresAt: BEFORE })
  expect(mayOrder(late, NOW)).toBe(false)
  expect([mayWithdraw(late, NOW), mayDecline(late, NOW), isOpen(late, NOW)]).toEqual([true, true, true])
})

test('no link, no invite', async () => expect(await pageOf(undefined)).toBe('unknown'))

describe('a payment method that was saved', () => {
  const sound = {
    invite: { ...moments({ orderedAt: BEFORE }), termsHash: 'h' },
    checkout: { status: 'open', termsHash: 'h' } as const,
    appsAreThere: true,
    senderMayHandOver: true,
    buyerOwnsTarget: true,
  }

  test('leads to the hand-over, also after the expiry', () => {
    expect(rejectReason(sound)).toBeNull()
    expect(rejectReason({ ...sound, invite: { ...sound.invite, expiresAt: BEFORE } })).toBeNull()
  })

  test.each([
    ['already-used', { invite: { ...sound.invite, completedAt: BEFORE } }],
    ['withdrawn', { invite: { ...sound.invite, withdrawnAt: BEFORE } }],
    ['declined', { invite: { ...sound.invite, declinedAt: BEFORE } }],
    ['superseded', { checkout: { ...sound.checkout, status: 'superseded' as const } }],
    ['terms-changed', { invite: { ...sound.invite, termsHash: 'other' } }],
    ['app-gone', { appsAreThere: false }],
    ['sender-not-entitled', { senderMayHandOver: false }],
    ['company-not-owned', { buyerOwnsTarget: false }],
  ])('is rejected as %s', (reason, change) => {
    expect(rejectReason({ ...sound, ...change })).toBe(reason)
  })

  test('counts whatever else its Checkout says: only a superseded one is refused for its state', () => {
    for (const status of CHECKOUT_STATUSES) {
      const reason = rejectReason({ ...sound, checkout: { ...sound.checkout, status } })
      expect(reason).toBe(status === 'superseded' ? 'superseded' : null)
    }
  })
})

test.each([
  ['draft', 0],
  ['sent', 1],
  ['seen', 2],
  ['at-payment', 3],
  ['completed', 4],
  ['withdrawn', 0],
  ['declined', 0],
  ['expired', 0],
] as const)('%s has done %i of the four steps', (state, steps) => {
  expect(progressOf(state).filter(({ isDone }) => isDone)).toHaveLength(steps)
})
