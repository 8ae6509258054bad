import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { clientInviteApps } from '@/db/schema/client-invites'
import { companies, memberships } from '@/db/schema/companies'
import { activities, outbox } from '@/db/schema/records'
import { startCheckout } from '@/lib/billing/start-checkout'
import { clock } from '@/lib/clock'
import { lastDay } from '@/lib/expiry'
import { orderAndPay, orderNow, reasonOf } from '@/testing/invite'
import { prepareOffer } from '@/testing/offer'
import { inviteClient, linksOf, newDeveloper, payAtStandIn } from '@/testing/people'
import { appRow, checkoutRow, inviteRow } from '@/testing/rows'
import { DAY, MINUTE } from '@/testing/test-clock'
import { checkWord } from './check-word'
import { closeAllExpired } from './close-expired'
import { resend } from './resend'
import { settle } from './settle'
import { withdraw } from './withdraw'

const { stack, offer } = prepareOffer()

const again = (developer = offer.mara) => resend(developer.actor, { inviteId: offer.invited.inviteId })
const onOffer = async () => {
  const { id } = await appRow(offer.app)
  const rows = await db().select().from(clientInviteApps).where(eq(clientInviteApps.appId, id))
  return rows.filter((row) => row.closedAt === null).map((row) => row.inviteId)
}

test('at least 60 seconds lie between two mails', async () => {
  stack.passTime(55_000)
  expect(await reasonOf(again())).toBe('resend-too-soon')
  stack.passTime(10_000)
  expect(await reasonOf(again())).toBe('passed')
  expect(await reasonOf(again())).toBe('resend-too-soon')
})

test('pressed twice at once it is sent once', async () => {
  stack.passTime(2 * MINUTE)
  expect((await Promise.all([reasonOf(again()), reasonOf(again())])).sort()).toEqual(['passed', 'resend-too-soon'])
  expect((await inviteRow(offer.invited.inviteId)).generation).toBe(2)
})

test('a new link leaves date, terms and check word as they were, and the log says that it was sent', async () => {
  const before = await inviteRow(offer.invited.inviteId)
  const word = checkWord(offer.invited.inviteId, 'en')
  stack.passTime(2 * MINUTE)
  await again()
  const { expiresAt, terms, termsHash } = before
  expect(await inviteRow(offer.invited.inviteId)).toMatchObject({ generation: 2, expiresAt, terms, termsHash })
  expect(checkWord(offer.invited.inviteId, 'en')).toBe(word)
  const [mail] = await db()
    .select()
    .from(outbox)
    .where(eq(outbox.key, `invite:${offer.invited.inviteId}:2`))
  expect(mail?.payload).toEqual({ inviteId: offer.invited.inviteId, generation: 2 })
  const isResent = and(eq(activities.inviteId, offer.invited.inviteId), eq(activities.verb, 'invite-resent'))
  expect(await db().select().from(activities).where(isResent)).toHaveLength(1)
})

test('an expired invite opens again for as many days as at first', async () => {
  stack.passTime(20 * DAY)
  expect(await closeAllExpired()).toBeGreaterThan(0)
  expect(await onOffer()).toEqual([])
  await again()
  expect(await onOffer()).toEqual([offer.invited.inviteId])
  const { expiresAt } = await inviteRow(offer.invited.inviteId)
  expect(expiresAt && lastDay(expiresAt, clock.now()).daysLeft).toBe(14)
  const renewed = { ...offer.invited, ...(await linksOf(offer.invited.inviteId)) }
  expect(await settle(await orderAndPay(renewed))).toBe('applied')
})

test('an expired invite stays closed when its App is offered to somebody else meanwhile', async () => {
  stack.passTime(20 * DAY)
  const other = await inviteClient(offer.mara, offer.app, { email: 'jan@hafen.example' })
  expect(await reasonOf(again())).toBe('app-on-offer')
  expect(await onOffer()).toEqual([other.inviteId])
  expect((await inviteRow(offer.invited.inviteId)).generation).toBe(1)
})

test('a Checkout that is open when a new link is sent stays what it is', async () => {
  const checkoutId = await orderNow(offer.invited)
  const page = await startCheckout(checkoutId)
  stack.passTime(2 * MINUTE)
  await again()
  expect((await checkoutRow(checkoutId)).status).toBe('open')
  await payAtStandIn(page, 'Kim Berger')
  expect(await settle({ checkoutId })).toBe('applied')
})

test('what was ended is not sent again', async () => {
  await withdraw(offer.mara.actor, { inviteId: offer.invited.inviteId })
  stack.passTime(2 * MINUTE)
  expect(await reasonOf(again())).toBe('invite-not-open')
  offer.invited = await inviteClient(offer.mara, offer.app, { email: offer.invited.email })
  await settle(await orderAndPay(offer.invited))
  stack.passTime(2 * MINUTE)
  expect(await reasonOf(again())).toBe('invite-not-open')
})

test("somebody else's invite is not found, and withdrawing it neither", async () => {
  stack.passTime(2 * MINUTE)
  const stranger = await newDeveloper()
  expect(await reasonOf(again(stranger))).toBe('not-found')
  expect(await reasonOf(withdraw(stranger.actor, { inviteId: offer.invited.inviteId }))).toBe('not-found')
})

test('nothing is sent again without the right to, nor for an App that is gone', async () => {
  stack.passTime(2 * MINUTE)
  const [company] = await db().select().from(companies).where(eq(companies.slug, offer.mara.slug))
  const companyId = company?.id ?? ''
  const owner = { companyId, accountId: (await newDeveloper()).actor.accountId, role: 'owner' } as const
  await db()
    .insert(memberships)
    .values({ ...owner, createdAt: clock.now() })
  const mine = and(eq(memberships.companyId, companyId), eq(memberships.accountId, offer.mara.actor.accountId))
  await db().update(memberships).set({ role: 'admin' }).where(mine)
  expect(await reasonOf(again())).toBe('not-allowed')
  await db().update(memberships).set({ role: 'owner' }).where(mine)
  await db().update(apps).set({ deletedAt: clock.now() }).where(eq(apps.name, offer.app))
  expect(await reasonOf(again())).toBe('app-not-eligible')
})

test('withdrawing twice is withdrawing once', async () => {
  await withdraw(offer.mara.actor, { inviteId: offer.invited.inviteId })
  const { withdrawnAt } = await inviteRow(offer.invited.inviteId)
  stack.passTime(MINUTE)
  await withdraw(offer.mara.actor, { inviteId: offer.invited.inviteId })
  expect((await inviteRow(offer.invited.inviteId)).withdrawnAt).toEqual(withdrawnAt)
  const mails = await db()
    .select()
    .from(outbox)
    .where(eq(outbox.key, `withdrawn:${offer.invited.inviteId}`))
  expect(mails).toHaveLength(1)
})
