import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { together } from '@/db/prepared'
import { billingContacts } from '@/db/schema/billing-contacts'
import { bills } from '@/db/schema/bills'
import { clock } from '@/lib/clock'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { at } from '@/testing/bills'
import { billRow, CARDS, type ChargedHouse, newChargedHouse } from '@/testing/collecting'
import { today } from '@/testing/company'
import { giveApp, joins, newPerson } from '@/testing/team'
import { prepareStack } from '@/testing/verb-stack'
import { bannerWords, overdueWords } from './banner-words'
import { collectBill } from './collect-bill'
import { type OwedView, stageOf, type TroubleView, troubleOf, troubleToMend } from './payment-trouble-view'
import { suspendPayer } from './suspend-payer'

const stack = prepareStack()
let first: Day = ''
let house: ChargedHouse
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(async () => {
  stack.moveClock(0)
  house = await newChargedHouse(first, stack.moveClockTo, { card: CARDS.declinedLater })
  onDay(3)
})

const onDay = (day: number) => stack.moveClockTo(at(addDays(first, day - 1)))
const seenBy = (accountId: string) => troubleOf({ accountId, slug: house.slug })
const owed = (views: TroubleView[]) => views.flatMap((one) => (one.owed ? [{ ...one, owed: one.owed }] : []))
const reader = { language: 'en', kind: 'client', isNamed: false } as const
const said = (view: TroubleView & { owed: OwedView }) => bannerWords(view, { ...reader, now: clock.now() })

test('nothing is said while nothing is owed', async () => {
  expect(await seenBy(house.owner.id)).toEqual([])
})

test('Owner and Billing person read what is owed; an Admin that it is so and who knows, and nothing of money', async () => {
  await collectBill(house)
  const bill = await billRow(house.billId)
  const lena = await joins(house, 'billing')
  for (const { id } of [house.owner, lena]) {
    expect(await seenBy(id)).toMatchObject([
      {
        contactId: house.payer,
        stage: 'failed',
        since: addDays(first, 2),
        until: addDays(first, 30),
        pausedSince: null,
        appCount: 1,
        owed: {
          ...{ gross: bill.gross, count: 1, number: bill.number, payable: bill.number, month: bill.month, tries: 1 },
          ...{ lastError: 'declined', nextTryOn: addDays(first, 5), method: { brand: 'visa', last4: '0341' } },
        },
        owner: null,
      },
    ])
  }
  const jonas = await joins(house, 'admin')
  const [seen] = await seenBy(jonas.id)
  expect(seen).toMatchObject({ stage: 'failed', owed: null, owner: { email: house.owner.email } })
  expect(JSON.stringify(seen)).not.toMatch(new RegExp(`0341|visa|${bill.number}|${bill.gross}`))
})

test('a Collaborator, a stranger and whoever is elsewhere read nothing', async () => {
  await collectBill(house)
  const kim = await newPerson('Kim Collaborator')
  await giveApp(kim, house.appIds.shop ?? '')
  for (const { id } of [kim, await newPerson('Somebody Else')]) expect(await seenBy(id)).toEqual([])
})

test('what is to be mended is read with all Companies by whoever manages its bills, and by nobody else', async () => {
  await collectBill(house)
  const lena = await joins(house, 'billing')
  for (const { id } of [house.owner, lena]) {
    expect(await troubleToMend(id)).toEqual(await seenBy(id))
    expect(await troubleToMend(id)).toMatchObject([{ companySlug: house.slug, owed: { count: 1 } }])
  }
  const jonas = await joins(house, 'admin')
  const kim = await newPerson('Kim Collaborator')
  await giveApp(kim, house.appIds.shop ?? '')
  for (const { id } of [jonas, kim, await newPerson('Somebody Else')]) expect(await troubleToMend(id)).toEqual([])
})

test('asked together with others it is the same', async () => {
  await collectBill(house)
  const [seen] = await together([seenBy(house.owner.id)])
  expect(seen).toEqual(await seenBy(house.owner.id))
})

test('the banner says what is owed and when it is tried again, then from when on it pauses, then since when', async () => {
  await collectBill(house)
  const [failed] = owed(await seenBy(house.owner.id))
  if (!failed) throw new Error('there is no trouble')
  expect(said(failed).title).toBe('We could not charge your Visa ending 0341')
  expect(said(failed).text).toMatch(
    /^Bill for \w+: €\d+\.\d\d\. We try it again on \w+, \d+ \w+\. Your website goes on until/,
  )
  onDay(28)
  const [warned] = owed(await seenBy(house.owner.id))
  if (!warned) throw new Error('there is no trouble')
  expect(warned.stage).toBe('warned')
  expect(said(warned).title).toMatch(/^Your website is paused from \w+, \d+ \w+$/)
  expect(said(warned).text).toMatch(/^One bill is unpaid: €\d+\.\d\d\. We tried once\.$/)
  onDay(31)
  await suspendPayer(house)
  const [paused] = owed(await seenBy(house.owner.id))
  if (!paused) throw new Error('there is no trouble')
  expect(paused.stage).toBe('suspended')
  expect(said(paused).title).toBe('Your website has been paused since today, 12:00')
  expect(said(paused).text).toMatch(/^Nothing is lost\. It comes back as soon as €\d+\.\d\d is paid\./)
})

test('an Admin reads who knows, until when it goes on, and what waits', async () => {
  await collectBill(house)
  const jonas = await joins(house, 'admin')
  const [seen] = await seenBy(jonas.id)
  if (!seen) throw new Error('there is no trouble')
  const { title, text } = overdueWords(seen, {
    ...{ language: 'en', kind: 'developer', now: clock.now(), companyName: 'Verlag' },
  })
  expect(title).toBe('A payment of Verlag is overdue')
  expect(text).toContain('has been told. The apps go on until')
  expect(text).toContain('Bigger plans and new apps wait until it is paid.')
})

test('what is paid, cancelled or on its way is not asked for again', async () => {
  await collectBill(house)
  const isBill = eq(bills.id, house.billId)
  await db().update(bills).set({ collectingSince: clock.now(), nextTryOn: null }).where(isBill)
  expect(await seenBy(house.owner.id)).toMatchObject([{ stage: 'on-its-way', owed: { payable: null } }])
  await db().update(bills).set({ collectingSince: null, nextCheckAt: null, paidAt: clock.now() }).where(isBill)
  await db().update(billingContacts).set({ status: 'active' }).where(eq(billingContacts.id, house.payer))
  expect(await seenBy(house.owner.id)).toEqual([])
})

test('the last days before the pause begin 25 days after the refusal', () => {
  const since = { since: '2028-01-03', isOnItsWay: false, suspendedAt: null }
  expect(stageOf(since, '2028-01-27')).toBe('failed')
  expect(stageOf(since, '2028-01-28')).toBe('warned')
  expect(stageOf({ ...since, suspendedAt: new Date('2028-01-31T07:00:00Z') }, '2028-02-01')).toBe('suspended')
  expect(stageOf({ ...since, isOnItsWay: true }, '2028-01-28')).toBe('on-its-way')
})
