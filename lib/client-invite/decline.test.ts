import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { clientInviteApps } from '@/db/schema/client-invites'
import { activities, outbox } from '@/db/schema/records'
import { startCheckout } from '@/lib/billing/start-checkout'
import { handlers } from '@/lib/outbox/handlers'
import { orderForm, orderNow, press, reasonOf } from '@/testing/invite'
import { bearerOf } from '@/testing/links'
import { prepareOffer } from '@/testing/offer'
import { inviteClient, newDeveloper, payAtStandIn, signUpDeveloper } from '@/testing/people'
import { appRow, checkoutRow, inviteRow } from '@/testing/rows'
import { DAY } from '@/testing/test-clock'
import { workOutbox } from '@/testing/verb-stack'
import { decline } from './decline'
import { openClientLink } from './open-link'
import { resend } from './resend'
import { settle } from './settle'
import { withdraw } from './withdraw'

const { stack, offer } = prepareOffer()

const sayNo = async (reason = '', link = offer.invited.mailedLink, accountId: string | null = null) =>
  decline(await bearerOf(link), { accountId, reason })

async function orderPage(): Promise<{ checkoutId: string; page: string }> {
  const checkoutId = await orderNow(offer.invited)
  return { checkoutId, page: await startCheckout(checkoutId) }
}

async function mailTo(email: string, kind: string) {
  await workOutbox(handlers())
  const [row] = await db()
    .select()
    .from(outbox)
    .where(eq(outbox.key, `${kind}:${offer.invited.inviteId}`))
  const answer = await fetch(`${stack.resendOrigin}/_control/emails?to=${encodeURIComponent(email)}`)
  const mails: { idempotencyKey: string; body: Record<string, string> }[] = await answer.json()
  return mails.find((mail) => mail.idempotencyKey === row?.id)?.body
}

test('a no frees the App, is noted once with its reason, and makes the link say so', async () => {
  await sayNo('We have a host already.')
  const invite = await inviteRow(offer.invited.inviteId)
  expect(invite).toMatchObject({ declineReason: 'We have a host already.', orderedAt: null, withdrawnAt: null })
  expect(invite.declinedAt).not.toBeNull()
  expect(invite.seenAt).toEqual(invite.declinedAt)
  expect((await openClientLink(offer.invited.mailedLink)).page).toBe('declined')
  const { id } = await appRow(offer.app)
  const [onOffer] = await db().select().from(clientInviteApps).where(eq(clientInviteApps.appId, id))
  expect(onOffer?.closedAt).toEqual(invite.declinedAt)
  const noted = and(eq(activities.inviteId, offer.invited.inviteId), eq(activities.verb, 'invite-declined'))
  expect(await db().select().from(activities).where(noted)).toMatchObject([
    { actorKind: 'link-bearer', companyId: invite.companyId },
  ])
  expect(await reasonOf(inviteClient(offer.mara, offer.app, { email: 'jan@hafen.example' }))).toBe('passed')
})

test('a no said twice is one no: the first reason stays, one mail', async () => {
  const bearer = await bearerOf(offer.invited.mailedLink)
  await decline(bearer, { accountId: null, reason: 'first' })
  const before = await inviteRow(offer.invited.inviteId)
  await decline(bearer, { accountId: null, reason: 'second' })
  expect(await inviteRow(offer.invited.inviteId)).toEqual(before)
  const mails = await db()
    .select()
    .from(outbox)
    .where(eq(outbox.key, `declined:${offer.invited.inviteId}`))
  expect(mails).toHaveLength(1)
})

test('the developer reads why, that nothing was charged, and how long the trial goes on', async () => {
  await sayNo('Not now.\nPerhaps <b>next</b> year.')
  const mail = await mailTo(offer.mara.email, 'declined')
  expect(mail?.subject).toBe(`Kim Berger said no to ${offer.app}`)
  expect(mail?.text).toContain('> Not now.\n> Perhaps <b>next</b> year.')
  expect(mail?.html).toContain('Perhaps &lt;b&gt;next&lt;/b&gt; year.')
  expect(mail?.text).toContain('Charged: Nothing')
  expect(mail?.text).toMatch(new RegExp(`The trial of ${offer.app}\\.apps\\.localhost goes on until \\d+ \\w+\\.`))
  expect(mail?.text).toContain(`/invitations/${offer.invited.inviteId}`)
  expect(String(mail?.reply_to ?? '')).not.toContain(offer.mara.email)
})

test('the reason is kept as plain text, and one that is too long is refused with its length', async () => {
  expect(await reasonOf(sayNo('x'.repeat(601)))).toBe('message-long')
  expect((await inviteRow(offer.invited.inviteId)).declinedAt).toBeNull()
  await sayNo(`  a\r\nb\u202e\u200b\u0000 ${'💐'.repeat(590)} `)
  expect((await inviteRow(offer.invited.inviteId)).declineReason).toBe(`a\nb ${'💐'.repeat(590)}`)
})

test('a copied link proves nothing: only the invited account says no with it', async () => {
  expect(await reasonOf(sayNo('', offer.invited.copiedLink))).toBe('mailbox-not-proven')
  const stranger = await newDeveloper()
  expect(await reasonOf(sayNo('', offer.invited.copiedLink, stranger.actor.accountId))).toBe('mailbox-not-proven')
  expect((await inviteRow(offer.invited.inviteId)).declinedAt).toBeNull()
  const kim = await signUpDeveloper({
    firstName: 'Kim',
    lastName: 'Berger',
    email: offer.invited.email,
    password: 'paper ink pine 1',
  })
  await sayNo('', offer.invited.copiedLink, kim.actor.accountId)
  expect((await inviteRow(offer.invited.inviteId)).declinedAt).not.toBeNull()
})

test('a link that a newer mail has replaced says no to nothing, also when it was looked up before', async () => {
  const bearer = await bearerOf(offer.invited.mailedLink)
  stack.passTime(2 * 60_000)
  await resend(offer.mara.actor, { inviteId: offer.invited.inviteId })
  expect(await reasonOf(decline(bearer, { accountId: null, reason: '' }))).toBe('invite-not-open')
  expect((await inviteRow(offer.invited.inviteId)).declinedAt).toBeNull()
})

test('at the payment page: the page ends, and a card saved nevertheless is not used', async () => {
  const { checkoutId, page } = await orderPage()
  await sayNo()
  expect(await checkoutRow(checkoutId)).toMatchObject({ status: 'superseded', stripeUrl: null })
  expect((await inviteRow(offer.invited.inviteId)).orderedAt).toBeNull()
  await payAtStandIn(page, 'Kim Berger').catch(() => undefined)
  await settle({ checkoutId })
  expect((await appRow(offer.app)).trialEndsAt, 'still a trial').not.toBeNull()
})

test('paid already: the payment counts, and the no comes too late', async () => {
  const { page } = await orderPage()
  await payAtStandIn(page, 'Kim Berger')
  expect(await reasonOf(sayNo())).toBe('invite-completed')
  expect(await inviteRow(offer.invited.inviteId)).toMatchObject({ declinedAt: null, declineReason: '' })
  expect((await appRow(offer.app)).trialEndsAt).toBeNull()
})

test('what has ended cannot be declined', async () => {
  const bearer = await bearerOf(offer.invited.mailedLink)
  await withdraw(offer.mara.actor, { inviteId: offer.invited.inviteId })
  expect(await reasonOf(decline(bearer, { accountId: null, reason: '' }))).toBe('invite-not-open')
  offer.invited = await inviteClient(offer.mara, offer.app, { email: offer.invited.email })
  const late = await bearerOf(offer.invited.mailedLink)
  stack.passTime(20 * DAY)
  expect(await reasonOf(decline(late, { accountId: null, reason: '' }))).toBe('invite-not-open')
})

test('after a no nothing can be ordered, sent again or withdrawn', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  await sayNo()
  expect(await reasonOf(press(offer.invited.mailedLink, form))).toBe('invite-not-open')
  expect(await reasonOf(withdraw(offer.mara.actor, { inviteId: offer.invited.inviteId }))).toBe('invite-not-open')
  stack.passTime(2 * 60_000)
  expect(await reasonOf(resend(offer.mara.actor, { inviteId: offer.invited.inviteId }))).toBe('invite-not-open')
})
