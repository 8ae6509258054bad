import { and, eq } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { agreements } from '@/db/schema/client-invites'
import { activities } from '@/db/schema/records'
import { syncPlans } from '@/lib/apps/plans'
import { addDays, lastOfMonth } from '@/lib/day'
import type { Refusal } from '@/lib/errors'
import { appOf, ledgerOf, newPayer, promised, putOnOffer, today } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { allow, choose, houseOnPlan, planOf, rowsOf, shownOf } from '@/testing/plans'
import { giveApp, joins, newPerson } from '@/testing/team'
import { DAY } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { amountHash } from './quote'
import { setPlan } from './set-plan'

const { moveClock } = prepareVerbs()
beforeAll(syncPlans)
afterEach(() => moveClock(0))

const linesOf = (appId: string) =>
  db()
    .select({ facts: activities.facts })
    .from(activities)
    .where(and(eq(activities.appId, appId), eq(activities.verb, 'plan-changed')))

describe('choosing a plan', () => {
  test('of a trial begins to be paid today, by whoever was chosen', async () => {
    const house = await houseOnPlan()
    await choose(house.kim, { house, appName: house.blog, planSlug: 'large', contactId: house.payer })
    expect(await appOf(house.blogId)).toMatchObject({
      billingContactId: house.payer,
      trialEndsAt: null,
      planId: (await planOf('large')).id,
    })
    expect(await rowsOf(house.blogId)).toEqual([[12000, today(), null]])
    expect((await linesOf(house.blogId)).map(({ facts }) => facts)).toEqual([{ before: null, after: 'Large' }])
  })

  test('larger begins today, smaller tomorrow, and a day costs its dearest plan', async () => {
    const house = await houseOnPlan()
    const since = addDays(today(), -10)
    await choose(house.kim, { house, appName: house.shop, planSlug: 'large' })
    expect(await rowsOf(house.shopId)).toEqual([
      [4500, since, addDays(today(), -1)],
      [12000, today(), null],
    ])
    await choose(house.kim, { house, appName: house.shop, planSlug: 'small' })
    expect((await rowsOf(house.shopId)).slice(1)).toEqual([
      [12000, today(), today()],
      [1500, addDays(today(), 1), null],
    ])
    const lines = (await linesOf(house.shopId)).map(({ facts }) => facts)
    expect(lines).toContainEqual({ before: 'Standard', after: 'Large' })
    expect(lines).toContainEqual({ before: 'Large', after: 'Small' })
  })

  test('after the end of a plan begins anew, also under another payer', async () => {
    const house = await houseOnPlan()
    const second = await newPayer(house)
    const planEndsOn = addDays(today(), 1)
    await db().update(apps).set({ planEndsOn }).where(eq(apps.id, house.shopId))
    moveClock(5 * DAY)
    await choose(house.kim, { house, appName: house.shop, planSlug: 'small', contactId: second })
    expect(await appOf(house.shopId)).toMatchObject({ billingContactId: second, planEndsOn: null, planEndedOn: null })
    expect(await rowsOf(house.shopId)).toEqual([
      [4500, addDays(today(), -15), planEndsOn],
      [1500, today(), null],
    ])
    expect((await ledgerOf(house.shopId)).at(-1)?.payer).toBe(second)
  })

  test('leaves an end that is planned as it is', async () => {
    const house = await houseOnPlan()
    const planEndsOn = lastOfMonth(addDays(today(), 40))
    await db().update(apps).set({ planEndsOn }).where(eq(apps.id, house.shopId))
    await choose(house.kim, { house, appName: house.shop, planSlug: 'large' })
    expect((await appOf(house.shopId)).planEndsOn).toBe(planEndsOn)
  })

  test('that costs more agrees to the documents of today, once; a smaller one agrees to nothing', async () => {
    const house = await houseOnPlan()
    const agreed = () => db().select().from(agreements).where(eq(agreements.companyId, house.id))
    await choose(house.kim, { house, appName: house.shop, planSlug: 'small', businessTick: false })
    expect(await agreed()).toEqual([])
    const order = { house, appName: house.shop, planSlug: 'large' } as const
    const refused: Refusal = await choose(house.kim, { ...order, businessTick: false }).catch((error) => error)
    expect(refused).toMatchObject({ reason: 'tick-missing', field: 'businessTick' })
    await choose(house.kim, order)
    const first = await agreed()
    expect(first.map(({ document, accountId }) => [document, accountId]).sort()).toEqual([
      ['data-processing', house.kim.id],
      ['terms', house.kim.id],
    ])
    await choose(house.kim, {
      house,
      appName: house.blog,
      planSlug: 'small',
      contactId: house.payer,
      businessTick: false,
    })
    expect(await agreed()).toEqual(first)
  })

  test('twice with one form does it once, and both answer the same', async () => {
    const house = await houseOnPlan()
    const actor = { ...house.kim.actor, form: 'form-of-large' }
    const shown = await shownOf(house, { appName: house.shop, planSlug: 'large' })
    const press = {
      companySlug: house.slug,
      appName: house.shop,
      planSlug: 'large',
      contactId: '',
      amountHash: amountHash(shown),
      businessTick: true,
      asks: false,
    }
    const answers = await Promise.all([setPlan(actor, press), setPlan(actor, press)])
    expect(answers[0]).toEqual(answers[1])
    expect(await linesOf(house.shopId)).toHaveLength(1)
  })
})

describe('who may choose a plan', () => {
  test.each([
    ['owner', 'passed'],
    ['admin', 'passed'],
    ['billing', 'not-allowed'],
    ['collaborator', 'not-allowed'],
    ['stranger', 'not-found'],
    ['elsewhere', 'not-found'],
    ['former', 'not-found'],
  ] as const)('%s: %s', async (who, reason) => {
    const house = await houseOnPlan()
    await allow(house, 30_000)
    const person = who === 'elsewhere' ? (await houseOnPlan()).kim : await newPerson(who)
    if (who === 'owner' || who === 'admin' || who === 'billing') await joins(house, who, person)
    if (who === 'collaborator') await giveApp(person, house.shopId)
    const before = await rowsOf(house.shopId)
    expect(await reasonOf(choose(person, { house, appName: house.shop, planSlug: 'large' }))).toBe(reason)
    if (reason !== 'passed') expect(await rowsOf(house.shopId)).toEqual(before)
  })

  test('nobody who is not signed in', async () => {
    const house = await houseOnPlan()
    const press = { companySlug: house.slug, appName: house.shop, planSlug: 'large', contactId: '', amountHash: '' }
    expect(await reasonOf(setPlan({ kind: 'clock' }, { ...press, businessTick: true, asks: false }))).toBe(
      'sign-in-first',
    )
  })
})

describe('a plan is refused, and nothing is written,', () => {
  async function refused(change: Parameters<typeof choose>[1], by: Awaited<ReturnType<typeof houseOnPlan>>) {
    const before = await db().select().from(appUsage)
    const reason = await reasonOf(choose(by.kim, change))
    expect(await db().select().from(appUsage)).toEqual(before)
    return reason
  }

  test('where the App is on offer, or is the plan already', async () => {
    const house = await houseOnPlan()
    expect(await refused({ house, appName: house.shop, planSlug: 'standard' }, house)).toBe('plan-is-this')
    await putOnOffer(house, house.shopId)
    expect(await refused({ house, appName: house.shop, planSlug: 'large' }, house)).toBe('app-on-offer')
  })

  test('on another amount than the page showed', async () => {
    const house = await houseOnPlan()
    for (const hash of ['', 'nonsense', '\0', 'x'.repeat(400)]) {
      const change = { house, appName: house.shop, planSlug: 'large', amountHash: hash } as const
      expect(await refused(change, house)).toBe('amount-changed')
    }
  })

  test('for plans, payers and Apps of others and of nobody', async () => {
    const [house, other] = [await houseOnPlan(), await houseOnPlan()]
    const blog = { house, appName: house.blog, planSlug: 'small', contactId: house.payer } as const
    const amountOf = await shownOf(house, blog)
    const press = (more: object) =>
      reasonOf(
        setPlan(house.kim.actor, {
          companySlug: house.slug,
          appName: house.blog,
          planSlug: 'small',
          contactId: house.payer,
          amountHash: amountHash(amountOf),
          businessTick: true,
          asks: false,
          ...more,
        }),
      )
    for (const planSlug of ['', 'huge', '\0', "small' or 1=1"])
      expect(await press({ planSlug })).toBe('plan-not-chosen')
    for (const contactId of ['', 'nobody', '\0', other.payer])
      expect(await press({ contactId })).toBe('contact-not-chosen')
    for (const appName of [other.shop, 'nothing', '']) expect(await press({ appName })).toBe('not-found')
    for (const companySlug of [other.slug, 'nowhere', '']) expect(await press({ companySlug })).toBe('not-found')
    expect(await rowsOf(house.blogId)).toEqual([])
    expect(await press({})).toBe('passed')
  })

  test('while its payer owes something: more is refused, less is not', async () => {
    const house = await houseOnPlan()
    await db().update(billingContacts).set({ status: 'past_due' }).where(eq(billingContacts.id, house.payer))
    expect(await refused({ house, appName: house.shop, planSlug: 'large' }, house)).toBe('payment-overdue')
    const blog = { house, appName: house.blog, planSlug: 'small', contactId: house.payer } as const
    expect(await refused(blog, house)).toBe('payment-overdue')
    expect(await reasonOf(choose(house.kim, { house, appName: house.shop, planSlug: 'small' }))).toBe('passed')
  })

  test('where nobody can pay yet', async () => {
    const house = await houseOnPlan()
    const unready = await newPayer(house, 'incomplete')
    const blog = { house, appName: house.blog, planSlug: 'small', contactId: unready } as const
    expect(await refused(blog, house)).toBe('contact-not-ready')
  })
})

describe('an Admin', () => {
  test('within the limit orders, and every Owner is told', async () => {
    const house = await houseOnPlan()
    await allow(house, 12_000)
    const mara = await joins(house, 'admin')
    expect(await choose(mara, { house, appName: house.shop, planSlug: 'large' })).toMatchObject({ requestId: null })
    const told = await promised('mail-plan-changed', { appId: house.shopId })
    expect(told.map(({ recipientId }) => recipientId).sort()).toEqual([house.kim.id, house.owner.id].sort())
    expect(told[0]).toMatchObject({ before: 4500, after: 12_000, from: today(), actorId: mara.id })
  })

  test('beyond the limit asks, and nothing else is written', async () => {
    const house = await houseOnPlan()
    await allow(house, 11_999)
    const mara = await joins(house, 'admin')
    const before = await rowsOf(house.shopId)
    const asked = await choose(mara, { house, appName: house.shop, planSlug: 'large', asks: true, businessTick: false })
    expect(asked.requestId).not.toBeNull()
    expect(await rowsOf(house.shopId)).toEqual(before)
    expect(await linesOf(house.shopId)).toEqual([])
    expect(await promised('mail-plan-changed', { appId: house.shopId })).toEqual([])
    const agreed = await db().select().from(agreements).where(eq(agreements.companyId, house.id))
    expect(agreed).toEqual([])
  })

  test('who asked where nobody has to agree any more has ordered nothing', async () => {
    const house = await houseOnPlan()
    await allow(house, 12_000)
    const mara = await joins(house, 'admin')
    const asks = { house, appName: house.shop, planSlug: 'large', asks: true } as const
    expect(await reasonOf(choose(mara, asks))).toBe('limit-changed')
    expect(await rowsOf(house.shopId)).toHaveLength(1)
  })

  test('may always go smaller, and as high as it costs today', async () => {
    const house = await houseOnPlan()
    const mara = await joins(house, 'admin')
    expect(await choose(mara, { house, appName: house.shop, planSlug: 'small' })).toMatchObject({ requestId: null })
    expect(await choose(mara, { house, appName: house.shop, planSlug: 'standard' })).toMatchObject({ requestId: null })
    moveClock(2 * DAY)
    await choose(mara, { house, appName: house.shop, planSlug: 'small' })
    moveClock(4 * DAY)
    const more = await choose(mara, { house, appName: house.shop, planSlug: 'standard' })
    expect(more.requestId).not.toBeNull()
  })

  test('is not bound as an Owner elsewhere, and an Owner is bound by no limit', async () => {
    const house = await houseOnPlan()
    expect(await choose(house.kim, { house, appName: house.shop, planSlug: 'large' })).toMatchObject({
      requestId: null,
    })
    expect(await promised('mail-plan-changed', { appId: house.shopId })).toEqual([])
  })
})
