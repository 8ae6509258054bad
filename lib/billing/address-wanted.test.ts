import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import { addDays, type Day, firstOfMonth, firstOfNextMonth, formatDay } from '@/lib/day'
import { compose } from '@/lib/outbox/compose'
import { absolute, paths } from '@/lib/paths'
import { ADDRESS, at, billsOfPayer, endPlanOn, payerRow, payingHouse } from '@/testing/bills'
import { promised, today } from '@/testing/company'
import { jobOf } from '@/testing/jobs'
import { joins, newPerson } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { isComplete } from './address-wanted'
import { closeMonths } from './close-months'

const { moveClock, moveClockTo } = prepareVerbs()

let [first, second]: [Day, Day] = ['', '']
beforeAll(() => {
  first = firstOfNextMonth(today())
  second = firstOfNextMonth(first)
})
beforeEach(() => moveClock(0))

test('an address needs street, city and, in the Union, a postcode; Irish ones may do without', () => {
  expect(isComplete(ADDRESS)).toBe(true)
  for (const part of ['street', 'postcode', 'city']) expect(isComplete({ ...ADDRESS, [part]: '' }), part).toBe(false)
  for (const country of ['IE', 'HK']) expect(isComplete({ ...ADDRESS, country, postcode: '' })).toBe(true)
})

describe('a contact whose address is not complete', () => {
  async function withoutCity() {
    const house = await payingHouse(addDays(first, -3))
    const address = { street: 'Lindenstraße 8', postcode: '24937', city: '', country: 'DE' }
    await db().update(billingContacts).set({ address }).where(eq(billingContacts.id, house.payer))
    return house
  }
  const asked = (payer: string) => promised('mail-address-wanted', { billingContactId: payer })

  test('waits, is asked on the 1st and the 7th, and is billed on the 15th with what is known', async () => {
    const { payer, owner } = await withoutCity()
    const month = firstOfMonth(addDays(first, -1))
    for (const [day, times] of [
      [0, 1],
      [5, 1],
      [6, 2],
      [13, 2],
    ] as const) {
      moveClockTo(at(addDays(first, day)))
      await closeMonths()
      await closeMonths()
      expect(await billsOfPayer(payer)).toEqual([])
      const once = [owner.id, null].map((recipientId) => ({ billingContactId: payer, month, recipientId }))
      expect(await asked(payer)).toEqual(Array.from({ length: times }, () => once).flat())
    }
    moveClockTo(at(addDays(first, 14)))
    await closeMonths()
    expect(await billsOfPayer(payer)).toMatchObject([
      { recipient: { address: { city: '' } }, chargeOn: addDays(first, 16) },
    ])
  })

  test('is billed as soon as it is complete', async () => {
    const { payer } = await withoutCity()
    moveClockTo(at(first))
    await closeMonths()
    const address = { street: 'Lindenstraße 8', postcode: '24937', city: 'Flensburg', country: 'DE' }
    await db().update(billingContacts).set({ address }).where(eq(billingContacts.id, payer))
    await closeMonths()
    expect(await billsOfPayer(payer)).toMatchObject([{ recipient: { address } }])
  })

  test('does not wait for another month than its last one', async () => {
    const { payer } = await withoutCity()
    moveClockTo(at(second))
    await closeMonths()
    expect(await billsOfPayer(payer)).toHaveLength(1)
    expect(await payerRow(payer)).toMatchObject({ billedThrough: addDays(first, -1) })
    expect(await asked(payer)).toHaveLength(2)
  })

  test('is asked through all who may complete it, and its own mailbox once; nobody else', async () => {
    const house = await withoutCity()
    const [billing] = [await joins(house, 'billing'), await joins(house, 'admin')]
    await db().update(billingContacts).set({ invoiceEmail: billing.email }).where(eq(billingContacts.id, house.payer))
    moveClockTo(at(first))
    await closeMonths()
    const recipients = (await asked(house.payer)).map(({ recipientId }) => recipientId)
    expect(recipients.sort()).toEqual([house.owner.id, billing.id].sort())
  })

  test('does not wait where its Company is closed: nobody is left to complete it', async () => {
    const { id, payer, appIds } = await withoutCity()
    await endPlanOn(appIds.shop ?? '', addDays(first, -1))
    await db()
      .update(companies)
      .set({ closedAt: at(addDays(first, -1)) })
      .where(eq(companies.id, id))
    moveClockTo(at(first))
    await closeMonths()
    expect(await asked(payer)).toEqual([])
    expect(await billsOfPayer(payer)).toHaveLength(1)
  })

  test('is asked by a mail that leads where the address is completed, while it is wanted', async () => {
    const { payer, owner, slug } = await withoutCity()
    const month = firstOfMonth(addDays(first, -1))
    const mail = (recipientId: string | null) =>
      compose(jobOf('mail-address-wanted', { billingContactId: payer, month, recipientId }))
    const written = { company: `Payer of ${slug}`, writtenOn: formatDay(addDays(first, 14), 'en') }
    expect(await mail(owner.id)).toMatchObject({
      to: owner.email,
      mail: { props: { ...written, readerName: owner.name, url: absolute(paths.contact(slug, payer)) } },
    })
    expect(await mail(null)).toMatchObject({
      to: `bills@${slug}.example`,
      mail: { props: { ...written, readerName: '', url: null } },
    })
    const admin = await newPerson('Ada Admin')
    expect(await mail(admin.id)).toEqual({ skipped: 'not-entitled' })
    await db().update(billingContacts).set({ address: ADDRESS }).where(eq(billingContacts.id, payer))
    expect(await mail(owner.id)).toEqual({ skipped: 'address-known' })
  })
})
