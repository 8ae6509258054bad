import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { planRequests } from '@/db/schema/billing'
import { agreements } from '@/db/schema/client-invites'
import { activities } from '@/db/schema/records'
import { createApp } from '@/lib/apps/create'
import { syncPlans } from '@/lib/apps/plans'
import type { Refusal } from '@/lib/errors'
import { newPayer, promised, today } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { fresh } from '@/testing/people'
import { allow, book, houseOnPlan, planOf, rowsOf, shownOf } from '@/testing/plans'
import { giveApp, joins, newPerson } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { bookApp, checkBooking } from './book-app'
import { amountHash } from './quote'

prepareVerbs()
beforeAll(syncPlans)

const namedLike = async (name: string) => (await db().select().from(apps).where(eq(apps.name, name))).at(0)

describe('booking an App', () => {
  test('makes it paid from today, and says so in the log', async () => {
    const house = await houseOnPlan()
    const name = fresh('laden')
    const booked = await book(house.kim, { house, name, planSlug: 'large', contactId: house.payer })
    expect(booked).toMatchObject({ name, requestId: null })
    const app = await namedLike(name)
    expect(app).toMatchObject({
      companyId: house.id,
      billingContactId: house.payer,
      trialEndsAt: null,
      createdBy: house.kim.id,
      planId: (await planOf('large')).id,
    })
    expect(await rowsOf(app?.id ?? '')).toEqual([[12_000, today(), null]])
    const isBooking = and(eq(activities.appId, app?.id ?? ''), eq(activities.verb, 'app-booked'))
    expect((await db().select().from(activities).where(isBooking)).map(({ facts }) => facts)).toEqual([
      { after: 'Large' },
    ])
    const agreed = await db().select().from(agreements).where(eq(agreements.companyId, house.id))
    expect(agreed.map(({ document }) => document).sort()).toEqual(['data-processing', 'terms'])
  })

  test('twice with one form books one App, and both answer the same', async () => {
    const house = await houseOnPlan()
    const name = fresh('laden')
    const actor = { ...house.kim.actor, form: name }
    const press = { house, name, planSlug: 'small', contactId: house.payer } as const
    const answers = await Promise.all([book({ actor }, press), book({ actor }, press)])
    expect(answers[0]).toEqual(answers[1])
    expect(await db().select().from(apps).where(eq(apps.name, name))).toHaveLength(1)
  })

  test('says all that is wrong with what was chosen at once', async () => {
    const house = await houseOnPlan()
    const choice = { companySlug: house.slug, name: 'A b', planSlug: 'huge', contactId: 'nobody' }
    const refused: Refusal = await checkBooking(house.kim.actor, choice).catch((error) => error)
    expect([refused, ...refused.others].map(({ reason, field }) => [reason, field])).toEqual([
      ['app-name-form', 'name'],
      ['plan-not-chosen', 'planSlug'],
      ['contact-not-chosen', 'contactId'],
    ])
  })

  test('the first page judges and books nothing, and answers the name as it will be', async () => {
    const house = await houseOnPlan()
    const name = fresh('laden')
    const choice = { companySlug: house.slug, name: ` ${name}\n`, planSlug: 'small', contactId: house.payer }
    expect(await checkBooking(house.kim.actor, choice)).toBe(name)
    expect(await namedLike(name)).toBeUndefined()
  })
})

describe('who may book', () => {
  test.each([
    ['owner', 'passed'],
    ['admin', 'passed'],
    ['billing', 'not-allowed'],
    ['collaborator', 'not-allowed'],
    ['stranger', 'not-found'],
    ['elsewhere', 'not-found'],
  ] as const)('%s: %s', async (who, reason) => {
    const house = await houseOnPlan()
    await allow(house, 30_000)
    const person = who === 'elsewhere' ? (await houseOnPlan()).kim : await newPerson(who)
    if (who === 'owner' || who === 'admin' || who === 'billing') await joins(house, who, person)
    if (who === 'collaborator') await giveApp(person, house.shopId)
    const name = fresh('laden')
    const press = { house, name, planSlug: 'small', contactId: house.payer } as const
    expect(await reasonOf(book(person, press))).toBe(reason)
    expect(Boolean(await namedLike(name))).toBe(reason === 'passed')
  })

  test('nobody who is not signed in', async () => {
    const house = await houseOnPlan()
    const choice = { companySlug: house.slug, name: fresh('laden'), planSlug: 'small', contactId: house.payer }
    const press = { ...choice, amountHash: '', businessTick: true, asks: false }
    expect(await reasonOf(bookApp({ kind: 'clock' }, press))).toBe('sign-in-first')
    expect(await reasonOf(checkBooking({ kind: 'clock' }, choice))).toBe('sign-in-first')
  })
})

describe('an App is not booked', () => {
  test('on another amount, without the tick, or under a payer of others or one who cannot pay', async () => {
    const [house, other] = [await houseOnPlan(), await houseOnPlan()]
    const name = fresh('laden')
    const press = { house, name, planSlug: 'small', contactId: house.payer } as const
    const shown = amountHash(await shownOf(house, { ...press, appName: null }))
    const unready = await newPayer(house, 'incomplete')
    const owing = await newPayer(house, 'past_due')
    const as = (more: object) => reasonOf(book(house.kim, { ...press, amountHash: shown, ...more }))
    expect(await as({ amountHash: 'nonsense' })).toBe('amount-changed')
    expect(await as({ businessTick: false })).toBe('tick-missing')
    const wish = {
      companySlug: house.slug,
      name,
      planSlug: 'small',
      amountHash: shown,
      businessTick: true,
      asks: false,
    }
    for (const [contactId, reason] of [
      [other.payer, 'contact-not-chosen'],
      ['', 'contact-not-chosen'],
      ['\0', 'contact-not-chosen'],
      [unready, 'contact-not-ready'],
      [owing, 'payment-overdue'],
    ] as const) {
      expect(await reasonOf(bookApp(house.kim.actor, { ...wish, contactId })), contactId).toBe(reason)
    }
    expect(await namedLike(name)).toBeUndefined()
    expect(await as({})).toBe('passed')
  })

  test('under a name that an App has, or that somebody asks for', async () => {
    const [house, other] = [await houseOnPlan(), await houseOnPlan()]
    await allow(other, 0)
    const mara = await joins(other, 'admin')
    const [taken, wanted] = [fresh('laden'), fresh('wunsch')]
    await book(house.kim, { house, name: taken, planSlug: 'small', contactId: house.payer })
    const asked = { house: other, name: wanted, planSlug: 'small', contactId: other.payer, asks: true } as const
    expect(await book(mara, asked)).toMatchObject({ appId: null, name: wanted })
    for (const name of [taken, wanted]) {
      const press = { house, name, planSlug: 'small', contactId: house.payer } as const
      const refused: Refusal = await book(house.kim, press).catch((error) => error)
      expect(refused).toMatchObject({ reason: 'app-name-taken', field: 'name', facts: { suggestion: `${name}-2` } })
    }
    const { actor } = await joins(other, 'owner')
    const trial = { companySlug: other.slug, name: wanted, planSlug: 'small' }
    expect(await reasonOf(createApp(actor, trial))).toBe('app-name-taken')
  })
})

describe('an Admin who books', () => {
  test('within the limit orders, and every Owner is told', async () => {
    const house = await houseOnPlan()
    await allow(house, 6000)
    const mara = await joins(house, 'admin')
    const name = fresh('laden')
    const { appId } = await book(mara, { house, name, planSlug: 'small', contactId: house.payer })
    const told = await promised('mail-plan-changed', { appId: appId ?? '' })
    expect(told.map(({ recipientId }) => recipientId).sort()).toEqual([house.kim.id, house.owner.id].sort())
    expect(told[0]).toMatchObject({ before: 0, after: 1500, from: today() })
  })

  test('beyond the limit asks: there is no App yet, and the request holds the name', async () => {
    const house = await houseOnPlan()
    await allow(house, 5999)
    const mara = await joins(house, 'admin')
    const name = fresh('laden')
    const asked = await book(mara, { house, name, planSlug: 'small', contactId: house.payer, asks: true })
    expect(await namedLike(name)).toBeUndefined()
    const [request] = await db()
      .select()
      .from(planRequests)
      .where(eq(planRequests.id, asked.requestId ?? ''))
    expect(request).toMatchObject({ appName: name, appId: null, monthlyAmount: 1500, requestedBy: mara.id })
  })
})
