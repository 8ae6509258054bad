import { createHmac } from 'node:crypto'
import { and, eq, like } from 'drizzle-orm'
import { describe, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { billingCheckouts, stripeEvents } from '@/db/schema/billing'
import { companies, memberships } from '@/db/schema/companies'
import { activities, outbox } from '@/db/schema/records'
import { startCheckout, tryCheckout } from '@/lib/billing/start-checkout'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { handlers } from '@/lib/outbox/handlers'
import { orderAndPay, orderForm, orderNow, press, reasonOf } from '@/testing/invite'
import { prepareOffer } from '@/testing/offer'
import { newDeveloper, offerFrom, payAtStandIn } from '@/testing/people'
import { appRow, checkoutRow, inviteRow } from '@/testing/rows'
import { workOutbox } from '@/testing/verb-stack'
import { receiveEvent } from './receive-event'
import { settle } from './settle'
import { sweepCheckouts } from './sweep'

type Report = {
  sessions: { id: string; client_reference_id: string }[]
  objects: {
    customers: { id: string; metadata: { billing_checkout_id?: string } }[]
    payment_methods: { id: string; customer: string | null }[]
  }
}

const { stack, offer } = prepareOffer()

const order = () => orderNow(offer.invited)

const report = async () => (await stack.report()) as Report

/** What stands at Stripe for an order. */
async function atStripe(checkoutId: string) {
  const { sessions, objects } = await report()
  const mine = objects.customers.filter(({ metadata }) => metadata.billing_checkout_id === checkoutId)
  return {
    customers: mine.length,
    sessions: sessions.filter((session) => session.client_reference_id === checkoutId).length,
    cards: objects.payment_methods.filter(({ customer }) => mine.some(({ id }) => id === customer)).length,
  }
}

const mailsOf = async (key: string) => {
  const rows = await db().select().from(outbox).where(like(outbox.key, key))
  return rows.map(({ kind }) => kind).sort()
}

async function handOverToSomebodyElse(): Promise<string> {
  const [company] = await db().select().from(companies).where(eq(companies.slug, offer.mara.slug))
  const companyId = company?.id ?? ''
  const accountId = (await newDeveloper()).actor.accountId
  await db().insert(memberships).values({ companyId, accountId, role: 'owner', createdAt: clock.now() })
  return companyId
}
const mine = (companyId: string) =>
  and(eq(memberships.companyId, companyId), eq(memberships.accountId, offer.mara.actor.accountId))

describe('what must not be handed over is not, and the card is forgotten', () => {
  test.each([
    ['was demoted', (companyId: string) => db().update(memberships).set({ role: 'admin' }).where(mine(companyId))],
    ['was removed', (companyId: string) => db().delete(memberships).where(mine(companyId))],
  ])('the sender %s after the order: the invite is withdrawn and the client is told', async (_what, lose) => {
    const { checkoutId } = await orderAndPay(offer.invited)
    await lose(await handOverToSomebodyElse())
    expect(await settle({ checkoutId })).toBe('rejected')
    expect(await checkoutRow(checkoutId)).toMatchObject({ rejectReason: 'sender-not-entitled', nextCheckAt: null })
    expect((await checkoutRow(checkoutId)).detachedAt).not.toBeNull()
    expect((await atStripe(checkoutId)).cards).toBe(0)
    expect((await inviteRow(offer.invited.inviteId)).withdrawnAt).not.toBeNull()
    expect(await mailsOf(`%${checkoutId}`)).toEqual(['mail-not-charged', 'mail-not-charged-developer'])
    expect(await mailsOf(`withdrawn:${offer.invited.inviteId}`)).toEqual(['mail-withdrawn'])
    expect((await appRow(offer.app)).trialEndsAt).not.toBeNull()
  })

  test('the App was deleted after the order: nothing is charged, both are told', async () => {
    const { checkoutId } = await orderAndPay(offer.invited)
    await db().update(apps).set({ deletedAt: clock.now() }).where(eq(apps.name, offer.app))
    expect(await settle({ checkoutId })).toBe('rejected')
    expect(await checkoutRow(checkoutId)).toMatchObject({ rejectReason: 'app-gone' })
    expect((await atStripe(checkoutId)).cards).toBe(0)
    expect(await mailsOf(`%${checkoutId}`)).toEqual(['mail-not-charged', 'mail-not-charged-developer'])
  })

  test('a rejected order is rejected once, however often it is looked at, and stands in its Company’s log', async () => {
    const { checkoutId } = await orderAndPay(offer.invited)
    await db().update(apps).set({ deletedAt: clock.now() }).where(eq(apps.name, offer.app))
    expect(await Promise.all([1, 2, 3].map(() => settle({ checkoutId })))).toEqual(Array(3).fill('rejected'))
    expect(await mailsOf(`%${checkoutId}`)).toHaveLength(2)
    const rejected = and(eq(activities.inviteId, offer.invited.inviteId), eq(activities.verb, 'order-rejected'))
    const { companyId } = await inviteRow(offer.invited.inviteId)
    expect(companyId).not.toBeNull()
    expect(await db().select().from(activities).where(rejected)).toMatchObject([{ companyId }])
  })

  test('a card that could not be detached is detached by the sweep', async () => {
    const { checkoutId } = await orderAndPay(offer.invited)
    await db().update(apps).set({ deletedAt: clock.now() }).where(eq(apps.name, offer.app))
    await stack.control({ fail: { method: 'POST', path: '/v1/payment_methods/*/detach', kind: '503', times: 3 } })
    expect(await reasonOf(settle({ checkoutId }))).toBe('payment-unreachable')
    expect(await checkoutRow(checkoutId)).toMatchObject({ status: 'rejected', detachedAt: null })
    await sweepCheckouts()
    expect((await checkoutRow(checkoutId)).detachedAt).not.toBeNull()
    expect((await atStripe(checkoutId)).cards).toBe(0)
  })

  test('a session that belongs to somebody else is never believed', async () => {
    const { checkoutId } = await orderAndPay(offer.invited)
    await db()
      .update(billingCheckouts)
      .set({ stripeCustomerId: 'cus_other' })
      .where(eq(billingCheckouts.id, checkoutId))
    await expect(settle({ checkoutId })).rejects.toThrow(/does not belong/)
    expect((await inviteRow(offer.invited.inviteId)).completedAt).toBeNull()
    await db().update(billingCheckouts).set({ nextCheckAt: null }).where(eq(billingCheckouts.id, checkoutId))
  })

  test.each(['', 'x', '01980000-0000-7000-8000-000000000000'])(
    'an order that does not exist (%j) is nothing',
    async (checkoutId) => {
      expect(await settle({ checkoutId })).toBeNull()
    },
  )
})

describe('when Stripe stumbles', () => {
  const calls = ['/v1/customers', '/v1/checkout/sessions']

  test.each(calls.flatMap((path) => (['503', 'drop-before'] as const).map((kind) => [kind, path] as const)))(
    '%s at %s: a friendly refusal, and the next try works',
    async (kind, path) => {
      const checkoutId = await order()
      // The client of Stripe tries three times by itself.
      await stack.control({ fail: { method: 'POST', path, kind, times: 3 } })
      expect(await reasonOf(startCheckout(checkoutId))).toBe('payment-unreachable')
      await payAtStandIn(await startCheckout(checkoutId), 'Kim Berger')
      expect(await settle({ checkoutId })).toBe('applied')
      expect(await atStripe(checkoutId)).toEqual({ customers: 1, sessions: 1, cards: 1 })
    },
  )

  test.each(calls)('an answer of %s that is lost on its way makes no second object', async (path) => {
    const checkoutId = await order()
    await stack.control({ fail: { method: 'POST', path, kind: 'timeout-after-commit', times: 3 } })
    expect(await reasonOf(startCheckout(checkoutId))).toBe('payment-unreachable')
    await startCheckout(checkoutId)
    expect(await atStripe(checkoutId)).toMatchObject({ customers: 1, sessions: 1 })
  })

  test.each(calls)('a failure of %s that Stripe keeps for a day does not hold the order up', async (path) => {
    const checkoutId = await order()
    await stack.control({ fail: { method: 'POST', path, kind: '500', times: 3 } })
    await payAtStandIn(await startCheckout(checkoutId), 'Kim Berger')
    expect(await settle({ checkoutId })).toBe('applied')
    expect(await atStripe(checkoutId)).toEqual({ customers: 1, sessions: 1, cards: 1 })
  })

  test.each(calls)('a bug at %s is told as a page that cannot be reached, and the next try works', async (path) => {
    const checkoutId = await order()
    await stack.control({ fail: { method: 'POST', path, kind: '400' } })
    const log = vi.spyOn(console, 'error').mockReturnValue()
    expect(await tryCheckout(checkoutId)).toMatchObject({ refusal: { reason: 'payment-unreachable' } })
    expect(log, 'and it is written down').toHaveBeenCalledOnce()
    log.mockRestore()
    expect(await tryCheckout(checkoutId)).toEqual({ url: await startCheckout(checkoutId) })
  })

  test('the longest name of a Company is led to the payment page, whatever it is made of', async () => {
    const form = { ...(await orderForm(offer.invited.mailedLink)), companyName: `A${'🏢'.repeat(119)}` }
    const ordered = await press(offer.invited.mailedLink, form)
    if (ordered.kind !== 'to-payment') throw new Error(ordered.kind)
    expect(await startCheckout(ordered.checkoutId)).toMatch(/^http/)
  })

  test('the same payment page is led to, again and at the same time', async () => {
    const checkoutId = await order()
    const pages = await Promise.all([1, 2, 3].map(() => startCheckout(checkoutId)))
    expect(new Set([...pages, await startCheckout(checkoutId)]).size).toBe(1)
    expect(await atStripe(checkoutId)).toMatchObject({ customers: 1, sessions: 1 })
  })

  test('an unreachable Stripe while settling changes nothing, and the sweep completes it', async () => {
    const { checkoutId } = await orderAndPay(offer.invited)
    await stack.control({ fail: { method: 'GET', path: '/v1/checkout/sessions/*', kind: '500', times: 3 } })
    expect(await reasonOf(settle({ checkoutId }))).toBe('payment-unreachable')
    expect((await checkoutRow(checkoutId)).status).toBe('open')
    await db().update(billingCheckouts).set({ nextCheckAt: clock.now() }).where(eq(billingCheckouts.id, checkoutId))
    await sweepCheckouts()
    expect((await checkoutRow(checkoutId)).status).toBe('applied')
  })

  test('one order that fails does not keep the sweep from the others', async () => {
    const broken = (await orderAndPay(offer.invited)).checkoutId
    const foreign = { stripeCustomerId: 'cus_other', nextCheckAt: new Date(clock.now().getTime() - 60_000) }
    await db().update(billingCheckouts).set(foreign).where(eq(billingCheckouts.id, broken))
    const other = await newDeveloper()
    const { checkoutId } = await orderAndPay(await offerFrom(other))
    await db().update(billingCheckouts).set({ nextCheckAt: clock.now() }).where(eq(billingCheckouts.id, checkoutId))
    await expect(sweepCheckouts()).rejects.toThrow(/does not belong/)
    expect((await checkoutRow(checkoutId)).status).toBe('applied')
    const nextCheckAt = (await checkoutRow(broken)).nextCheckAt?.getTime() ?? 0
    expect(nextCheckAt).toBeGreaterThan(clock.now().getTime())
    expect(await sweepCheckouts()).toBe(0)
    await db().update(billingCheckouts).set({ nextCheckAt: null }).where(eq(billingCheckouts.id, broken))
  })

  test('orders that fail, however many, stand behind one that is due later', async () => {
    const { checkoutId } = await orderAndPay(offer.invited)
    const row = await checkoutRow(checkoutId)
    const broken = Array.from({ length: 60 }, () => ({
      ...row,
      id: newId(),
      status: 'superseded' as const,
      stripeSessionId: `cs_test_broken_${newId()}`,
      nextCheckAt: new Date(clock.now().getTime() - 60_000),
    }))
    await db().insert(billingCheckouts).values(broken)
    await db().update(billingCheckouts).set({ nextCheckAt: clock.now() }).where(eq(billingCheckouts.id, checkoutId))
    for (let sweeps = 0; sweeps < 10; sweeps++) await sweepCheckouts().catch(() => {})
    expect((await checkoutRow(checkoutId)).status).toBe('applied')
    const isBroken = like(billingCheckouts.stripeSessionId, 'cs_test_broken_%')
    await db().delete(billingCheckouts).where(isBroken)
  })

  test('while a sweep waits for Stripe no second one begins', async () => {
    const { checkoutId } = await orderAndPay(offer.invited)
    await db().update(billingCheckouts).set({ nextCheckAt: clock.now() }).where(eq(billingCheckouts.id, checkoutId))
    const [first, second] = await Promise.all([sweepCheckouts(), sweepCheckouts()])
    expect([first > 0, second]).toEqual([true, 0])
    expect((await checkoutRow(checkoutId)).status).toBe('applied')
  })

  test('an open Checkout is looked at after 30 seconds, 1, 2, 5 and then every 10 minutes', async () => {
    const checkoutId = await order()
    await startCheckout(checkoutId)
    const pauses: number[] = []
    for (let looks = 0; looks < 6; looks++) {
      const before = clock.now().getTime()
      expect(await settle({ checkoutId })).toBe('open')
      const next = (await checkoutRow(checkoutId)).nextCheckAt?.getTime() ?? 0
      pauses.push(Math.floor((next - before) / 1000))
    }
    expect(pauses.map((seconds) => Math.floor(seconds / 30) * 30)).toEqual([30, 60, 120, 300, 600, 600])
  })
})

describe('webhooks', () => {
  const SECRET = 'whsec_verb_tests_only'
  const sign = (body: string, at = Math.floor(Date.now() / 1000), secret = SECRET) =>
    `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`

  async function eventFor(checkoutId: string, id = `evt_${newId()}`): Promise<string> {
    const { stripeSessionId } = await checkoutRow(checkoutId)
    const object = { id: stripeSessionId, object: 'checkout.session' }
    const event = { id, object: 'event', type: 'checkout.session.completed', livemode: false, data: { object } }
    return JSON.stringify({ api_version: '2026-01-01', created: 1, ...event })
  }
  const storedEvents = () => db().select().from(stripeEvents)

  test('an event that nobody of ours signed stores nothing and changes nothing', async () => {
    const { checkoutId } = await orderAndPay(offer.invited)
    const body = await eventFor(checkoutId)
    const before = await storedEvents()
    const now = Math.floor(Date.now() / 1000)
    const signatures = [null, '', 't=1,v1=00', sign(body, now, 'whsec_other'), sign(`${body} `), sign(body, now - 301)]
    for (const signature of [...signatures, sign(body, now + 3600)]) {
      expect(await receiveEvent(body, signature)).toBe('refused')
    }
    expect(await storedEvents()).toEqual(before)
    expect((await checkoutRow(checkoutId)).status).toBe('open')
  })

  test('the same event three times at once has one effect', async () => {
    const { checkoutId } = await orderAndPay(offer.invited)
    const body = await eventFor(checkoutId, 'evt_thrice')
    const answers = await Promise.all([1, 2, 3].map(() => receiveEvent(body, sign(body))))
    expect(answers).toEqual(['taken', 'taken', 'taken'])
    expect((await checkoutRow(checkoutId)).status).toBe('applied')
    expect(await mailsOf(`done-%:${offer.invited.inviteId}`)).toEqual(['mail-done-client', 'mail-done-developer'])
    const [event, ...more] = await db().select().from(stripeEvents).where(eq(stripeEvents.id, 'evt_thrice'))
    expect(more).toEqual([])
    expect(event?.processedAt).not.toBeNull()
  })

  test('an event whose effect failed is not done: Stripe sends it again and then it works', async () => {
    const { checkoutId } = await orderAndPay(offer.invited)
    const body = await eventFor(checkoutId, 'evt_again')
    await stack.control({ fail: { method: 'GET', path: '/v1/checkout/sessions/*', kind: '503', times: 3 } })
    expect(await reasonOf(receiveEvent(body, sign(body)))).toBe('payment-unreachable')
    const read = async () => (await db().select().from(stripeEvents).where(eq(stripeEvents.id, 'evt_again')))[0]
    expect(await read()).toMatchObject({ processedAt: null, lastError: 'payment-unreachable' })
    expect(await receiveEvent(body, sign(body))).toBe('taken')
    expect(await read()).toMatchObject({ lastError: null })
    expect((await checkoutRow(checkoutId)).status).toBe('applied')
  })

  test('an event about something that is not ours is taken and forgotten', async () => {
    const body = (await eventFor((await orderAndPay(offer.invited)).checkoutId)).replace(
      /cs_test_\w+/,
      'cs_test_unknown',
    )
    const before = await storedEvents()
    expect(await receiveEvent(body, sign(body))).toBe('taken')
    expect(await storedEvents()).toEqual(before)
  })
})

test('every mail of all this can be drawn and is handed over once', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  await workOutbox(handlers())
  log.mockRestore()
  const failed = await db().select().from(outbox).where(like(outbox.kind, 'mail-%'))
  expect(failed.filter((row) => row.lastError || row.deadAt).map((row) => [row.kind, row.lastError])).toEqual([])
})
