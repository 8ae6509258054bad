import { and, eq, isNotNull, like } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { apps, planPrices } from '@/db/schema/apps'
import { clientInviteApps, clientInvites } from '@/db/schema/client-invites'
import { companies, memberships } from '@/db/schema/companies'
import { outbox } from '@/db/schema/records'
import { clock } from '@/lib/clock'
import { addDays, dayOf, startOfDay } from '@/lib/day'
import { compose } from '@/lib/outbox/compose'
import { reasonOf } from '@/testing/invite'
import { jobFrom } from '@/testing/jobs'
import { NO_LIMITS } from '@/testing/limits'
import { type Developer, inviteClient, newDeveloper, startTrial } from '@/testing/people'
import { appRow, inviteRow } from '@/testing/rows'
import { prepareStack } from '@/testing/verb-stack'
import { describeClient } from './edit-draft'
import { resend } from './resend'
import { send } from './send'
import { startDraft } from './start-draft'

prepareStack({ ...NO_LIMITS, openInvitesACompany: 2 })
let mara: Developer
let app = ''
let count = 0

beforeEach(async () => {
  count += 1
  mara = await newDeveloper()
  app = `blumenhaus-${count}`
  await startTrial(mara, app)
})

async function draft(change: { email?: string; expiryDays?: 3 | 7 | 14 | 30 } = {}): Promise<string> {
  const { draftId } = await startDraft(mara.actor, { appName: app })
  const client = { email: `kim${count}@blumenhaus.example`, clientName: '', message: '', clientCompany: '' }
  const chosen = { noun: 'website', country: 'DE', language: 'en', keptAccess: 'admin', expiryDays: 14 } as const
  const names = { acceptedEmail: '', firstName: '', lastName: '' }
  await describeClient(mara.actor, { draftId, ...client, ...chosen, ...names, ...change })
  return draftId
}

const sendDraft = (draftId: string, sender = mara) => send(sender.actor, { draftId, sendCopy: true })
const companyOf = async (developer: Developer) => {
  const [row] = await db().select().from(companies).where(eq(companies.slug, developer.slug))
  return row?.id ?? ''
}

/** What a refused send leaves behind: nothing. */
async function unsent(draftId: string): Promise<void> {
  expect(await inviteRow(draftId)).toMatchObject({ sentAt: null, termsHash: null, mailedHash: null })
  expect(await db().select().from(clientInviteApps).where(eq(clientInviteApps.inviteId, draftId))).toEqual([])
  const promised = await db()
    .select()
    .from(outbox)
    .where(like(outbox.key, `%${draftId}%`))
  expect(promised).toEqual([])
}

test('a sent invite has its terms frozen, its Apps on offer and one mail to the client, one copy to the sender', async () => {
  const draftId = await draft()
  expect(await sendDraft(draftId)).toEqual({ inviteId: draftId })
  const invite = await inviteRow(draftId)
  expect(invite.terms?.apps).toMatchObject([{ appId: (await appRow(app)).id, monthlyAmount: 4500 }])
  expect(invite).toMatchObject({ senderName: 'Mara Lindqvist', generation: 1 })
  const promised = await db()
    .select()
    .from(outbox)
    .where(like(outbox.key, `%${draftId}%`))
  expect(promised.map(({ kind }) => kind).sort()).toEqual(['mail-invite', 'mail-invite-copy'])
})

test('what an Admin offers is told to every Owner once, and what an Owner offers to none', async () => {
  const told = () =>
    db()
      .select({ payload: outbox.payload })
      .from(outbox)
      .where(and(eq(outbox.kind, 'mail-offered'), like(outbox.key, `offered:${draftId}:%`)))
  const [companyId, admin, owner] = [await companyOf(mara), await newDeveloper(), await newDeveloper()]
  const belongs = { companyId, createdAt: clock.now() }
  await db()
    .insert(memberships)
    .values([
      { ...belongs, accountId: admin.actor.accountId, role: 'admin' },
      { ...belongs, accountId: owner.actor.accountId, role: 'owner' },
    ])
  await db().update(companies).set({ adminsMayInviteClients: true }).where(eq(companies.id, companyId))
  let draftId = await draft()
  await db().update(clientInvites).set({ senderId: admin.actor.accountId }).where(eq(clientInvites.id, draftId))
  await sendDraft(draftId, admin)
  await sendDraft(draftId, admin)
  const owners = [mara, owner].map(({ actor }) => ({ inviteId: draftId, recipientId: actor.accountId }))
  const payloads = (await told()).map(({ payload }) => payload)
  expect(payloads).toHaveLength(2)
  expect(payloads).toEqual(expect.arrayContaining(owners))
  const [row] = await db()
    .select()
    .from(outbox)
    .where(eq(outbox.key, `offered:${draftId}:${mara.actor.accountId}`))
  if (!row) throw new Error('no mail was promised')
  expect(await compose(jobFrom(row, 'mail-offered'))).toMatchObject({
    to: mara.email,
    mail: { kind: 'mail-offered', props: { clientEmail: `kim${count}@blumenhaus.example` } },
  })
  app = `second-${count}`
  const other = await newDeveloper()
  await startTrial(other, app)
  mara = other
  draftId = await draft()
  await sendDraft(draftId)
  expect(await told()).toEqual([])
})

test('a price that changes afterwards does not change the offer', async () => {
  const draftId = await draft()
  await sendDraft(draftId)
  const { terms, termsHash } = await inviteRow(draftId)
  const planId = terms?.apps[0]?.planId ?? ''
  const validFrom = dayOf(clock.now(), 'Europe/Berlin')
  await db().insert(planPrices).values({ planId, currency: 'eur', monthlyAmount: 9900, validFrom })
  expect(await inviteRow(draftId)).toMatchObject({ terms, termsHash })
  await db().delete(planPrices).where(eq(planPrices.validFrom, validFrom))
})

test("a plan with prices in two currencies is offered at the operator's", async () => {
  const euros = await draft()
  await sendDraft(euros)
  const { terms } = await inviteRow(euros)
  const planId = terms?.apps[0]?.planId ?? ''
  // Valid from later on than the price in euros, as a second currency would be.
  const validFrom = addDays(dayOf(clock.now(), 'Europe/Berlin'), -1)
  await db().insert(planPrices).values({ planId, currency: 'chf', monthlyAmount: 9900, validFrom })
  app = `francs-${count}`
  await startTrial(mara, app)
  const beside = await draft({ email: `ruth${count}@blumenhaus.example` })
  await sendDraft(beside)
  expect((await inviteRow(beside)).terms?.apps[0]).toMatchObject({ monthlyAmount: terms?.apps[0]?.monthlyAmount })
  await db().delete(planPrices).where(eq(planPrices.currency, 'chf'))
})

test.each([3, 7, 14, 30] as const)(
  "open for %i days ends with the last one, in the operator's time zone",
  async (days) => {
    const draftId = await draft({ expiryDays: days })
    const today = dayOf(clock.now(), 'Europe/Berlin')
    await sendDraft(draftId)
    const { expiresAt } = await inviteRow(draftId)
    expect(expiresAt).toEqual(startOfDay(addDays(today, days + 1), 'Europe/Berlin'))
  },
)

test("somebody else's draft and none at all are the same: not found", async () => {
  const draftId = await draft()
  const stranger = await newDeveloper()
  for (const id of [draftId, '01980000-0000-7000-8000-000000000000', 'x', '']) {
    expect(await reasonOf(sendDraft(id, stranger))).toBe('not-found')
  }
  await unsent(draftId)
})

test('nobody invites themselves', async () => {
  for (const email of [mara.email, mara.email.replace('@', '+client@'), mara.email.replace('r', 'r.')]) {
    await expect(draft({ email })).rejects.toMatchObject({ reason: 'own-address' })
  }
  const draftId = await draft()
  await db().update(clientInvites).set({ email: mara.email }).where(eq(clientInvites.id, draftId))
  expect(await reasonOf(sendDraft(draftId))).toBe('own-address')
})

test('somebody who is in the Company already cannot take its App over from it', async () => {
  const other = await newDeveloper()
  const member = { accountId: other.actor.accountId, role: 'owner', createdAt: clock.now() } as const
  await db()
    .insert(memberships)
    .values({ ...member, companyId: await companyOf(mara) })
  const draftId = await draft({ email: other.email })
  expect(await reasonOf(sendDraft(draftId))).toBe('client-already-member')
  await unsent(draftId)
})

test('an Admin sends only where the Company allows it, and somebody removed sends nothing', async () => {
  const draftId = await draft()
  const companyId = await companyOf(mara)
  const owner = { accountId: (await newDeveloper()).actor.accountId, role: 'owner', createdAt: clock.now() } as const
  await db()
    .insert(memberships)
    .values({ ...owner, companyId })
  const mine = and(eq(memberships.companyId, companyId), eq(memberships.accountId, mara.actor.accountId))
  await db().update(memberships).set({ role: 'admin' }).where(mine)
  expect(await reasonOf(sendDraft(draftId))).toBe('not-allowed')
  await unsent(draftId)
  await db().update(companies).set({ adminsMayInviteClients: true }).where(eq(companies.id, companyId))
  expect(await reasonOf(sendDraft(draftId))).toBe('passed')
  await db().delete(memberships).where(mine)
  expect(await reasonOf(inviteClient(mara, app, { email: 'jan@hafen.example' }).catch(refusalOrNot))).not.toBe('passed')
})

test('an App that was deleted meanwhile is not offered', async () => {
  const draftId = await draft()
  await db().update(apps).set({ deletedAt: clock.now() }).where(eq(apps.name, app))
  expect(await reasonOf(sendDraft(draftId))).toBe('app-not-eligible')
  await unsent(draftId)
})

test('without a name nothing is sent; one name is enough', async () => {
  const draftId = await draft()
  const nameMara = (firstName: string) =>
    db().update(accounts).set({ firstName, lastName: '' }).where(eq(accounts.id, mara.actor.accountId))
  await nameMara('')
  await expect(sendDraft(draftId)).rejects.toMatchObject({ reason: 'name-missing', field: 'firstName' })
  await unsent(draftId)
  await nameMara('Suharto')
  await sendDraft(draftId)
  expect((await inviteRow(draftId)).senderName).toBe('Suharto')
})

test('a draft of before is judged as it is sent; a name of before does not hold its sender up', async () => {
  const draftId = await draft()
  const keep = (typed: Partial<typeof clientInvites.$inferInsert>) =>
    db().update(clientInvites).set(typed).where(eq(clientInvites.id, draftId))
  await keep({ clientName: 'evil-offers.com' })
  await expect(sendDraft(draftId)).rejects.toMatchObject({ reason: 'name-leads-away', field: 'clientName' })
  await keep({ clientName: '', message: 'See evil-offers.bike' })
  await expect(sendDraft(draftId)).rejects.toMatchObject({ reason: 'message-link', field: 'message' })
  await keep({ message: '' })
  await db().update(accounts).set({ firstName: 'evil-offers.com' }).where(eq(accounts.id, mara.actor.accountId))
  await sendDraft(draftId)
  expect((await inviteRow(draftId)).sentAt).not.toBeNull()
})

test('a Company has a limited number of open invites; an expired one makes room', async () => {
  const names = [app, `${app}-b`, `${app}-c`]
  for (const name of names) {
    if (name !== app) await startTrial(mara, name)
    app = name
    const draftId = await draft()
    expect(await reasonOf(sendDraft(draftId))).toBe(name.endsWith('-c') ? 'invites-open' : 'passed')
    if (!name.endsWith('-c')) continue
    await unsent(draftId)
    const past = new Date(clock.now().getTime() - 1000)
    await db().update(clientInvites).set({ expiresAt: past }).where(eq(clientInvites.senderId, mara.actor.accountId))
    expect(await reasonOf(sendDraft(draftId))).toBe('passed')
  }
})

test('an expired invite that is sent again needs room among the open ones of its Company', async () => {
  const names = [app, `${app}-b`, `${app}-c`]
  const sent: string[] = []
  for (const name of names) {
    if (name !== app) await startTrial(mara, name)
    app = name
    const { inviteId } = await sendDraft(await draft())
    sent.push(inviteId)
    const lastSentAt = new Date(clock.now().getTime() - 3_600_000)
    const expiresAt = sent.length === 1 ? lastSentAt : undefined
    await db().update(clientInvites).set({ lastSentAt, expiresAt }).where(eq(clientInvites.id, inviteId))
  }
  const [expired = '', open = ''] = sent
  expect(await reasonOf(resend(mara.actor, { inviteId: expired }))).toBe('invites-open')
  expect((await inviteRow(expired)).generation).toBe(1)
  expect(await reasonOf(resend(mara.actor, { inviteId: open }))).toBe('passed')
})

test('an offer that an order holds past its days takes its place among the open ones', async () => {
  const names = [app, `${app}-b`, `${app}-c`]
  const drafts: string[] = []
  for (const name of names) {
    if (name !== app) await startTrial(mara, name)
    app = name
    drafts.push(await draft())
    if (drafts.length < names.length) await sendDraft(drafts.at(-1) ?? '')
  }
  const [ordered, past] = [new Date(clock.now().getTime() - 2000), new Date(clock.now().getTime() - 1000)]
  const sent = and(eq(clientInvites.senderId, mara.actor.accountId), isNotNull(clientInvites.sentAt))
  await db().update(clientInvites).set({ orderedAt: ordered, expiresAt: past }).where(sent)
  expect(await reasonOf(sendDraft(drafts.at(-1) ?? ''))).toBe('invites-open')
})

/** The wizard stops before there is anything to refuse. */
function refusalOrNot(error: Error): never {
  throw Object.assign(error, { name: 'Refusal' })
}
