import { and, eq, inArray, isNotNull, isNull, like } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { apps } from '@/db/schema/apps'
import { appUsage, billingCheckouts } from '@/db/schema/billing'
import { agreements, clientInviteApps, clientInvites } from '@/db/schema/client-invites'
import { activities, outbox } from '@/db/schema/records'
import { startCheckout } from '@/lib/billing/start-checkout'
import { clock } from '@/lib/clock'
import {
  appRow,
  checkoutRow,
  inviteRow,
  NO_LIMITS,
  orderAndPay,
  orderForm,
  press,
  reasonOf,
  useLimits,
} from '@/testing/invite'
import { bearerOf } from '@/testing/links'
import {
  type Developer,
  type Invited,
  inviteClient,
  linksOf,
  newDeveloper,
  payAtStandIn,
  startTrial,
} from '@/testing/people'
import { startVerbStack, type VerbStack } from '@/testing/verb-stack'
import { closeAllExpired } from './close-expired'
import { decline } from './decline'
import { describeClient } from './edit-draft'
import { openClientLink } from './open-link'
import { resend } from './resend'
import { send } from './send'
import { settle } from './settle'
import { startDraft } from './start-draft'
import { withdraw } from './withdraw'

// Real parallel transactions on real PostgreSQL and a Stripe stand-in over HTTP. What is asserted holds in every round.

const ROUNDS = 50
vi.setConfig({ testTimeout: 120_000 })

let stack: VerbStack
let mara: Developer
let round = 0

beforeAll(async () => {
  useLimits(NO_LIMITS)
  stack = await startVerbStack()
  mara = await newDeveloper()
})
afterAll(() => stack?.stop())

/** Runs each round on an App of its own that stands on a fresh invite. */
async function eachRound(work: (invited: Invited, app: string) => Promise<void>): Promise<void> {
  for (let each = 0; each < ROUNDS; each++) {
    const app = await freshApp()
    await work(await inviteClient(mara, app, { email: `kim${round}@blumenhaus.example`, name: 'Kim Berger' }), app)
  }
}

/** A new trial. Trials of former rounds are out of the way: one may run outside of invitations. */
async function freshApp(): Promise<string> {
  round += 1
  await db()
    .update(apps)
    .set({ deletedAt: clock.now() })
    .where(and(isNotNull(apps.trialEndsAt), isNull(apps.deletedAt)))
  const app = `race-${round}`
  await startTrial(mara, app)
  return app
}

async function order(invited: Invited): Promise<string> {
  const ordered = await press(invited.mailedLink, await orderForm(invited.mailedLink))
  if (ordered.kind !== 'to-payment') throw new Error(ordered.kind)
  return ordered.checkoutId
}

const checkoutsOf = (inviteId: string) =>
  db().select().from(billingCheckouts).where(eq(billingCheckouts.inviteId, inviteId))

async function effectsOf(inviteId: string, app: string) {
  const { id } = await appRow(app)
  const of = { invite: eq(activities.inviteId, inviteId), verb: eq(activities.verb, 'app-handed-over') }
  const [usage, agreed, handedOver, mails] = await Promise.all([
    db().select().from(appUsage).where(eq(appUsage.appId, id)),
    db().select().from(agreements).where(eq(agreements.inviteId, inviteId)),
    db().select().from(activities).where(and(of.invite, of.verb)),
    db()
      .select()
      .from(outbox)
      .where(like(outbox.key, `done-%:${inviteId}`)),
  ])
  return { usage: usage.length, agreed: agreed.length, handedOver: handedOver.length, mails: mails.length }
}

/** Follows up what is left of an order, as the sweep does, until nothing is. */
async function settleWhole(inviteId: string): Promise<void> {
  for (const { id } of await checkoutsOf(inviteId)) {
    for (let looks = 0; looks < 3; looks++) await settle({ checkoutId: id })
  }
}

/** Payment methods that still belong to a customer, by customer. */
async function attachedCustomers(): Promise<Set<string>> {
  const { objects } = (await stack.report()) as { objects: { payment_methods: { customer: string | null }[] } }
  return new Set(objects.payment_methods.flatMap(({ customer }) => customer ?? []))
}

describe('settling', () => {
  test('webhook, return page and sweep at once hand the App over once', async () => {
    await eachRound(async (invited, app) => {
      const { checkoutId } = await orderAndPay(invited)
      const answers = await Promise.all([1, 2, 3].map(() => settle({ checkoutId })))
      expect(answers).toEqual(['applied', 'applied', 'applied'])
      expect(await effectsOf(invited.inviteId, app)).toEqual({ usage: 1, agreed: 2, handedOver: 2, mails: 2 })
    })
  })

  test('a payment and a withdrawal at once: exactly one wins, and the loser leaves no payment method behind', async () => {
    const won = { completed: 0, withdrawn: 0 }
    const lost: string[] = []
    await eachRound(async (invited, app) => {
      const checkoutId = await order(invited)
      const page = await startCheckout(checkoutId)
      const paying = payAtStandIn(page, 'Kim Berger').then(() => settle({ checkoutId }))
      await Promise.allSettled([withdraw(mara.actor, { inviteId: invited.inviteId }), paying])
      await settleWhole(invited.inviteId)
      const { completedAt, withdrawnAt } = await inviteRow(invited.inviteId)
      expect([completedAt, withdrawnAt].filter(Boolean)).toHaveLength(1)
      won[completedAt ? 'completed' : 'withdrawn'] += 1
      const { usage, mails } = await effectsOf(invited.inviteId, app)
      expect([usage, mails]).toEqual(completedAt ? [1, 2] : [0, 0])
      if (withdrawnAt) lost.push((await checkoutRow(checkoutId)).stripeCustomerId ?? '')
    })
    expect(won.completed + won.withdrawn).toBe(ROUNDS)
    const attached = await attachedCustomers()
    expect(lost.filter((customer) => attached.has(customer))).toEqual([])
  })

  test('a withdrawal while the payment page is being made: nothing is handed over, a card saved there is detached', async () => {
    const customers: string[] = []
    await eachRound(async (invited, app) => {
      const checkoutId = await order(invited)
      const opening = startCheckout(checkoutId).then((page) => payAtStandIn(page, 'Kim Berger'))
      await Promise.allSettled([opening, withdraw(mara.actor, { inviteId: invited.inviteId })])
      await settleWhole(invited.inviteId)
      const { completedAt, withdrawnAt } = await inviteRow(invited.inviteId)
      expect([completedAt, withdrawnAt].filter(Boolean)).toHaveLength(1)
      const checkout = await checkoutRow(checkoutId)
      expect(checkout.stripeUrl).toBeNull()
      expect(checkout.nextCheckAt).toBeNull()
      if (withdrawnAt) customers.push(checkout.stripeCustomerId ?? '')
      expect((await appRow(app)).trialEndsAt === null).toBe(completedAt !== null)
    })
    const attached = await attachedCustomers()
    expect(customers.filter((customer) => attached.has(customer))).toEqual([])
  })
})

describe('declining', () => {
  const sayNo = async (invited: Invited) =>
    decline(await bearerOf(invited.mailedLink), { accountId: null, reason: 'no' })
  const endsOf = async (inviteId: string) => {
    const { completedAt, withdrawnAt, declinedAt } = await inviteRow(inviteId)
    return [completedAt, withdrawnAt, declinedAt].filter(Boolean)
  }
  const promisedOf = async (inviteId: string) => {
    const ofInvite = inArray(outbox.key, [`declined:${inviteId}`, `withdrawn:${inviteId}`])
    return (await db().select().from(outbox).where(ofInvite)).map(({ kind }) => kind)
  }

  test('a no and an order at once: the order stands and is ended, or is refused whole', async () => {
    await eachRound(async (invited, app) => {
      const form = await orderForm(invited.mailedLink)
      const [ordered, declined] = await Promise.all([
        reasonOf(press(invited.mailedLink, form)),
        reasonOf(sayNo(invited)),
      ])
      expect(declined).toBe('passed')
      expect(['passed', 'invite-not-open']).toContain(ordered)
      expect(await inviteRow(invited.inviteId)).toMatchObject({ orderedAt: null, completedAt: null })
      expect(await endsOf(invited.inviteId)).toHaveLength(1)
      const left = (await checkoutsOf(invited.inviteId)).map(({ status }) => status)
      expect(left).toEqual(ordered === 'passed' ? ['superseded'] : [])
      await settleWhole(invited.inviteId)
      expect((await appRow(app)).trialEndsAt).not.toBeNull()
    })
  })

  test('a payment and a no at once: exactly one wins, and the loser leaves no payment method behind', async () => {
    const lost: string[] = []
    await eachRound(async (invited, app) => {
      const checkoutId = await order(invited)
      const page = await startCheckout(checkoutId)
      const paying = payAtStandIn(page, 'Kim Berger').then(() => settle({ checkoutId }))
      await Promise.allSettled([sayNo(invited), paying])
      await settleWhole(invited.inviteId)
      expect(await endsOf(invited.inviteId)).toHaveLength(1)
      const { declinedAt } = await inviteRow(invited.inviteId)
      const { usage, mails } = await effectsOf(invited.inviteId, app)
      expect([usage, mails]).toEqual(declinedAt ? [0, 0] : [1, 2])
      expect(await promisedOf(invited.inviteId)).toEqual(declinedAt ? ['mail-declined'] : [])
      if (declinedAt) lost.push((await checkoutRow(checkoutId)).stripeCustomerId ?? '')
    })
    const attached = await attachedCustomers()
    expect(lost.filter((customer) => attached.has(customer))).toEqual([])
  })

  test('a no and a withdrawal at once: one end, one mail', async () => {
    await eachRound(async (invited) => {
      const answers = await Promise.all([
        reasonOf(sayNo(invited)),
        reasonOf(withdraw(mara.actor, { inviteId: invited.inviteId })),
      ])
      expect(answers.sort()).toEqual(['invite-not-open', 'passed'])
      expect(await endsOf(invited.inviteId)).toHaveLength(1)
      const { declinedAt } = await inviteRow(invited.inviteId)
      expect(await promisedOf(invited.inviteId)).toEqual([declinedAt ? 'mail-declined' : 'mail-withdrawn'])
    })
  })

  test('the same no three times at once is one no with one mail', async () => {
    await eachRound(async (invited) => {
      const bearer = await bearerOf(invited.mailedLink)
      await Promise.all([1, 2, 3].map((each) => decline(bearer, { accountId: null, reason: `no ${each}` })))
      expect(await promisedOf(invited.inviteId)).toEqual(['mail-declined'])
      const declined = and(eq(activities.inviteId, invited.inviteId), eq(activities.verb, 'invite-declined'))
      expect(await db().select().from(activities).where(declined)).toHaveLength(1)
    })
  })
})

describe('sending', () => {
  async function draftFor(app: string, email: string): Promise<string> {
    const { draftId } = await startDraft(mara.actor, { appName: app })
    const client = { clientName: '', message: '', noun: 'website', clientCompany: '', country: 'DE' } as const
    const rest = { language: 'en', keptAccess: 'admin', expiryDays: 14, acceptedEmail: '' } as const
    await describeClient(mara.actor, { draftId, email, firstName: '', lastName: '', ...client, ...rest })
    return draftId
  }
  const sendDraft = (draftId: string) => send(mara.actor, { draftId, sendCopy: false })

  test('two drafts for the same App at once: one is sent, the other one hears why not', async () => {
    const app = await freshApp()
    for (let each = 0; each < ROUNDS; each++) {
      const drafts = [await draftFor(app, `a${each}@one.example`), await draftFor(app, `b${each}@two.example`)]
      expect(new Set(drafts).size).toBe(2)
      const answers = await Promise.all(drafts.map((draftId) => reasonOf(sendDraft(draftId))))
      expect(answers.sort()).toEqual(['app-on-offer', 'passed'])
      const { id } = await appRow(app)
      const onOffer = and(eq(clientInviteApps.appId, id), isNull(clientInviteApps.closedAt))
      const [offer, ...more] = await db().select().from(clientInviteApps).where(onOffer)
      expect(more).toEqual([])
      await withdraw(mara.actor, { inviteId: offer?.inviteId ?? '' })
    }
  })

  test('the same draft sent three times at once is one invite with one mail', async () => {
    const app = await freshApp()
    for (let each = 0; each < ROUNDS; each++) {
      const draftId = await draftFor(app, `c${each}@one.example`)
      const answers = await Promise.all([1, 2, 3].map(() => sendDraft(draftId)))
      expect(answers.map((answer) => answer.inviteId)).toEqual([draftId, draftId, draftId])
      const mails = await db()
        .select()
        .from(outbox)
        .where(like(outbox.key, `invite:${draftId}:%`))
      const sent = and(eq(activities.inviteId, draftId), eq(activities.verb, 'invite-sent'))
      expect(mails).toHaveLength(1)
      expect(await db().select().from(activities).where(sent)).toHaveLength(1)
      await withdraw(mara.actor, { inviteId: draftId })
    }
  })
})

describe('ordering', () => {
  test('a double click makes one account, one Checkout, one customer and one payment page', async () => {
    const made: { checkoutId: string; customer: string | null }[] = []
    await eachRound(async (invited) => {
      const form = await orderForm(invited.mailedLink)
      const click = async () => {
        const ordered = await press(invited.mailedLink, form)
        if (ordered.kind !== 'to-payment') throw new Error(ordered.kind)
        return startCheckout(ordered.checkoutId)
      }
      const [one, other] = await Promise.all([click(), click()])
      expect(other).toBe(one)
      const [checkout, ...more] = await checkoutsOf(invited.inviteId)
      expect(more).toEqual([])
      expect(await db().select().from(accounts).where(eq(accounts.email, invited.email))).toHaveLength(1)
      made.push({ checkoutId: checkout?.id ?? '', customer: checkout?.stripeCustomerId ?? null })
    })
    const report = (await stack.report()) as {
      sessions: { client_reference_id: string; customer: string }[]
      objects: { customers: { id: string; metadata: { billing_checkout_id?: string } }[] }
    }
    for (const { checkoutId, customer } of made) {
      const sessions = report.sessions.filter((session) => session.client_reference_id === checkoutId)
      const customers = report.objects.customers.filter(({ metadata }) => metadata.billing_checkout_id === checkoutId)
      expect([sessions.length, sessions[0]?.customer, customers.map(({ id }) => id)]).toEqual([1, customer, [customer]])
    }
  })

  test('of two persons with the same link one orders, the other one is asked to sign in', async () => {
    await eachRound(async (invited) => {
      const form = await orderForm(invited.mailedLink)
      const answers = await Promise.all([
        reasonOf(press(invited.mailedLink, { ...form, name: 'Kim Berger', companyName: 'Blumenhaus GmbH' })),
        reasonOf(press(invited.mailedLink, { ...form, name: 'Jan Petersen', companyName: 'Hafenbar' })),
      ])
      expect(answers.sort()).toEqual(['passed', 'sign-in-first'])
      expect((await checkoutsOf(invited.inviteId)).map(({ status }) => status)).toEqual(['open'])
      expect(await db().select().from(accounts).where(eq(accounts.email, invited.email))).toHaveLength(1)
    })
  })

  test('in the moment of expiry an App is ordered or free, never both', async () => {
    const outcomes = new Set<string>()
    await eachRound(async (invited, app) => {
      const form = await orderForm(invited.mailedLink)
      const expiresAt = new Date(clock.now().getTime() + (round % 25))
      await db().update(clientInvites).set({ expiresAt }).where(eq(clientInvites.id, invited.inviteId))
      const [ordered] = await Promise.all([
        reasonOf(press(invited.mailedLink, form)),
        closeAllExpired(),
        closeAllExpired(),
        closeAllExpired(),
      ])
      outcomes.add(ordered)
      const again = await reasonOf(inviteClient(mara, app, { email: `jan${round}@hafen.example` }).catch(asRefusal))
      expect(again === 'passed').toBe(ordered !== 'passed')
      const { id } = await appRow(app)
      const rows = await db().select().from(clientInviteApps).where(eq(clientInviteApps.appId, id))
      expect(rows.filter((row) => row.closedAt === null)).toHaveLength(1)
    })
    expect([...outcomes].every((word) => ['passed', 'invite-expired', 'invite-not-open'].includes(word))).toBe(true)
  })

  test('a new link sent during the order: the order stands or is refused whole, and only the new link works', async () => {
    await eachRound(async (invited) => {
      const lastSentAt = new Date(clock.now().getTime() - 120_000)
      await db().update(clientInvites).set({ lastSentAt }).where(eq(clientInvites.id, invited.inviteId))
      const form = await orderForm(invited.mailedLink)
      const [ordered, resent] = await Promise.all([
        reasonOf(press(invited.mailedLink, form)),
        reasonOf(resend(mara.actor, { inviteId: invited.inviteId })),
      ])
      expect(resent).toBe('passed')
      expect(['passed', 'invite-not-open']).toContain(ordered)
      const open = await db()
        .select()
        .from(billingCheckouts)
        .where(and(eq(billingCheckouts.inviteId, invited.inviteId), inArray(billingCheckouts.status, ['open'])))
      expect(open).toHaveLength(ordered === 'passed' ? 1 : 0)
      expect((await openClientLink(invited.mailedLink)).page).toBe('replaced')
      expect((await openClientLink((await linksOf(invited.inviteId)).mailedLink)).page).toBe('landing')
    })
  })
})

/** Drafts of an App that is on offer stop at the first step: there is no such App to choose. */
function asRefusal(error: Error): never {
  throw Object.assign(error, { name: 'Refusal', reason: 'app-on-offer' })
}
