import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import type { MailKind, Promises } from '@/db/promises'
import { accounts } from '@/db/schema/accounts'
import { memberships } from '@/db/schema/companies'
import { outbox } from '@/db/schema/records'
import { keepPlan } from '@/lib/billing/end-plan'
import { endPlans } from '@/lib/billing/end-plans'
import { appHost } from '@/lib/paths'
import { today } from '@/testing/company'
import { jobFrom, jobOf } from '@/testing/jobs'
import { end, inDays, restore, switchOff, toldOf } from '@/testing/plan-ends'
import { houseOnPlan } from '@/testing/plans'
import { joins } from '@/testing/team'
import { mailOf } from '@/testing/team-mail'
import { DAY } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { compose } from './compose'
import { handlers } from './handlers'

const { passTime } = prepareVerbs()

const job = <Kind extends MailKind>(kind: Kind, payload: Promises[Kind]) => compose(jobOf(kind, payload))

test('an end that was set is told with the way to take it back, while it stands; what is taken back with the App', async () => {
  const house = await houseOnPlan()
  const mara = await joins(house, 'admin')
  await end(mara, house, house.shop, inDays(18))
  const news = { appId: house.shopId, recipientId: house.kim.id, actorId: mara.id }
  const told = mailOf(await job('mail-plan-ends', { ...news, lastDay: inDays(18) }))
  expect(told.mail.props).toMatchObject({
    ...{ site: appHost(house.shop), actorName: mara.name, lastDay: 'Monday, 30 November', keptUntil: '30 December' },
    url: `http://localhost:3000/c/${house.slug}/apps/${house.shop}/end`,
  })
  await keepPlan(mara.actor, { companySlug: house.slug, appName: house.shop })
  expect(await job('mail-plan-ends', { ...news, lastDay: inDays(18) })).toEqual({ skipped: 'changed-meanwhile' })
  const kept = mailOf(await job('mail-plan-ends', { ...news, lastDay: null }))
  expect(kept.mail.props).toMatchObject({ lastDay: '', url: expect.stringMatching(/\/apps\/[a-z0-9-]+$/) })
})

test('the end, and the reminders after it, are told while nobody has chosen a plan, to those who are still there', async () => {
  const house = await houseOnPlan()
  const mara = await joins(house, 'admin')
  await end(mara, house, house.shop, today())
  passTime(DAY)
  await endPlans()
  const endedOn = inDays(-1)
  const news = { appId: house.shopId, recipientId: mara.id }
  expect(mailOf(await job('mail-plan-ended', { ...news, endedOn })).to).toBe(mara.email)
  const [reminder] = await toldOf('mail-app-kept', house.shopId)
  const keptUntil = String(reminder?.payload.keptUntil)
  expect(mailOf(await job('mail-app-kept', { ...news, keptUntil })).mail.props).toMatchObject({
    site: appHost(house.shop),
  })
  await db().delete(memberships).where(eq(memberships.accountId, mara.id))
  expect(await job('mail-plan-ended', { ...news, endedOn })).toEqual({ skipped: 'not-entitled' })
  await switchOff(house.kim, house, house.shop)
  const owners = { ...news, recipientId: house.kim.id }
  expect(await job('mail-plan-ended', { ...owners, endedOn })).toEqual({ skipped: 'changed-meanwhile' })
  expect(await job('mail-app-kept', { ...owners, keptUntil })).toEqual({ skipped: 'changed-meanwhile' })
})

test('a reminder is worth sending for as long as the App is kept, however long ago it was promised', async () => {
  const house = await houseOnPlan()
  await end(house.kim, house, house.shop, today())
  passTime(DAY)
  await endPlans()
  const rows = await db().select().from(outbox).where(eq(outbox.kind, 'mail-app-kept'))
  const row = rows.find(({ payload }) => payload.appId === house.shopId)
  if (!row) throw new Error('no reminder')
  const until = await handlers()['mail-app-kept'].worthUntil(jobFrom(row, 'mail-app-kept'))
  expect(until?.getTime()).toBeGreaterThan(row.runAt.getTime())
  expect(until?.toISOString().slice(0, 10)).toBe(String(row.payload.keptUntil))
})

test('what is switched off is told with the way back to Owners, without it to others, and not once it is back', async () => {
  const house = await houseOnPlan()
  const mara = await joins(house, 'admin')
  await switchOff(mara, house, house.shop)
  const news = { appId: house.shopId, actorId: mara.id }
  const owner = mailOf(await job('mail-app-switched-off', { ...news, recipientId: house.kim.id }))
  expect(owner.mail.props).toMatchObject({
    ...{ isActor: false, actorName: mara.name, wasPaid: true },
    restoreUrl: `http://localhost:3000/c/${house.slug}/apps/${house.shop}/restore`,
  })
  const own = mailOf(await job('mail-app-switched-off', { ...news, recipientId: mara.id }))
  expect(own.mail.props).toMatchObject({ isActor: true, restoreUrl: null })
  await restore(house.kim, house, house.shop)
  expect(await job('mail-app-switched-off', { ...news, recipientId: house.kim.id })).toEqual({
    skipped: 'changed-meanwhile',
  })
})

test('what is back is told with what it costs again, as each reader compares prices, or that nobody pays', async () => {
  const house = await houseOnPlan()
  await db().update(accounts).set({ language: 'de' }).where(eq(accounts.id, house.kim.id))
  for (const name of [house.shop, house.blog]) await switchOff(house.kim, house, name)
  for (const name of [house.shop, house.blog]) await restore(house.kim, house, name)
  const news = { recipientId: house.kim.id, actorId: house.kim.id }
  const paid = mailOf(await job('mail-app-restored', { ...news, appId: house.shopId }))
  expect(paid.mail.language).toBe('de')
  expect(paid.mail.props).toMatchObject({ isActor: true, costs: { month: expect.stringMatching(/^53,55\s€$/) } })
  const toDeveloper = await job('mail-app-restored', { ...news, recipientId: house.owner.id, appId: house.shopId })
  expect(mailOf(toDeveloper).mail.props).toMatchObject({ costs: { month: '€45.00', vatNote: 'plus VAT' } })
  const trial = mailOf(await job('mail-app-restored', { ...news, appId: house.blogId }))
  expect(trial.mail.props).toMatchObject({ costs: null, keptUntil: '', isTrialOver: false })
  passTime(60 * DAY)
  const over = mailOf(await job('mail-app-restored', { ...news, appId: house.blogId }))
  expect(over.mail.props).toMatchObject({ costs: null, isTrialOver: true })
  await switchOff(house.kim, house, house.blog)
  expect(await job('mail-app-restored', { ...news, appId: house.blogId })).toEqual({ skipped: 'changed-meanwhile' })
})
