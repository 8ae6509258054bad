import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { sessions } from '@/db/schema/accounts'
import { appCollaborators, apps } from '@/db/schema/apps'
import { appUsage, billingCheckouts } from '@/db/schema/billing'
import { agreements, clientInvites } from '@/db/schema/client-invites'
import { companies, memberships } from '@/db/schema/companies'
import { activities, outbox } from '@/db/schema/records'
import { openSession } from '@/lib/auth/session-rows'
import { clock } from '@/lib/clock'
import { addDays, dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { handlers } from '@/lib/outbox/handlers'
import { inviteToTeam } from '@/testing/join-team'
import {
  handOver,
  inviteClient,
  offerFrom,
  orderAsNewClient,
  payAtStandIn,
  signUpDeveloper,
  startTrial,
} from '@/testing/people'
import { appRow } from '@/testing/rows'
import { giveApp, inviteOf, newPerson } from '@/testing/team'
import { prepareStack, workOutbox } from '@/testing/verb-stack'
import { settle } from './settle'
import { withdraw } from './withdraw'

const stack = prepareStack({})
let count = 0

async function developer() {
  count += 1
  return signUpDeveloper({
    firstName: 'Mara',
    lastName: 'Lindqvist',
    email: `mara${count}@studio.example`,
    password: 'paper ink pine 1',
  })
}

test('a hand-over moves App, ownership, bill and access at once and exactly once', async () => {
  const mara = await developer()
  const app = await startTrial(mara, 'blumenhaus-shop')
  const done = await handOver(mara, 'blumenhaus-shop', {
    email: 'kim@blumenhaus.example',
    name: 'Kim Berger',
    company: 'Blumenhaus GmbH',
  })
  expect(await settle({ checkoutId: done.checkoutId })).toBe('applied')
  const [row] = await db().select().from(apps).where(eq(apps.id, app.id))
  const team = await db()
    .select()
    .from(memberships)
    .where(eq(memberships.companyId, row?.companyId ?? ''))
  expect(team.map(({ accountId, role }) => [accountId, role]).sort()).toEqual(
    [
      [done.accountId, 'owner'],
      [mara.actor.accountId, 'admin'],
    ].sort(),
  )
  const usage = await db().select().from(appUsage).where(eq(appUsage.appId, app.id))
  expect(usage).toHaveLength(1)
  const lines = await db().select().from(activities).where(eq(activities.verb, 'app-handed-over'))
  expect(new Set(lines.map((line) => line.companyId)).size).toBe(2)
  expect(usage[0]).toMatchObject({
    startsOn: addDays(dayOf(lines[0]?.at ?? clock.now(), operator().timeZone), 1),
    endsOn: null,
    monthlyAmount: 4500,
  })
  expect(row).toMatchObject({ trialEndsAt: null, billingContactId: usage[0]?.billingContactId })
  const agreed = await db().select().from(agreements).where(eq(agreements.inviteId, done.inviteId))
  expect(agreed.map((agreement) => agreement.document).sort()).toEqual(['data-processing', 'terms'])
  const mails = await db().select().from(outbox)
  expect(mails.filter((mail) => mail.kind.startsWith('mail-done'))).toHaveLength(2)
})

test('every mail of a hand-over is handed over once', async () => {
  await workOutbox(handlers())
  const rows = await db().select().from(outbox)
  expect(rows.filter((row) => row.deadAt || row.lastError).map((row) => [row.kind, row.lastError])).toEqual([])
  const sent = (await (await fetch(`${stack.resendOrigin}/_control/emails`)).json()) as { attempts: number }[]
  expect(sent.every((mail) => mail.attempts === 1)).toBe(true)
})

test('a payment method saved after the withdrawal is detached and both are told', async () => {
  const mara = await developer()
  const invited = await offerFrom(mara)
  const ordered = await orderAsNewClient(invited, { name: 'Jan Petersen', company: 'Hafenbar' })
  await payAtStandIn(ordered.url, 'Jan Petersen')
  await db().update(clientInvites).set({ withdrawnAt: clock.now() }).where(eq(clientInvites.id, invited.inviteId))
  expect(await settle({ checkoutId: ordered.checkoutId })).toBe('rejected')
  const [checkout] = await db().select().from(billingCheckouts).where(eq(billingCheckouts.id, ordered.checkoutId))
  expect(checkout).toMatchObject({ rejectReason: 'withdrawn' })
  expect(checkout?.detachedAt).not.toBeNull()
})

test('withdrawing while the payment is through completes the hand-over instead', async () => {
  const mara = await developer()
  const invited = await offerFrom(mara)
  const ordered = await orderAsNewClient(invited, { name: 'Ute', company: 'Kanu Verleih' })
  await payAtStandIn(ordered.url, 'Ute')
  await expect(withdraw(mara.actor, { inviteId: invited.inviteId })).rejects.toMatchObject({
    reason: 'invite-completed',
  })
  expect((await appRow(invited.appName)).trialEndsAt).toBeNull()
})

test('a hand-over ends what waited for the App in the old team, and the sessions of whoever worked on nothing else', async () => {
  const mara = await developer()
  const app = await startTrial(mara, 'zirkus-web')
  const waiting = await inviteToTeam(mara.actor, mara.slug, {
    email: 'waits@studio.example',
    role: 'collaborator',
    appIds: [app.id],
  })
  const invited = await inviteClient(mara, app.name, { email: 'zoe@zirkus.example', name: 'Zoe' })
  const [late, busy] = [await newPerson('Late Comer', 'client'), await developer()]
  await giveApp(late, app.id)
  await db().insert(appCollaborators).values({ appId: app.id, accountId: busy.actor.accountId, createdAt: clock.now() })
  for (const accountId of [late.id, busy.actor.accountId])
    await openSession({ accountId, device: 'test', isNew: false, began: clock.now() })
  const ordered = await orderAsNewClient(invited, { name: 'Zoe', company: 'Zirkus' })
  await payAtStandIn(ordered.url, 'Zoe')
  expect(await settle({ checkoutId: ordered.checkoutId })).toBe('applied')
  expect((await inviteOf(waiting.inviteId)).withdrawnAt).not.toBeNull()
  const open = await db().select({ accountId: sessions.accountId }).from(sessions)
  const whose = open.map(({ accountId }) => accountId)
  expect(whose).toContain(busy.actor.accountId)
  expect(whose).not.toContain(late.id)
  expect(await db().select().from(appCollaborators).where(eq(appCollaborators.appId, app.id))).toEqual([])
})

test('withdrawing in front of the payment page ends the Checkout and frees the App', async () => {
  const mara = await developer()
  const invited = await offerFrom(mara)
  const ordered = await orderAsNewClient(invited, { name: 'Eva', company: 'Verlag' })
  await withdraw(mara.actor, { inviteId: invited.inviteId })
  expect(await settle({ checkoutId: ordered.checkoutId })).not.toBe('applied')
  const again = await inviteClient(mara, invited.appName, { email: invited.email })
  expect(again.inviteId).not.toBe(invited.inviteId)
})

test('what the client accepts to pay an Admin may order from then on: the limit grows by it, once', async () => {
  const mara = await developer()
  const client = { email: 'lea@garten.example', name: 'Lea Grün', company: 'Garten Grün' }
  const limitOf = async (appName: string) => {
    const { companyId } = await appRow(appName)
    const [company] = await db().select().from(companies).where(eq(companies.id, companyId))
    return company?.adminMonthlyLimit
  }
  await startTrial(mara, 'garten-laden')
  const done = await handOver(mara, 'garten-laden', client)
  await settle({ checkoutId: done.checkoutId })
  expect(await limitOf('garten-laden')).toBe(4500)
})
