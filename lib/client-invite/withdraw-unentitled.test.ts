import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { appCollaborators } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import { outbox } from '@/db/schema/records'
import { clock } from '@/lib/clock'
import { handlers } from '@/lib/outbox/handlers'
import { changeRole } from '@/lib/team/change-role'
import { leave } from '@/lib/team/leave'
import { jobFrom } from '@/testing/jobs'
import {
  type Developer,
  fresh,
  handOver,
  inviteClient,
  newDeveloper,
  offerFrom,
  orderAsNewClient,
  payAtStandIn,
  startTrial,
} from '@/testing/people'
import { appRow, checkoutRow, inviteRow } from '@/testing/rows'
import { newPerson } from '@/testing/team'
import { prepareStack } from '@/testing/verb-stack'
import { settle } from './settle'
import { withdrawUnentitled } from './withdraw-unentitled'

prepareStack()

/** A developer whose Company has a second Owner, and an App of it on offer. */
async function offered() {
  const mara = await newDeveloper()
  const company = await companyOf(mara)
  const second = await newPerson('Sara Second')
  await db()
    .insert(memberships)
    .values({ companyId: company.id, accountId: second.id, role: 'owner', createdAt: clock.now() })
  const { invited, appId } = await offer(mara)
  return { mara, second, company, invited, appId }
}

async function offer(mara: Developer) {
  const invited = await offerFrom(mara, { word: 'taken-back', name: 'Kim Berger' })
  return { invited, appId: (await appRow(invited.appName)).id }
}

async function companyOf({ slug }: Developer) {
  const [company] = await db().select().from(companies).where(eq(companies.slug, slug))
  if (!company) throw new Error(slug)
  return company
}

/** Does what was promised, as the outbox does. */
async function work(companyId: string): Promise<void> {
  const rows = await db().select().from(outbox).where(eq(outbox.kind, 'withdraw-unentitled'))
  for (const row of rows.filter(({ payload }) => payload.companyId === companyId)) {
    await handlers()['withdraw-unentitled'].handle(jobFrom(row, 'withdraw-unentitled'))
  }
}

const lately = ({ actor }: Developer) => ({ ...actor, provedAt: clock.now() })

test('the open offers of somebody who left are taken back, and the client is told', async () => {
  const { mara, company, invited } = await offered()
  await leave(lately(mara), { companySlug: mara.slug })
  await work(company.id)
  await work(company.id)
  expect((await inviteRow(invited.inviteId)).withdrawnAt).not.toBeNull()
  const mails = await db()
    .select()
    .from(outbox)
    .where(eq(outbox.key, `withdrawn:${invited.inviteId}`))
  expect(mails.map(({ payload }) => payload)).toEqual([{ inviteId: invited.inviteId, cause: 'right-lost' }])
})

test('an open Checkout of such an offer is ended, and a payment that is through leads to no hand-over', async () => {
  const { mara, company, invited } = await offered()
  const { checkoutId } = await orderAsNewClient(invited, { name: 'Kim Berger', company: 'Blumenhaus' })
  await leave(lately(mara), { companySlug: mara.slug })
  await work(company.id)
  expect((await inviteRow(invited.inviteId)).withdrawnAt).not.toBeNull()
  expect((await checkoutRow(checkoutId)).status).toBe('superseded')

  const paid = await offered()
  const ordered = await orderAsNewClient(paid.invited, { name: 'Kim Berger', company: 'Blumenhaus' })
  await payAtStandIn(ordered.url, 'Kim Berger')
  await leave(lately(paid.mara), { companySlug: paid.mara.slug })
  await work(paid.company.id)
  expect(await settle({ checkoutId: ordered.checkoutId })).toBe('rejected')
  expect((await inviteRow(paid.invited.inviteId)).withdrawnAt).not.toBeNull()
})

test('whoever may still hand over keeps their offers', async () => {
  const { mara, company, invited } = await offered()
  await withdrawUnentitled({ companyId: company.id, accountId: mara.actor.accountId })
  expect((await inviteRow(invited.inviteId)).withdrawnAt).toBeNull()
})

test('an Admin who may hand over loses the offers with the role', async () => {
  const { mara, company, second, invited } = await offered()
  await db().update(companies).set({ adminsMayInviteClients: true }).where(eq(companies.id, company.id))
  const isMara = and(eq(memberships.companyId, company.id), eq(memberships.accountId, mara.actor.accountId))
  await db().update(memberships).set({ role: 'admin' }).where(isMara)
  const change = { companySlug: mara.slug, accountId: mara.actor.accountId, role: 'billing' }
  await changeRole(second.actor, change)
  await work(company.id)
  expect((await inviteRow(invited.inviteId)).withdrawnAt).not.toBeNull()
})

test('a Collaborator whom the client did not agree to loses the App at the hand-over; the others keep it', async () => {
  const mara = await newDeveloper()
  const [agreed, added] = [await newPerson('Ada Agreed'), await newPerson('Late Added')]
  const app = await startTrial(mara, fresh('agreed'))
  const give = (accountId: string) =>
    db().insert(appCollaborators).values({ appId: app.id, accountId, createdAt: clock.now() })
  await give(agreed.id)
  const client = { name: 'Kim Berger', company: 'Blumenhaus' }
  const invited = await inviteClient(mara, app.name, { email: `kim@${app.name}.example` })
  await give(added.id)
  const ordered = await orderAsNewClient(invited, client)
  await payAtStandIn(ordered.url, client.name)
  expect(await settle({ checkoutId: ordered.checkoutId })).toBe('applied')
  const rows = await db().select().from(appCollaborators).where(eq(appCollaborators.appId, app.id))
  expect(rows.map(({ accountId }) => accountId)).toEqual([agreed.id])
})

test('whoever has a role in the Company that takes over is not its Collaborator besides', async () => {
  const mara = await newDeveloper()
  const first = await startTrial(mara, fresh('besides'))
  const done = await handOver(mara, first.name, {
    email: `kim@${first.name}.example`,
    name: 'Kim Berger',
    company: 'Blumenhaus',
    keptAccess: 'collaborator',
  })
  const rows = () => db().select().from(appCollaborators).where(eq(appCollaborators.appId, first.id))
  expect((await rows()).map(({ accountId }) => accountId)).toEqual([mara.actor.accountId])
  expect(done.accountId).not.toBe(mara.actor.accountId)
})
