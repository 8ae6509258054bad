import { eq, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { outbox } from '@/db/schema/records'
import { startCheckout } from '@/lib/billing/start-checkout'
import { clock } from '@/lib/clock'
import { compose } from '@/lib/outbox/compose'
import { orderForm, orderNow, press } from '@/testing/invite'
import { jobOf } from '@/testing/jobs'
import { prepareOffer } from '@/testing/offer'
import { inviteRow } from '@/testing/rows'
import { accountOfEmail } from '@/testing/team-invite'
import { mailOf } from '@/testing/team-mail'
import { DAY } from '@/testing/test-clock'
import { settle } from './settle'
import { sweepCheckouts } from './sweep'

const { stack, offer } = prepareOffer()

const KINDS = ['mail-order-lapsed', 'mail-order-lapsed-developer'] as const

const promisedOf = async (checkoutId: string) => {
  const rows = await db()
    .select()
    .from(outbox)
    .where(like(outbox.key, `%${checkoutId}`))
  return rows.map(({ kind }) => kind).sort()
}

const filled = (checkoutId: string) =>
  Promise.all([
    compose(jobOf('mail-order-lapsed', { checkoutId })),
    compose(jobOf('mail-order-lapsed-developer', { checkoutId })),
  ])

/** An order whose payment page was left alone for a day. */
async function lapsed(): Promise<string> {
  const checkoutId = await orderNow(offer.invited)
  await startCheckout(checkoutId)
  stack.passTime(DAY)
  expect(await settle({ checkoutId })).toBe('expired')
  return checkoutId
}

test('an order that lapses is told to client and developer, once however often it is looked at', async () => {
  const checkoutId = await orderNow(offer.invited)
  await startCheckout(checkoutId)
  stack.passTime(DAY)
  expect(await Promise.all([1, 2, 3].map(() => settle({ checkoutId })))).toEqual(Array(3).fill('expired'))
  expect(await promisedOf(checkoutId)).toEqual([...KINDS])
})

test('an order whose payment page never came to be lapses by the sweep, and both are told', async () => {
  const checkoutId = await orderNow(offer.invited)
  stack.passTime(DAY)
  await sweepCheckouts()
  expect(await promisedOf(checkoutId)).toEqual([...KINDS])
})

test('the client gets the way back while the offer is open, the developer reads until when', async () => {
  const [client, developer] = await filled(await lapsed())
  expect(mailOf(client)).toMatchObject({ to: offer.invited.email })
  expect(mailOf(client).mail.props).toMatchObject({ url: expect.stringContaining(offer.invited.mailedLink) })
  expect(mailOf(developer)).toMatchObject({ to: offer.mara.email })
  expect(mailOf(developer).mail.props).toMatchObject({ clientEmail: offer.invited.email })
})

test('after the offer has run out neither is promised that it goes on', async () => {
  const checkoutId = await lapsed()
  await db().update(clientInvites).set({ expiresAt: clock.now() }).where(eq(clientInvites.id, offer.invited.inviteId))
  const [client, developer] = await filled(checkoutId)
  expect(mailOf(client).mail.props).toMatchObject({ openUntil: '', url: null })
  expect(mailOf(developer).mail.props).toMatchObject({ openUntil: '' })
})

test('who ordered again meanwhile hears nothing of the order that lapsed', async () => {
  const checkoutId = await orderNow(offer.invited)
  await startCheckout(checkoutId)
  stack.passTime(DAY)
  await settle({ checkoutId })
  const { email, mailedLink } = offer.invited
  const account = await accountOfEmail(email)
  await press(mailedLink, await orderForm(mailedLink, account?.id ?? null))
  expect(await filled(checkoutId)).toEqual(KINDS.map(() => ({ skipped: 'at-payment' })))
})

test('an offer that was taken back meanwhile is not said to have lapsed', async () => {
  const checkoutId = await lapsed()
  await db().update(clientInvites).set({ withdrawnAt: clock.now() }).where(eq(clientInvites.id, offer.invited.inviteId))
  expect((await inviteRow(offer.invited.inviteId)).withdrawnAt).not.toBeNull()
  expect(await filled(checkoutId)).toEqual(KINDS.map(() => ({ skipped: 'withdrawn' })))
})

test('a Checkout that another order has replaced lapses without a word', async () => {
  const checkoutId = await orderNow(offer.invited)
  await startCheckout(checkoutId)
  const { email, mailedLink } = offer.invited
  const account = await accountOfEmail(email)
  const other = { ...(await orderForm(mailedLink, account?.id ?? null)), companyName: 'Anders GmbH' }
  await press(mailedLink, other)
  stack.passTime(DAY)
  expect(await settle({ checkoutId })).toBe('superseded')
  expect(await promisedOf(checkoutId)).toEqual([])
})
