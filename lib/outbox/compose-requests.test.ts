import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import type { MailKind, Promises } from '@/db/promises'
import { billingContacts } from '@/db/schema/billing-contacts'
import { memberships } from '@/db/schema/companies'
import { syncPlans } from '@/lib/apps/plans'
import { refuseRequest } from '@/lib/billing/decide-request'
import { lapseRequests } from '@/lib/billing/lapse-requests'
import { findPayer } from '@/lib/billing/plan-order'
import { requestLink } from '@/lib/billing/request-links'
import { formatDay } from '@/lib/day'
import { NotYet } from '@/lib/kernel/jobs'
import { absolute, appHost, paths } from '@/lib/paths'
import { changeRole } from '@/lib/team/change-role'
import { endPlanOn } from '@/testing/bills'
import { promised } from '@/testing/company'
import { jobOf } from '@/testing/jobs'
import { fresh } from '@/testing/people'
import { end, inDays, switchOff } from '@/testing/plan-ends'
import { allow, choose } from '@/testing/plans'
import { agree, ask, askForApp, boundHouse } from '@/testing/requests'
import { mailOf } from '@/testing/team-mail'
import { DAY } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { compose } from './compose'

const { passTime } = prepareVerbs()
beforeAll(syncPlans)

const job = <Kind extends MailKind>(kind: Kind, payload: Promises[Kind]) => compose(jobOf(kind, payload))

test('an Owner is asked with amounts as they pay them and a link of their own, while there is something to decide', async () => {
  const house = await boundHouse()
  await allow(house, 5000)
  const requestId = await ask(house)
  const mail = (recipientId: string) => job('mail-plan-asked', { requestId, recipientId })
  expect(mailOf(await mail(house.kim.id)).mail.props).toMatchObject({
    askerName: 'Mara Lindqvist',
    site: appHost(house.shop),
    planName: 'Large',
    ...{ before: '€53.55', after: '€142.80', difference: '+€89.25', limit: '€59.50' },
    vatNote: 'incl. 19% VAT, Germany',
    ...{ isNew: false, limitVat: 'with 19% VAT', planEndsOn: '' },
    url: absolute(paths.planRequestLink(requestLink(requestId, house.kim.id))),
  })
  // A developer who owns reads what businesses compare.
  expect(mailOf(await mail(house.owner.id)).mail.props).toMatchObject({
    ...{ before: '€45.00', after: '€120.00', difference: '+€75.00', limit: '€50.00', vatNote: 'plus VAT' },
    limitVat: 'plus 19% VAT',
    url: absolute(paths.planRequestLink(requestLink(requestId, house.owner.id))),
  })
  expect(await mail(house.mara.id)).toEqual({ skipped: 'not-entitled' })
  await refuseRequest(house.kim.actor, requestId)
  expect(await mail(house.kim.id)).toEqual({ skipped: 'refused' })
})

test('an Owner who cannot agree yet is asked as soon as they can, and not at all where that will never be', async () => {
  const house = await boundHouse()
  const requestId = await ask(house)
  const mail = () => job('mail-plan-asked', { requestId, recipientId: house.kim.id })
  const payerIs = (status: 'active' | 'past_due') =>
    db().update(billingContacts).set({ status }).where(eq(billingContacts.id, house.payer))
  await payerIs('past_due')
  await expect(mail()).rejects.toThrow(NotYet)
  await payerIs('active')
  expect(mailOf(await mail()).to).toBe(house.kim.email)
  await choose(house.kim, { house, appName: house.shop, planSlug: 'large' })
  expect(await mail()).toEqual({ skipped: 'request-outdated' })
})

test('a further App is asked for without an amount of now', async () => {
  const house = await boundHouse()
  const name = fresh('branch')
  const requestId = await askForApp(house, name)
  const { props } = mailOf(await job('mail-plan-asked', { requestId, recipientId: house.kim.id })).mail
  expect(props).toMatchObject({ site: appHost(name), isNew: true, before: '', after: '€17.85', difference: '+€17.85' })
})

test('an App that is there is not booked, although nobody pays for it: neither where an Owner is asked nor where they are told', async () => {
  const house = await boundHouse()
  await endPlanOn(house.shopId, inDays(-1))
  const again = { house, appName: house.shop, planSlug: 'standard', contactId: house.payer } as const
  const { requestId } = await choose(house.mara, { ...again, asks: true })
  const asked = await job('mail-plan-asked', { requestId: requestId ?? '', recipientId: house.kim.id })
  expect(mailOf(asked).mail.props).toMatchObject({ isNew: false, before: '', difference: '+€53.55' })
  await allow(house, 12_000)
  await choose(house.mara, again)
  const all = await promised('mail-plan-changed', { companyId: house.id })
  const told = all.find(({ recipientId }) => recipientId === house.kim.id) as Promises['mail-plan-changed']
  const { props } = mailOf(await job('mail-plan-changed', told)).mail
  expect(props).toMatchObject({ isNew: false, before: '', difference: '+€53.55' })
})

test('an Owner is told who gets the bills, and that the plan ends anyway', async () => {
  const house = await boundHouse()
  await end(house.kim, house, house.shop, inDays(3))
  const payer = await findPayer(db(), house.id, house.payer)
  const { props } = mailOf(
    await job('mail-plan-asked', { requestId: await ask(house), recipientId: house.kim.id }),
  ).mail
  expect(props).toMatchObject({ payerName: payer?.legalName, planEndsOn: formatDay(inDays(3), 'en', 'weekday') })
})

test('who asked is told what became of it and where, while they are there', async () => {
  const house = await boundHouse()
  const requestId = await ask(house)
  const mail = () => job('mail-plan-decided', { requestId, recipientId: house.mara.id })
  expect(await mail()).toEqual({ skipped: 'not-decided' })
  await agree(house.kim, requestId)
  expect(mailOf(await mail()).mail.props).toMatchObject({
    ...{ decision: 'agreed', deciderName: 'Kim Berger', planName: 'Large' },
    ...{ isThere: true, appUrl: absolute(paths.app(house.slug, house.shop)) },
  })
  await db().delete(memberships).where(eq(memberships.accountId, house.mara.id))
  expect(await mail()).toEqual({ skipped: 'not-entitled' })
})

test('what ended without an answer may be asked anew, unless the App is gone or who asked may not any more', async () => {
  const [out, off, lowered] = [await boundHouse(), await boundHouse(), await boundHouse()]
  const mailTo = async ({ mara }: typeof out, requestId: string) =>
    mailOf(await job('mail-plan-decided', { requestId, recipientId: mara.id })).mail.props
  const [asked, gone, lost] = [await ask(out), await ask(off), await ask(lowered)]
  await switchOff(off.kim, off, off.shop)
  expect(await mailTo(off, gone)).toMatchObject({ decision: 'lapsed', mayAskAgain: false })
  await changeRole(lowered.kim.actor, { companySlug: lowered.slug, accountId: lowered.mara.id, role: 'billing' })
  expect(await mailTo(lowered, lost)).toMatchObject({ decision: 'lapsed', mayAskAgain: false, appUrl: null })
  passTime(8 * DAY)
  await lapseRequests()
  expect(await mailTo(out, asked)).toMatchObject({ decision: 'lapsed', mayAskAgain: true })
})

test('what an Admin changed is told with both prices and the way to change it back', async () => {
  const house = await boundHouse()
  await allow(house, 12_000)
  await choose(house.mara, { house, appName: house.shop, planSlug: 'large' })
  const all = await promised('mail-plan-changed', { companyId: house.id })
  const payload = all.find(({ recipientId }) => recipientId === house.kim.id) as Promises['mail-plan-changed']
  expect(mailOf(await job('mail-plan-changed', payload)).mail.props).toMatchObject({
    ...{ actorName: 'Mara Lindqvist', before: '€53.55', after: '€142.80', difference: '+€89.25', isMore: true },
    planUrl: absolute(paths.appPlan(house.slug, house.shop)),
  })
  const less = { ...payload, before: 12_000, after: 4500 }
  expect(mailOf(await job('mail-plan-changed', less)).mail.props).toMatchObject({
    difference: '−€89.25',
    isMore: false,
  })
  expect(await job('mail-plan-changed', { ...payload, recipientId: house.mara.id })).toEqual({
    skipped: 'not-entitled',
  })
})
