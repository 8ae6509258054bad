import { expect, test } from 'vitest'
import { compose } from '@/lib/outbox/compose'
import { orderNow } from '@/testing/invite'
import { jobOf } from '@/testing/jobs'
import { prepareOffer } from '@/testing/offer'
import { inviteClient } from '@/testing/people'
import { inviteRow } from '@/testing/rows'
import { entriesOf, mailsKeyed } from '@/testing/team-invite'
import { mailOf } from '@/testing/team-mail'
import { DAY } from '@/testing/test-clock'
import { closeAllExpired } from './close-expired'
import { resend } from './resend'

const { stack, offer } = prepareOffer()

const runOut = () => stack.passTime(15 * DAY)
const told = () => mailsKeyed(`invite-expired:${offer.invited.inviteId}`)
const lines = () => entriesOf(offer.invited.inviteId, 'invite-expired')
const filled = (generation: number) =>
  compose(jobOf('mail-invite-expired', { inviteId: offer.invited.inviteId, generation }))

test('an invitation that runs out is told to its sender and has its line in the log, once', async () => {
  runOut()
  await Promise.all([closeAllExpired(), closeAllExpired()])
  await closeAllExpired()
  expect(await told()).toMatchObject([{ kind: 'mail-invite-expired', payload: { generation: 1 } }])
  const { companyId } = await inviteRow(offer.invited.inviteId)
  expect(await lines()).toMatchObject([{ actorKind: 'clock', companyId }])
  const { to, mail } = mailOf(await filled(1))
  expect(to).toBe(offer.mara.email)
  expect(mail.props).toMatchObject({
    clientEmail: offer.invited.email,
    trials: [{ site: expect.stringContaining(offer.app) }],
  })
})

test('an invitation whose App is offered to somebody else at the end of its time has run out for everybody', async () => {
  runOut()
  await inviteClient(offer.mara, offer.app, { email: 'jan@hafen.example' })
  expect(await told()).toHaveLength(1)
  expect(await lines()).toHaveLength(1)
})

test('what was sent again runs out once more, and what is told is only the end that still stands', async () => {
  runOut()
  await closeAllExpired()
  await resend(offer.mara.actor, { inviteId: offer.invited.inviteId })
  expect(await filled(1)).toEqual({ skipped: 'replaced' })
  expect(await filled(2)).toEqual({ skipped: 'sent' })
  runOut()
  await closeAllExpired()
  expect(await told()).toHaveLength(2)
  expect(await lines()).toHaveLength(2)
})

test('an order placed in time keeps an invitation from being called expired', async () => {
  stack.passTime(13 * DAY)
  await orderNow(offer.invited)
  stack.passTime(2 * DAY)
  await closeAllExpired()
  expect(await told()).toEqual([])
  expect(await lines()).toEqual([])
})
