import { and, eq, inArray, isNull, like, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { appUsage, billingCheckouts } from '@/db/schema/billing'
import { agreements, clientInviteApps, clientInvites } from '@/db/schema/client-invites'
import { companies } from '@/db/schema/companies'
import { activities, outbox } from '@/db/schema/records'
import type { ActivityVerb } from '@/db/vocabulary'
import { createAccount } from '@/lib/auth/create-account'
import { startCheckout } from '@/lib/billing/start-checkout'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { appOf } from '@/testing/company'
import { orderAndPay, orderForm, press, reasonOf } from '@/testing/invite'
import { bearerOf } from '@/testing/links'
import { fresh, inviteClient, linksOf, payAtStandIn } from '@/testing/people'
import { leftToChance, oneAfterAnother, overtakenBy, race, rowWith, untilWaiting, whileHeld } from '@/testing/races'
import { checkoutRow, inviteRow } from '@/testing/rows'
import { newHouse } from '@/testing/team'
import { DAY } from '@/testing/test-clock'
import { prepareStack } from '@/testing/verb-stack'
import { closeAllExpired } from './close-expired'
import { decline } from './decline'
import { describeClient } from './edit-draft'
import { openClientLink } from './open-link'
import { type OrderInput, order } from './order'
import { resend } from './resend'
import { send } from './send'
import { settle } from './settle'
import { startDraft } from './start-draft'
import { withdraw } from './withdraw'

// With a Stripe stand-in over HTTP.

/** Where a payment races with whoever ends the invite. */
const BESIDE_A_PAYMENT = {
  inOrder: ['applied', 'invite-completed'],
  reversed: ['superseded', 'passed'],
  // Stripe's page had been closed, and was looked at before the invite itself was ended.
  besides: [['expired', 'passed']],
}
const WINS_ALONE = { inOrder: ['passed', 'invite-not-open'], reversed: ['invite-not-open', 'passed'] }

const stack = prepareStack()

/** A developer's App of its own, on trial. */
async function newTrial() {
  const { id: companyId, owner: mara, appIds } = await newHouse(['shop'])
  const [appId = ''] = Object.values(appIds)
  return { companyId, mara, appId, appName: (await appOf(appId)).name }
}

type Trial = Awaited<ReturnType<typeof newTrial>>

/** The same App on a fresh invite to somebody new. */
async function newOffer() {
  const trial = await newTrial()
  const email = `kim@${fresh('blumenhaus')}.example`
  const invited = await inviteClient(trial.mara, trial.appName, { email, name: 'Kim Berger' })
  // Found before the race, so that what is raced is the verb: a link that was looked up later may lead nowhere any more.
  return { ...trial, ...invited, bearer: await bearerOf(invited.mailedLink) }
}

type Offer = Awaited<ReturnType<typeof newOffer>>

/** The same, ordered, with Stripe's page before the client. */
async function newOrder() {
  const offer = await newOffer()
  const checkoutId = await checkoutOf(press(offer.mailedLink, await orderForm(offer.mailedLink)))
  return { ...offer, checkoutId }
}

type Ordered = Awaited<ReturnType<typeof newOrder>>

async function checkoutOf(ordering: ReturnType<typeof press>): Promise<string> {
  const ordered = await ordering
  if (ordered.kind !== 'to-payment') throw new Error(ordered.kind)
  return ordered.checkoutId
}

const inviteGate = ({ inviteId }: { inviteId: string }) => rowWith(clientInvites.id, inviteId)
/** Reached by whoever ends an invite, in the middle of it. */
const offerGate = ({ inviteId }: Offer) => rowWith(clientInviteApps.inviteId, inviteId)

const orders = ({ mailedLink }: Offer, form: OrderInput) => reasonOf(press(mailedLink, form))
const withdraws = ({ mara, inviteId }: Offer) => reasonOf(withdraw(mara.actor, { inviteId }))
const declines = ({ bearer }: Offer, reason = 'no') => reasonOf(decline(bearer, { accountId: null, reason }))

/** The client saves a card unless Stripe's page is closed, and comes back. Answers where the Checkout then stands. */
async function pays(checkoutId: string, page: string): Promise<string> {
  await payAtStandIn(page, 'Kim Berger').catch(() => {})
  return String(await settle({ checkoutId }))
}

const checkoutsOf = (inviteId: string) =>
  db().select().from(billingCheckouts).where(eq(billingCheckouts.inviteId, inviteId))

const entriesOf = (inviteId: string, verb: ActivityVerb) =>
  db()
    .select()
    .from(activities)
    .where(and(eq(activities.inviteId, inviteId), eq(activities.verb, verb)))

async function effectsOf({ inviteId, appId }: Offer) {
  const [usage, agreed, handedOver, mails] = await Promise.all([
    db().select().from(appUsage).where(eq(appUsage.appId, appId)),
    db().select().from(agreements).where(eq(agreements.inviteId, inviteId)),
    entriesOf(inviteId, 'app-handed-over'),
    db()
      .select()
      .from(outbox)
      .where(like(outbox.key, `done-%:${inviteId}`)),
  ])
  return { usage: usage.length, agreed: agreed.length, handedOver: handedOver.length, mails: mails.length }
}

const NOTHING = { usage: 0, agreed: 0, handedOver: 0, mails: 0 }
const HANDED_OVER_ONCE = { usage: 1, agreed: 2, handedOver: 2, mails: 2 }

/** How an invite has ended, in every way it says so. */
async function endsOf(inviteId: string): Promise<string[]> {
  const { completedAt, withdrawnAt, declinedAt } = await inviteRow(inviteId)
  return [completedAt && 'completed', withdrawnAt && 'withdrawn', declinedAt && 'declined'].filter(
    (end) => end !== null,
  )
}

async function promisedOf(inviteId: string): Promise<string[]> {
  const ofInvite = inArray(outbox.key, [`declined:${inviteId}`, `withdrawn:${inviteId}`])
  return (await db().select().from(outbox).where(ofInvite)).map(({ kind }) => kind)
}

/** Follows up what is left of an order, as the sweep does, until nothing is. */
async function settleWhole(inviteId: string): Promise<void> {
  for (const { id } of await checkoutsOf(inviteId)) {
    for (let looks = 0; looks < 3; looks++) await settle({ checkoutId: id })
  }
}

/** Asserts that the customer of a Checkout has no payment method left at Stripe. */
async function expectNoCard(checkoutId: string): Promise<void> {
  const { objects } = (await stack.report()) as { objects: { payment_methods: { customer: string | null }[] } }
  const { stripeCustomerId } = await checkoutRow(checkoutId)
  expect(objects.payment_methods.filter(({ customer }) => customer !== null && customer === stripeCustomerId)).toEqual(
    [],
  )
}

describe('settling', () => {
  test('webhook, return page and sweep at once hand the App over once', async () => {
    await race({ inOrder: ['applied', 'applied', 'applied'] }, async () => {
      const offer = await newOffer()
      const { checkoutId } = await orderAndPay(offer)
      const settles = async () => String(await settle({ checkoutId }))
      return {
        gate: inviteGate(offer),
        works: [settles, settles, settles],
        async holds() {
          expect(await effectsOf(offer)).toEqual(HANDED_OVER_ONCE)
        },
      }
    })
  })

  test('a payment and a withdrawal at once: exactly one wins, and the loser leaves no payment method behind', async () => {
    await race(BESIDE_A_PAYMENT, async () => {
      const ordered = await newOrder()
      const { inviteId, checkoutId } = ordered
      const page = await startCheckout(checkoutId)
      return {
        gate: { inOrder: inviteGate(ordered), reversed: offerGate(ordered) },
        works: [() => pays(checkoutId, page), () => withdraws(ordered)],
        async holds([paid]) {
          await settleWhole(inviteId)
          expect(await endsOf(inviteId)).toEqual([paid === 'applied' ? 'completed' : 'withdrawn'])
          expect(await effectsOf(ordered)).toEqual(paid === 'applied' ? HANDED_OVER_ONCE : NOTHING)
          if (paid !== 'applied') await expectNoCard(checkoutId)
        },
      }
    })
  })

  test('a withdrawal while the payment page is being made: nothing is handed over, a card saved there is detached', async () => {
    const opens = (checkoutId: string) =>
      reasonOf(startCheckout(checkoutId).then((page) => payAtStandIn(page, 'Kim Berger').catch(() => {})))
    const holds = async (ordered: Ordered) => {
      await settleWhole(ordered.inviteId)
      const [end, ...more] = await endsOf(ordered.inviteId)
      expect(more).toEqual([])
      expect(await effectsOf(ordered)).toEqual(end === 'completed' ? HANDED_OVER_ONCE : NOTHING)
      expect(await checkoutRow(ordered.checkoutId)).toMatchObject({ stripeUrl: null, nextCheckAt: null })
      if (end !== 'completed') await expectNoCard(ordered.checkoutId)
      return end
    }
    const outcomes = {
      inOrder: ['invite-not-open', 'passed'],
      besides: [
        ['passed', 'passed'],
        ['passed', 'invite-completed'],
      ],
    }
    await race(outcomes, async () => {
      const ordered = await newOrder()
      return {
        gate: rowWith(billingCheckouts.id, ordered.checkoutId),
        works: [() => opens(ordered.checkoutId), () => withdraws(ordered)],
        async holds([, withdrawn]) {
          expect(await holds(ordered)).toBe(withdrawn === 'passed' ? 'withdrawn' : 'completed')
        },
      }
    })
    const ordered = await newOrder()
    const withdrawing = await whileHeld(offerGate(ordered), async () => {
      const going = withdraws(ordered)
      await untilWaiting([going])
      expect(await opens(ordered.checkoutId)).toBe('passed')
      return [going]
    })
    expect(await Promise.all(withdrawing)).toEqual(['passed'])
    expect(await holds(ordered)).toBe('withdrawn')
  })
})

describe('declining', () => {
  test('a no and an order at once: the order stands and is ended, or is refused whole', async () => {
    await race({ inOrder: ['passed', 'passed'], reversed: ['invite-not-open', 'passed'] }, async () => {
      const offer = await newOffer()
      const form = await orderForm(offer.mailedLink)
      return {
        gate: { inOrder: inviteGate(offer), reversed: offerGate(offer) },
        works: [() => orders(offer, form), () => declines(offer)],
        async holds([ordered]) {
          expect(await inviteRow(offer.inviteId)).toMatchObject({ orderedAt: null, completedAt: null })
          expect(await endsOf(offer.inviteId)).toEqual(['declined'])
          const left = (await checkoutsOf(offer.inviteId)).map(({ status }) => status)
          expect(left).toEqual(ordered === 'passed' ? ['superseded'] : [])
          await settleWhole(offer.inviteId)
          expect((await appOf(offer.appId)).trialEndsAt).not.toBeNull()
        },
      }
    })
  })

  test('a payment and a no at once: exactly one wins, and the loser leaves no payment method behind', async () => {
    await race(BESIDE_A_PAYMENT, async () => {
      const ordered = await newOrder()
      const { inviteId, checkoutId } = ordered
      const page = await startCheckout(checkoutId)
      return {
        gate: { inOrder: inviteGate(ordered), reversed: offerGate(ordered) },
        works: [() => pays(checkoutId, page), () => declines(ordered)],
        async holds([paid]) {
          await settleWhole(inviteId)
          const isPaid = paid === 'applied'
          expect(await endsOf(inviteId)).toEqual([isPaid ? 'completed' : 'declined'])
          expect(await effectsOf(ordered)).toEqual(isPaid ? HANDED_OVER_ONCE : NOTHING)
          expect(await promisedOf(inviteId)).toEqual(isPaid ? [] : ['mail-declined'])
          if (!isPaid) await expectNoCard(checkoutId)
        },
      }
    })
  })

  test('a no and a withdrawal at once: one end, one mail', async () => {
    await race(WINS_ALONE, async () => {
      const offer = await newOffer()
      return {
        gate: offerGate(offer),
        works: [() => declines(offer), () => withdraws(offer)],
        async holds([declined]) {
          const isDeclined = declined === 'passed'
          expect(await endsOf(offer.inviteId)).toEqual([isDeclined ? 'declined' : 'withdrawn'])
          expect(await promisedOf(offer.inviteId)).toEqual([isDeclined ? 'mail-declined' : 'mail-withdrawn'])
        },
      }
    })
  })

  test('the same no three times at once is one no with one mail', async () => {
    await race({ inOrder: ['passed', 'passed', 'passed'] }, async () => {
      const offer = await newOffer()
      return {
        gate: inviteGate(offer),
        works: [1, 2, 3].map((each) => () => declines(offer, `no ${each}`)),
        async holds() {
          expect(await promisedOf(offer.inviteId)).toEqual(['mail-declined'])
          expect(await entriesOf(offer.inviteId, 'invite-declined')).toHaveLength(1)
        },
      }
    })
  })
})

describe('sending', () => {
  async function draftFor({ mara, appName }: Trial, email: string): Promise<string> {
    const { draftId } = await startDraft(mara.actor, { appName })
    const client = { clientName: '', message: '', noun: 'website', clientCompany: '', country: 'DE' } as const
    const rest = { language: 'en', keptAccess: 'admin', expiryDays: 14, acceptedEmail: '' } as const
    await describeClient(mara.actor, { draftId, email, firstName: '', lastName: '', ...client, ...rest })
    return draftId
  }
  /** Nobody begins a second one for an App any more; some may be left from before. */
  async function secondDraft(trial: Trial, email: string): Promise<string> {
    const id = newId()
    await db()
      .insert(clientInvites)
      .values({ ...(await inviteRow(await draftFor(trial, 'c@three.example'))), id, email })
    return id
  }
  const sends = ({ mara }: Trial, draftId: string) => reasonOf(send(mara.actor, { draftId, sendCopy: false }))

  test('two drafts for the same App at once: one is sent, the other one hears why not', async () => {
    await race({ inOrder: ['passed', 'app-on-offer'], reversed: ['app-on-offer', 'passed'] }, async () => {
      const trial = await newTrial()
      const drafts = [await draftFor(trial, 'a@one.example'), await secondDraft(trial, 'b@two.example')]
      return {
        gate: rowWith(companies.id, trial.companyId),
        works: drafts.map((draftId) => () => sends(trial, draftId)),
        async holds([first]) {
          const onOffer = and(eq(clientInviteApps.appId, trial.appId), isNull(clientInviteApps.closedAt))
          const offers = await db().select().from(clientInviteApps).where(onOffer)
          expect(offers.map(({ inviteId }) => inviteId)).toEqual([drafts[first === 'passed' ? 0 : 1]])
        },
      }
    })
  })

  test('the same draft sent three times at once is one invite with one mail', async () => {
    await race({ inOrder: ['passed', 'passed', 'passed'] }, async () => {
      const trial = await newTrial()
      const draftId = await draftFor(trial, 'c@one.example')
      const sendsIt = () => sends(trial, draftId)
      return {
        gate: inviteGate({ inviteId: draftId }),
        works: [sendsIt, sendsIt, sendsIt],
        async holds() {
          const mails = like(outbox.key, `invite:${draftId}:%`)
          expect(await db().select().from(outbox).where(mails)).toHaveLength(1)
          expect(await entriesOf(draftId, 'invite-sent')).toHaveLength(1)
        },
      }
    })
  })
})

describe('ordering', () => {
  test('a double click makes one account, one Checkout, one customer and one payment page', async () => {
    const made: string[] = []
    await race({ inOrder: ['passed', 'passed'] }, async () => {
      const offer = await newOffer()
      const form = await orderForm(offer.mailedLink)
      const pages: string[] = []
      const clicks = async () => {
        const checkoutId = await checkoutOf(press(offer.mailedLink, form))
        pages.push(await startCheckout(checkoutId))
      }
      return {
        gate: inviteGate(offer),
        works: [() => reasonOf(clicks()), () => reasonOf(clicks())],
        async holds() {
          expect([pages.length, new Set(pages).size]).toEqual([2, 1])
          expect(await db().select().from(accounts).where(eq(accounts.email, offer.email))).toHaveLength(1)
          const checkouts = await checkoutsOf(offer.inviteId)
          expect(checkouts).toHaveLength(1)
          made.push(...checkouts.map(({ id }) => id))
        },
      }
    })
    const { sessions, objects } = (await stack.report()) as {
      sessions: { client_reference_id: string; customer: string }[]
      objects: { customers: { id: string; metadata: { billing_checkout_id?: string } }[] }
    }
    for (const checkoutId of made) {
      const { stripeCustomerId } = await checkoutRow(checkoutId)
      const ofCheckout = sessions.filter((session) => session.client_reference_id === checkoutId)
      expect(ofCheckout.map(({ customer }) => customer)).toEqual([stripeCustomerId])
      const customers = objects.customers.filter(({ metadata }) => metadata.billing_checkout_id === checkoutId)
      expect(customers.map(({ id }) => id)).toEqual([stripeCustomerId])
    }
  })

  test('of two persons with the same link one orders, the other one is asked to sign in', async () => {
    await race({ inOrder: ['passed', 'sign-in-first'], reversed: ['sign-in-first', 'passed'] }, async () => {
      const offer = await newOffer()
      const form = await orderForm(offer.mailedLink)
      return {
        gate: inviteGate(offer),
        works: [
          () => orders(offer, { ...form, name: 'Kim Berger', companyName: 'Blumenhaus GmbH' }),
          () => orders(offer, { ...form, name: 'Jan Petersen', companyName: 'Hafenbar' }),
        ],
        async holds() {
          expect((await checkoutsOf(offer.inviteId)).map(({ status }) => status)).toEqual(['open'])
          expect(await db().select().from(accounts).where(eq(accounts.email, offer.email))).toHaveLength(1)
        },
      }
    })
  })

  test('a sign-up that commits beside an order keeps its account to itself: the link alone does not open it', async () => {
    const offer = await newOffer()
    const form = await orderForm(offer.mailedLink)
    const names = { firstName: 'Kim', lastName: 'Berger', passwordHash: 'a hash', language: 'en' } as const
    const answer = await overtakenBy(
      (tx) => createAccount(tx, { kind: 'developer', email: offer.email, ...names }),
      () => orders(offer, form),
    )
    expect(answer).toBe('sign-in-first')
    expect(await checkoutsOf(offer.inviteId)).toEqual([])
    expect(await inviteRow(offer.inviteId)).toMatchObject({ orderedAt: null })
  })

  test('in the moment of expiry an App is ordered or free, never both', async () => {
    const expiresIn = (ms: number, { inviteId }: Offer) =>
      db()
        .update(clientInvites)
        .set({ expiresAt: new Date(clock.now().getTime() + ms) })
        .where(eq(clientInvites.id, inviteId))
    const isOrderedOrFree = async ({ mara, appId, appName }: Offer, ordered: string) => {
      const again = await reasonOf(inviteClient(mara, appName, { email: `jan@${fresh('hafen')}.example` }))
      expect(again).toBe(ordered === 'passed' ? 'app-not-chosen' : 'passed')
      const onOffer = and(eq(clientInviteApps.appId, appId), isNull(clientInviteApps.closedAt))
      expect(await db().select().from(clientInviteApps).where(onOffer)).toHaveLength(1)
    }

    // The time runs out while somebody who came in time is still ordering: held up where the order is written down.
    const inTime = await newOffer()
    const formInTime = await orderForm(inTime.mailedLink)
    const ordering = await whileHeld(sql`lock table ${billingCheckouts} in exclusive mode`, async () => {
      const ordered = orders(inTime, formInTime)
      await untilWaiting([ordered])
      stack.moveClock(16 * DAY)
      await closeAllExpired()
      stack.moveClock(0)
      return [ordered]
    })
    expect(await Promise.all(ordering)).toEqual(['passed'])
    await isOrderedOrFree(inTime, 'passed')

    // Its Apps are being freed when the order comes.
    const late = await newOffer()
    const lateForm = await orderForm(late.mailedLink)
    const bearer = await bearerOf(late.mailedLink)
    await expiresIn(-1, late)
    const answers = await oneAfterAnother(offerGate(late), [
      () => reasonOf(closeAllExpired()),
      () => reasonOf(order(bearer, lateForm)),
    ])
    expect(answers).toEqual(['passed', 'invite-not-open'])
    await isOrderedOrFree(late, 'invite-not-open')

    await leftToChance(async (round) => {
      const offer = await newOffer()
      const form = await orderForm(offer.mailedLink)
      await expiresIn(round % 25, offer)
      const [ordered] = await Promise.all([
        orders(offer, form),
        closeAllExpired(),
        closeAllExpired(),
        closeAllExpired(),
      ])
      expect(['passed', 'invite-expired', 'invite-not-open']).toContain(ordered)
      await isOrderedOrFree(offer, ordered)
    })
  })

  test('a new link sent during the order: the order stands or is refused whole, and only the new link works', async () => {
    await race({ inOrder: ['passed', 'passed'], reversed: ['invite-not-open', 'passed'] }, async () => {
      const offer = await newOffer()
      const { inviteId, mailedLink, mara } = offer
      const lastSentAt = new Date(clock.now().getTime() - 120_000)
      await db().update(clientInvites).set({ lastSentAt }).where(eq(clientInvites.id, inviteId))
      const form = await orderForm(mailedLink)
      return {
        gate: inviteGate(offer),
        works: [() => orders(offer, form), () => reasonOf(resend(mara.actor, { inviteId }))],
        async holds([ordered]) {
          const left = (await checkoutsOf(inviteId)).map(({ status }) => status)
          expect(left).toEqual(ordered === 'passed' ? ['open'] : [])
          expect((await openClientLink(mailedLink)).page).toBe('replaced')
          expect((await openClientLink((await linksOf(inviteId)).mailedLink)).page).toBe('landing')
        },
      }
    })
  })
})
