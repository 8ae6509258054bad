import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { clientInviteApps } from '@/db/schema/client-invites'
import { companies, memberships } from '@/db/schema/companies'
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
import { checkWord } from './check-word'
import { closeAllExpired } from './close-expired'
import { resend } from './resend'
import { settle } from './settle'
import { withdraw } from './withdraw'

const MINUTE = 60_000
const DAY = 86_400_000

let stack: VerbStack
let mara: Developer
let app = ''
let invited: Invited
let count = 0
let passed = 0

beforeAll(async () => {
  useLimits(NO_LIMITS)
  stack = await startVerbStack()
})
afterAll(() => stack?.stop())
beforeEach(async () => {
  count += 1
  mara = await newDeveloper()
  app = `blumenhaus-${count}`
  await startTrial(mara, app)
  invited = await inviteClient(mara, app, { email: `kim${count}@blumenhaus.example`, name: 'Kim Berger' })
})

function pass(ms: number): void {
  passed += ms
  stack.moveClock(passed)
}
const again = (developer = mara) => resend(developer.actor, { inviteId: invited.inviteId })
const onOffer = async () => {
  const { id } = await appRow(app)
  const rows = await db().select().from(clientInviteApps).where(eq(clientInviteApps.appId, id))
  return rows.filter((row) => row.closedAt === null).map((row) => row.inviteId)
}

test('at least 60 seconds lie between two mails', async () => {
  pass(55_000)
  expect(await reasonOf(again())).toBe('resend-too-soon')
  pass(10_000)
  expect(await reasonOf(again())).toBe('passed')
  expect(await reasonOf(again())).toBe('resend-too-soon')
})

test('pressed twice at once it is sent once', async () => {
  pass(2 * MINUTE)
  expect((await Promise.all([reasonOf(again()), reasonOf(again())])).sort()).toEqual(['passed', 'resend-too-soon'])
  expect((await inviteRow(invited.inviteId)).generation).toBe(2)
})

test('a new link leaves date, terms and check word as they were, and the log says that it was sent', async () => {
  const before = await inviteRow(invited.inviteId)
  const word = checkWord(invited.inviteId, 'en')
  pass(2 * MINUTE)
  await again()
  const { expiresAt, terms, termsHash } = before
  expect(await inviteRow(invited.inviteId)).toMatchObject({ generation: 2, expiresAt, terms, termsHash })
  expect(checkWord(invited.inviteId, 'en')).toBe(word)
  const [mail] = await db()
    .select()
    .from(outbox)
    .where(eq(outbox.key, `invite:${invited.inviteId}:2`))
  expect(mail?.payload).toEqual({ inviteId: invited.inviteId, generation: 2 })
  const isResent = and(eq(activities.inviteId, invited.inviteId), eq(activities.verb, 'invite-resent'))
  expect(await db().select().from(activities).where(isResent)).toHaveLength(1)
})

test('an expired invite opens again for as many days as at first', async () => {
  pass(20 * DAY)
  expect(await closeAllExpired()).toBeGreaterThan(0)
  expect(await onOffer()).toEqual([])
  await again()
  expect(await onOffer()).toEqual([invited.inviteId])
  const days = ((await inviteRow(invited.inviteId)).expiresAt?.getTime() ?? 0) - clock.now().getTime()
  expect(Math.floor(days / DAY)).toBe(14)
  const fresh = { ...invited, ...(await linksOf(invited.inviteId)) }
  expect(await settle(await orderAndPay(fresh))).toBe('applied')
})

test('an expired invite stays closed when its App is offered to somebody else meanwhile', async () => {
  pass(20 * DAY)
  const other = await inviteClient(mara, app, { email: 'jan@hafen.example' })
  expect(await reasonOf(again())).toBe('app-on-offer')
  expect(await onOffer()).toEqual([other.inviteId])
  expect((await inviteRow(invited.inviteId)).generation).toBe(1)
})

test('a Checkout that is open when a new link is sent stays what it is', async () => {
  const ordered = await press(invited.mailedLink, await orderForm(invited.mailedLink))
  if (ordered.kind !== 'to-payment') throw new Error(ordered.kind)
  const page = await startCheckout(ordered.checkoutId)
  pass(2 * MINUTE)
  await again()
  expect((await checkoutRow(ordered.checkoutId)).status).toBe('open')
  await payAtStandIn(page, 'Kim Berger')
  expect(await settle({ checkoutId: ordered.checkoutId })).toBe('applied')
})

test('what was ended is not sent again', async () => {
  await withdraw(mara.actor, { inviteId: invited.inviteId })
  pass(2 * MINUTE)
  expect(await reasonOf(again())).toBe('invite-not-open')
  invited = await inviteClient(mara, app, { email: invited.email })
  await settle(await orderAndPay(invited))
  pass(2 * MINUTE)
  expect(await reasonOf(again())).toBe('invite-not-open')
})

test("somebody else's invite is not found, and withdrawing it neither", async () => {
  pass(2 * MINUTE)
  const stranger = await newDeveloper()
  expect(await reasonOf(again(stranger))).toBe('not-found')
  expect(await reasonOf(withdraw(stranger.actor, { inviteId: invited.inviteId }))).toBe('not-found')
})

test('nothing is sent again without the right to, nor for an App that is gone', async () => {
  pass(2 * MINUTE)
  const [company] = await db().select().from(companies).where(eq(companies.slug, mara.slug))
  const companyId = company?.id ?? ''
  const owner = { companyId, accountId: (await newDeveloper()).actor.accountId, role: 'owner' } as const
  await db()
    .insert(memberships)
    .values({ ...owner, createdAt: clock.now() })
  const mine = and(eq(memberships.companyId, companyId), eq(memberships.accountId, mara.actor.accountId))
  await db().update(memberships).set({ role: 'admin' }).where(mine)
  expect(await reasonOf(again())).toBe('not-allowed')
  await db().update(memberships).set({ role: 'owner' }).where(mine)
  await db().update(apps).set({ deletedAt: clock.now() }).where(eq(apps.name, app))
  expect(await reasonOf(again())).toBe('app-not-eligible')
})

test('withdrawing twice is withdrawing once', async () => {
  await withdraw(mara.actor, { inviteId: invited.inviteId })
  const { withdrawnAt } = await inviteRow(invited.inviteId)
  pass(MINUTE)
  await withdraw(mara.actor, { inviteId: invited.inviteId })
  expect((await inviteRow(invited.inviteId)).withdrawnAt).toEqual(withdrawnAt)
  const mails = await db()
    .select()
    .from(outbox)
    .where(eq(outbox.key, `withdrawn:${invited.inviteId}`))
  expect(mails).toHaveLength(1)
})
