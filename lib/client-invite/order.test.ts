import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { appCollaborators, apps } from '@/db/schema/apps'
import { appUsage, billingCheckouts } from '@/db/schema/billing'
import { companies, memberships } from '@/db/schema/companies'
import { activities, outbox } from '@/db/schema/records'
import { amountHash } from '@/lib/billing/quote'
import { startCheckout } from '@/lib/billing/start-checkout'
import { clock } from '@/lib/clock'
import { faultsOf, orderAndPay, orderForm, orderNow, orderPage, press, reasonOf } from '@/testing/invite'
import { bearerOf } from '@/testing/links'
import { prepareOffer } from '@/testing/offer'
import { type Developer, fresh, handOver, inviteClient, newDeveloper, payAtStandIn, startTrial } from '@/testing/people'
import { appRow, checkoutRow, inviteRow } from '@/testing/rows'
import { DAY } from '@/testing/test-clock'
import { closeAllExpired } from './close-expired'
import { askMailbox } from './prove-mailbox'
import { settle } from './settle'
import { withdraw } from './withdraw'

const { stack, offer } = prepareOffer()

const passDays = (days: number) => stack.passTime(days * DAY)

async function nothingOrdered(): Promise<void> {
  expect(await inviteRow(offer.invited.inviteId)).toMatchObject({ orderedAt: null, completedAt: null })
  const rows = await db().select().from(billingCheckouts).where(eq(billingCheckouts.inviteId, offer.invited.inviteId))
  expect(rows).toEqual([])
  expect(await db().select().from(accounts).where(eq(accounts.email, offer.invited.email))).toEqual([])
}

/** Whoever took over, as somebody who hands things over. */
async function theClient(): Promise<Developer> {
  const { email } = offer.invited
  const [client] = await db().select().from(accounts).where(eq(accounts.email, email))
  return { ...offer.mara, actor: { kind: 'account', accountId: client?.id ?? '' }, email }
}

const stripeCalls = async () => (await stack.report()).requests.length

test('another amount than the one shown orders nothing', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  const result = await press(offer.invited.mailedLink, { ...form, amountHash: 'of yesterday' })
  expect(result).toEqual({ kind: 'amount-changed' })
  await nothingOrdered()
})

test('another country is no other amount where the sum is the same: the order is placed', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  expect(await press(offer.invited.mailedLink, { ...form, country: 'AT' })).toMatchObject({ kind: 'to-payment' })
})

test('a country whose sum the page did not show orders nothing, and nobody says that the amount changed', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  expect(await press(offer.invited.mailedLink, { ...form, country: 'CH' })).toEqual({ kind: 'amount-not-shown' })
  await nothingOrdered()
})

test('the sum shown for the chosen country is the sum ordered on', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  const view = await orderPage(offer.invited.mailedLink)
  if (view?.kind !== 'order') throw new Error('the order page shows no order')
  const swiss = view.quotes.find(({ country }) => country === 'CH')
  if (!swiss) throw new Error('the page has no amount for CH')
  const chosen = { ...form, country: 'CH', shownCountry: 'CH', amountHash: amountHash(swiss.quote) }
  expect(await press(offer.invited.mailedLink, chosen)).toMatchObject({ kind: 'to-payment' })
})

test('a country that was not shown does not hide that the amount changed as well', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  passDays(1)
  expect(await press(offer.invited.mailedLink, { ...form, country: 'CH' })).toEqual({ kind: 'amount-changed' })
  await nothingOrdered()
})

test('an order names everything that is wrong with it at once', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  const wrong = { name: '', companyName: ' ', country: 'XX', invoiceEmail: 'kim@', businessTick: false }
  expect(await faultsOf(press(offer.invited.mailedLink, { ...form, ...wrong }))).toEqual({
    name: 'client-name-missing',
    companyName: 'company-missing',
    country: 'country-unknown',
    invoiceEmail: 'email-invalid',
    businessTick: 'tick-missing',
  })
  await nothingOrdered()
})

test('a form filled in before midnight is shown again with the amount of the new day', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  passDays(1)
  expect(await press(offer.invited.mailedLink, form)).toMatchObject({ kind: 'amount-changed' })
  await nothingOrdered()
})

test('other terms than the ones shown order nothing', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  expect(await press(offer.invited.mailedLink, { ...form, termsHash: 'of yesterday' })).toEqual({
    kind: 'terms-changed',
  })
  await nothingOrdered()
})

test.each([
  ['without the business tick', { businessTick: false }, 'tick-missing'],
  ['without a name', { name: ' \u200b ' }, 'client-name-missing'],
  ['with a name that leads away', { name: 'Kim evil-offers.com' }, 'name-leads-away'],
  ['with a number for a name', { name: '0431 12 34 56' }, 'name-leads-away'],
  ['for a company that leads away', { companyName: 'https://evil.example' }, 'line-leads-away'],
  ['for a company of 121 characters', { companyName: '🏢'.repeat(121) }, 'company-name-long'],
  ['without a company', { companyName: '' }, 'company-missing'],
  ['from a country that is none', { country: 'XX' }, 'country-unknown'],
  ['with a VAT id that cannot be one', { vatId: 'DE12' }, 'vat-id-invalid'],
  ['with bills to no address', { invoiceEmail: 'kim@' }, 'email-invalid'],
])('an order %s is refused and nothing is written', async (_what, change, reason) => {
  const form = { ...(await orderForm(offer.invited.mailedLink)), ...change }
  expect(await reasonOf(press(offer.invited.mailedLink, form))).toBe(reason)
  await nothingOrdered()
})

test('a copied link proves nothing: a code to the mailbox comes first', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  expect(await orderPage(offer.invited.copiedLink)).toEqual({ kind: 'prove-mailbox' })
  expect(await reasonOf(press(offer.invited.copiedLink, form))).toBe('mailbox-not-proven')
  await nothingOrdered()
  const tokenId = await askMailbox(await bearerOf(offer.invited.copiedLink), { language: 'en' })
  const mail = await db().select().from(outbox).where(eq(outbox.kind, 'mail-code'))
  expect(mail.map(({ payload }) => payload)).toContainEqual(expect.objectContaining({ tokenId }))
})

test('a mailed link to somebody who has an account asks them to sign in', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  await handOverTo(offer.invited.email)
  expect(await orderPage(offer.invited.mailedLink)).toEqual({ kind: 'sign-in' })
  expect(await reasonOf(press(offer.invited.mailedLink, form))).toBe('sign-in-first')
})

test('signed in as somebody else orders nothing', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  const other = await newDeveloper()
  const { accountId } = other.actor
  expect(await orderPage(offer.invited.mailedLink, accountId)).toEqual({ kind: 'other-account' })
  expect(await reasonOf(press(offer.invited.mailedLink, { ...form, accountId }))).toBe('other-account')
  await nothingOrdered()
})

test('a refused click of a stranger leaves the Checkout of the client alone', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  const ordered = await press(offer.invited.mailedLink, form)
  if (ordered.kind !== 'to-payment') throw new Error(ordered.kind)
  const page = await startCheckout(ordered.checkoutId)
  const stranger = (await newDeveloper()).actor.accountId
  expect(await reasonOf(press(offer.invited.mailedLink, { ...form, accountId: stranger }))).toBe('other-account')
  expect(await reasonOf(press(offer.invited.copiedLink, form))).toBe('mailbox-not-proven')
  expect(await reasonOf(press(offer.invited.mailedLink, { ...form, companyName: 'Other GmbH' }))).toBe('sign-in-first')
  await payAtStandIn(page, 'Kim Berger')
  expect(await settle({ checkoutId: ordered.checkoutId })).toBe('applied')
})

test('the same click again, before the session has reached the browser, leads to the same Checkout', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  const first = await press(offer.invited.mailedLink, form)
  const again = await press(offer.invited.mailedLink, form)
  expect(first).toMatchObject({ kind: 'to-payment', signIn: expect.any(String) })
  expect(again).toEqual({ ...first, signIn: null })
})

test('the same click again later, without signing in, is refused', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  await press(offer.invited.mailedLink, form)
  stack.passTime(5 * 60_000)
  expect(await reasonOf(press(offer.invited.mailedLink, form))).toBe('sign-in-first')
})

test('an expired invite takes no order', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  const bearer = await bearerOf(offer.invited.mailedLink)
  passDays(16)
  expect(await reasonOf(press(offer.invited.mailedLink, form))).toBe('invite-expired')
  const { order } = await import('./order')
  expect(await reasonOf(order(bearer, form))).toBe('invite-not-open')
  await nothingOrdered()
})

test('an order begun in time and paid after the expiry is honoured, and nobody else gets the App meanwhile', async () => {
  const { expiresAt } = await inviteRow(offer.invited.inviteId)
  if (!expiresAt) throw new Error('the invite has no end')
  stack.moveClockTo(new Date(expiresAt.getTime() - 60 * 60_000))
  const checkoutId = await orderNow(offer.invited)
  const page = await startCheckout(checkoutId)
  const { expiresAt: sessionEnds } = await checkoutRow(checkoutId)
  const afterwards = expiresAt.getTime() + 60_000
  // The session ends with the invite or 31 minutes after the order, whichever is later: pay just before.
  stack.moveClockTo(new Date(Math.min(afterwards, sessionEnds.getTime() - 30_000)))
  await closeAllExpired()
  expect(await reasonOf(inviteClient(offer.mara, offer.app, { email: 'jan@hafen.example' }))).not.toBe('passed')
  await payAtStandIn(page, 'Kim Berger')
  stack.moveClockTo(new Date(afterwards))
  await closeAllExpired()
  expect(await settle({ checkoutId })).toBe('applied')
})

test('a Checkout that nobody used for a day lapses, and the client can order again', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  const ordered = await press(offer.invited.mailedLink, form)
  if (ordered.kind !== 'to-payment' || !ordered.signIn) throw new Error(ordered.kind)
  await startCheckout(ordered.checkoutId)
  passDays(1)
  expect(await settle({ checkoutId: ordered.checkoutId })).toBe('expired')
  expect((await inviteRow(offer.invited.inviteId)).orderedAt).toBeNull()
  expect(await checkoutRow(ordered.checkoutId)).toMatchObject({ stripeUrl: null, nextCheckAt: null })
  const again = await press(offer.invited.mailedLink, await orderForm(offer.invited.mailedLink, ordered.signIn))
  if (again.kind !== 'to-payment') throw new Error(again.kind)
  expect(again.checkoutId).not.toBe(ordered.checkoutId)
  await payAtStandIn(await startCheckout(again.checkoutId), 'Kim Berger')
  expect(await settle({ checkoutId: again.checkoutId })).toBe('applied')
})

test('an App that is gone cannot be ordered', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  await db().update(apps).set({ deletedAt: clock.now() }).where(eq(apps.name, offer.app))
  expect(await reasonOf(press(offer.invited.mailedLink, form))).toBe('invite-not-open')
  await nothingOrdered()
})

test('an order after its sender lost the right to hand over withdraws the invite and tells the client', async () => {
  const form = await orderForm(offer.invited.mailedLink)
  await demote(offer.mara)
  expect(await reasonOf(press(offer.invited.mailedLink, form))).toBe('invite-not-open')
  expect((await inviteRow(offer.invited.inviteId)).withdrawnAt).not.toBeNull()
  const mails = await db()
    .select()
    .from(outbox)
    .where(eq(outbox.key, `withdrawn:${offer.invited.inviteId}`))
  expect(mails.map((mail) => mail.payload)).toEqual([{ inviteId: offer.invited.inviteId, cause: 'right-lost' }])
  await nothingOrdered()
})

test('a known client with a card takes over at the click, and Stripe hears nothing of it', async () => {
  const { accountId, companyId } = await handOverTo(offer.invited.email)
  const before = await stripeCalls()
  const form = await orderForm(offer.invited.mailedLink, accountId, companyId)
  const result = await press(offer.invited.mailedLink, { ...form, businessTick: false })
  expect(result).toMatchObject({ kind: 'completed', signIn: null })
  expect(await stripeCalls()).toBe(before)
  const row = await appRow(offer.app)
  expect(row.companyId).toBe(companyId)
  const [usage] = await db().select().from(appUsage).where(eq(appUsage.appId, row.id))
  expect(usage).toMatchObject({ billingContactId: row.billingContactId, endsOn: null })
})

test('a known client may take the App into a new Company all the same, through Checkout', async () => {
  const { accountId, companyId } = await handOverTo(offer.invited.email)
  const checkoutId = await orderNow(offer.invited, accountId)
  await payAtStandIn(await startCheckout(checkoutId), 'Kim Berger')
  expect(await settle({ checkoutId })).toBe('applied')
  expect((await appRow(offer.app)).companyId).not.toBe(companyId)
})

test('a Company that the client does not own takes nothing over', async () => {
  const { accountId } = await handOverTo(offer.invited.email)
  const stranger = await newDeveloper()
  const [foreign] = await db().select().from(companies).where(eq(companies.slug, stranger.slug))
  const form = { ...(await orderForm(offer.invited.mailedLink, accountId)), companyId: foreign?.id ?? '' }
  expect(await reasonOf(press(offer.invited.mailedLink, form))).toBe('company-not-owned')
})

test.each(['admin', 'collaborator', 'none'] as const)(
  'the sender keeps %s, no more and no less',
  async (keptAccess) => {
    await withdraw(offer.mara.actor, { inviteId: offer.invited.inviteId })
    const kept = await inviteClient(offer.mara, offer.app, { email: offer.invited.email, keptAccess })
    await settle(await orderAndPay(kept))
    const { id, companyId } = await appRow(offer.app)
    const { accountId } = offer.mara.actor
    const roles = await db()
      .select({ role: memberships.role })
      .from(memberships)
      .where(and(eq(memberships.companyId, companyId), eq(memberships.accountId, accountId)))
    const single = await db().select().from(appCollaborators).where(eq(appCollaborators.appId, id))
    expect(roles.map(({ role }) => role)).toEqual(keptAccess === 'admin' ? ['admin'] : [])
    expect(single.map((row) => row.accountId)).toEqual(keptAccess === 'collaborator' ? [accountId] : [])
  },
)

test.each([
  ['billing', 'admin'],
  ['admin', 'admin'],
] as const)('a sender who is %s there already is %s afterwards', async (role, afterwards) => {
  const { accountId, companyId } = await handOverTo(offer.invited.email)
  const member = { companyId, accountId: offer.mara.actor.accountId, role, createdAt: clock.now() }
  await db().insert(memberships).values(member).onConflictDoNothing()
  await press(offer.invited.mailedLink, await orderForm(offer.invited.mailedLink, accountId, companyId))
  const mine = eq(memberships.accountId, offer.mara.actor.accountId)
  const [row] = await db()
    .select()
    .from(memberships)
    .where(and(eq(memberships.companyId, companyId), mine))
  expect(row?.role).toBe(afterwards)
})

test('a sender who works on another App there is Admin afterwards, of all Apps and of none by name', async () => {
  const { accountId, companyId } = await handOverTo(offer.invited.email)
  const [other] = await db().select({ id: apps.id }).from(apps).where(eq(apps.companyId, companyId))
  const mine = offer.mara.actor.accountId
  await db()
    .insert(appCollaborators)
    .values({ appId: other?.id ?? '', accountId: mine, createdAt: clock.now() })
  await press(offer.invited.mailedLink, await orderForm(offer.invited.mailedLink, accountId, companyId))
  const roles = await db().select().from(memberships).where(eq(memberships.accountId, mine))
  expect(roles.find((row) => row.companyId === companyId)?.role).toBe('admin')
  expect(await db().select().from(appCollaborators).where(eq(appCollaborators.accountId, mine))).toEqual([])
})

test('an Admin of the Company stays Admin when the invite would leave them less', async () => {
  await withdraw(offer.mara.actor, { inviteId: offer.invited.inviteId })
  const { accountId, companyId } = await handOverTo(offer.invited.email)
  const role = 'admin'
  await db()
    .insert(memberships)
    .values({ companyId, accountId: offer.mara.actor.accountId, role, createdAt: clock.now() })
  const less = await inviteClient(offer.mara, offer.app, { email: offer.invited.email, keptAccess: 'none' })
  await press(less.mailedLink, await orderForm(less.mailedLink, accountId, companyId))
  const mine = eq(memberships.accountId, offer.mara.actor.accountId)
  const [row] = await db()
    .select()
    .from(memberships)
    .where(and(eq(memberships.companyId, companyId), mine))
  expect(row?.role).toBe('admin')
})

test('a paid App handed on is paid by the old payer through today and by the new one from tomorrow', async () => {
  await settle(await orderAndPay(offer.invited))
  const { id, companyId, billingContactId } = await appRow(offer.app)
  const kim = await theClient()
  passDays(3)
  await handOver(kim, offer.app, { email: `${fresh('ute')}@kanu.example`, name: 'Ute', company: 'Kanu Verleih' })
  const rows = await db().select().from(appUsage).where(eq(appUsage.appId, id)).orderBy(appUsage.startsOn)
  expect(rows).toHaveLength(2)
  const [old, next] = rows
  expect(old?.billingContactId).toBe(billingContactId)
  const { addDays, dayOf } = await import('@/lib/day')
  const today = dayOf(clock.now(), 'Europe/Berlin')
  expect([old?.endsOn, next?.startsOn, next?.endsOn]).toEqual([today, addDays(today, 1), null])
  expect((await appRow(offer.app)).companyId).not.toBe(companyId)
})

test('handed on twice on the same day, the one in between pays nothing', async () => {
  await settle(await orderAndPay(offer.invited))
  const { id } = await appRow(offer.app)
  const kim = await theClient()
  await handOver(kim, offer.app, { email: `${fresh('ute')}@kanu.example`, name: 'Ute', company: 'Kanu Verleih' })
  const rows = await db().select().from(appUsage).where(eq(appUsage.appId, id))
  const empty = rows.filter((row) => row.endsOn !== null && row.endsOn < row.startsOn)
  expect([rows.length, empty.length]).toEqual([2, 1])
})

test('an order and its hand-over are in the activity log, with ids and no name', async () => {
  await settle(await orderAndPay(offer.invited))
  const lines = await db().select().from(activities).where(eq(activities.inviteId, offer.invited.inviteId))
  const verbs = lines.map((line) => line.verb).sort()
  expect(verbs).toEqual(['app-handed-over', 'app-handed-over', 'company-created', 'invite-ordered', 'invite-sent'])
  expect(JSON.stringify(lines)).not.toMatch(/Kim|Berger|Blumenhaus|@/)
})

/** A first hand-over makes this address a client with a Company and a card. */
async function handOverTo(email: string): Promise<{ accountId: string; companyId: string }> {
  const other = await newDeveloper()
  const name = fresh('first')
  await startTrial(other, name)
  const { accountId } = await handOver(other, name, { email, name: 'Kim Berger', company: 'Blumenhaus GmbH' })
  return { accountId, companyId: (await appRow(name)).companyId }
}

/** Takes the right to hand over from a developer: somebody else owns the Company now. */
async function demote(developer: Developer): Promise<void> {
  const [company] = await db().select().from(companies).where(eq(companies.slug, developer.slug))
  const companyId = company?.id ?? ''
  const other = await newDeveloper()
  const owner = { companyId, accountId: other.actor.accountId, role: 'owner', createdAt: clock.now() } as const
  await db().insert(memberships).values(owner)
  const mine = and(eq(memberships.companyId, companyId), eq(memberships.accountId, developer.actor.accountId))
  await db().update(memberships).set({ role: 'admin' }).where(mine)
}
