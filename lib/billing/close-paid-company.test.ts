import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import { compose } from '@/lib/outbox/compose'
import { at, billsOfPayer, linesOfBill, newBilledHouse, newBilledPayer, payingHouse } from '@/testing/bills'
import { appOf, companyOf, houseOf, ledgerOf, today } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { jobOf } from '@/testing/jobs'
import { end, freshly } from '@/testing/plan-ends'
import { choose } from '@/testing/plans'
import { race, rowWith } from '@/testing/races'
import { type House, joins, promisedAbout } from '@/testing/team'
import { mailOf } from '@/testing/team-mail'
import { prepareVerbs } from '@/testing/verbs'
import { closeCompany } from './close-company'
import { closeMonths } from './close-months'
import { closingOf } from './closing'
import { closingWords } from './closing-words'
import { moveApp } from './move-app'
import { restoreApp } from './restore-app'

const { moveClock, moveClockTo } = prepareVerbs()

/** A 1st that lies ahead, and the 20th after it, on which something is closed. */
let [first, twentieth]: [Day, Day] = ['', '']
beforeAll(() => {
  first = firstOfNextMonth(today())
  twentieth = addDays(first, 19)
})
beforeEach(() => moveClock(0))

async function close(house: House): Promise<void> {
  await closeCompany(freshly(house.owner), { companySlug: house.slug, name: (await companyOf(house)).name ?? '' })
}

describe('closing a Company with a paid App', () => {
  test('today is the last day that is paid, and its last bill is written on the 1st as ever, as the page said', async () => {
    const house = await payingHouse(addDays(first, 9))
    moveClockTo(at(twentieth))
    const { paidApps, lastBills, openBills } = await closingOf({ companyId: house.id })
    expect([paidApps, openBills]).toEqual([[(await appOf(house.appIds.shop ?? '')).name], []])

    await close(house)

    expect(await ledgerOf(house.appIds.shop ?? '')).toEqual([
      { payer: house.payer, startsOn: addDays(first, 9), endsOn: twentieth },
    ])
    expect((await appOf(house.appIds.shop ?? '')).deletedAt).not.toBeNull()
    const next = firstOfNextMonth(twentieth)
    moveClockTo(at(next))
    await closeMonths()
    const [bill, ...others] = await billsOfPayer(house.payer)
    expect(others).toEqual([])
    expect(await linesOfBill(bill?.id ?? '')).toMatchObject([{ fromOn: addDays(first, 9), toOn: twentieth, days: 11 }])
    expect(lastBills).toEqual([
      {
        legalName: `Payer of ${house.slug}`,
        invoiceEmail: `bills@${house.slug}.example`,
        currency: 'eur',
        month: first,
        isLast: true,
        gross: bill?.gross,
        vat: bill?.vat,
        writtenOn: next,
        chargedOn: bill?.chargeOn,
      },
    ])
    const job = jobOf('mail-bill', { billId: bill?.id ?? '', version: 1 })
    const { to, mail } = mailOf(await compose(job))
    expect(to).toBe(`bills@${house.slug}.example`)
    expect(mail.props).toMatchObject({ billUrl: expect.stringContaining('/b/') })
  })

  test('an address that is not complete keeps its last bill waiting for nobody', async () => {
    const house = await payingHouse(addDays(first, 9))
    await db()
      .update(billingContacts)
      .set({ address: { street: '', postcode: '', city: '', country: 'DE' } })
      .where(eq(billingContacts.id, house.payer))
    moveClockTo(at(twentieth))
    await close(house)
    moveClockTo(at(firstOfNextMonth(twentieth)))
    await closeMonths()
    expect(await billsOfPayer(house.payer)).toHaveLength(1)
  })

  test('a smaller plan from tomorrow on, an end to come and an App that came today end with it, each day as the page said', async () => {
    const house = await payingHouse(first, ['shop', 'blog', 'wiki'])
    const other = await houseOf(house.owner)
    const theirs = await newBilledPayer(other)
    const { shop = '', blog = '', wiki = '' } = house.appIds
    const nameOf = async (appId: string) => (await appOf(appId)).name
    moveClockTo(at(addDays(first, 4)))
    await choose(house.owner, { house, appName: await nameOf(shop), planSlug: 'large' })
    moveClockTo(at(twentieth))
    await choose(house.owner, { house, appName: await nameOf(shop), planSlug: 'small' })
    await end(house.owner, house, await nameOf(blog), addDays(twentieth, 4))
    const move = { companySlug: house.slug, appName: await nameOf(wiki), targetSlug: other.slug, contactId: theirs }
    await moveApp(freshly(house.owner), move)
    const [left, entered] = [await closingOf({ companyId: house.id }), await closingOf({ companyId: other.id })]
    expect([left.apps.length, entered.lastBills]).toEqual([2, []])

    for (const one of [house, other]) await close(one)

    expect((await ledgerOf(blog)).map(({ endsOn }) => endsOn)).toEqual([twentieth])
    moveClockTo(at(firstOfNextMonth(twentieth)))
    await closeMonths()
    expect((await billsOfPayer(house.payer)).map(({ gross }) => gross)).toEqual(
      left.lastBills.map(({ gross }) => gross),
    )
    expect(await billsOfPayer(theirs)).toEqual([])
  })

  test('a plan whose end has come costs no day after it, whether or not that was written down', async () => {
    const house = await payingHouse(first, ['shop'])
    moveClockTo(at(addDays(first, 4)))
    const appName = (await appOf(house.appIds.shop ?? '')).name
    await end(house.owner, house, appName, addDays(first, 6))
    moveClockTo(at(twentieth))
    const { paidApps, lastBills } = await closingOf({ companyId: house.id })
    expect(paidApps).toEqual([])
    await close(house)
    expect((await ledgerOf(house.appIds.shop ?? '')).map(({ endsOn }) => endsOn)).toEqual([addDays(first, 6)])
    moveClockTo(at(firstOfNextMonth(twentieth)))
    await closeMonths()
    expect((await billsOfPayer(house.payer)).map(({ gross }) => gross)).toEqual(lastBills.map(({ gross }) => gross))
  })

  test('bills that are open or owed keep nobody from it, and the page names them and those that are still to be written', async () => {
    const house = await newBilledHouse(first, moveClockTo)
    moveClockTo(at(twentieth))
    const closing = await closingOf({ companyId: house.id })
    expect(closing.openBills.map(({ number }) => number)).toEqual([house.number])
    const [last, open] = closingWords(closing, 'en')
    const euros = (cents = 0) => formatMoney(cents, 'eur', 'en')
    expect(last).toContain(`comes to ${euros(closing.lastBills[0]?.gross)} with VAT. We write it on 1 `)
    expect(open).toBe(`Bill ${house.number} of ${euros(closing.openBills[0]?.gross)} stays open.`)
    expect(await reasonOf(close(house))).toBe('passed')
    expect((await billsOfPayer(house.payer)).map(({ number }) => number)).toEqual([house.number])
  })

  test('who had a right to its bills reads in the mail what is still to be paid, and nobody else', async () => {
    const house = await payingHouse(first)
    const [billing, admin] = [await joins(house, 'billing'), await joins(house, 'admin')]
    moveClockTo(at(twentieth))
    const said = closingWords(await closingOf({ companyId: house.id }), 'en')
    await close(house)
    const bills = new Map<string, unknown>()
    for (const payload of await promisedAbout(house, 'mail-company-closed')) {
      const { mail } = mailOf(await compose(jobOf('mail-company-closed', payload as never)))
      bills.set(String(payload.recipientId), (mail.props as { bills: string[] }).bills)
    }
    expect(said).toHaveLength(1)
    expect([house.owner, billing, admin].map(({ id }) => bills.get(id))).toEqual([said, said, []])
  })

  test('nothing of it is brought back', async () => {
    const house = await payingHouse(first)
    moveClockTo(at(twentieth))
    const appName = (await appOf(house.appIds.shop ?? '')).name
    await close(house)
    const back = { companySlug: house.slug, appName, amountHash: '', businessTick: true }
    expect(await reasonOf(restoreApp(freshly(house.owner), back))).toBe('not-found')
  })
})

test('closing a Company at the midnight of the 1st while its month is closed: each day is billed once', async () => {
  await race({ inOrder: ['passed', 'closed'] }, async () => {
    moveClockTo(at(twentieth))
    const house = await payingHouse(first)
    moveClockTo(at(firstOfNextMonth(twentieth), 2))
    return {
      gate: rowWith(companies.id, house.id),
      works: [() => reasonOf(close(house)), () => closeMonths().then(() => 'closed')],
      async holds() {
        const [bill, ...others] = await billsOfPayer(house.payer)
        expect(others).toEqual([])
        const [line] = await linesOfBill(bill?.id ?? '')
        expect([line?.fromOn, line?.toOn]).toEqual([first, addDays(firstOfNextMonth(twentieth), -1)])
        expect((await ledgerOf(house.appIds.shop ?? '')).map(({ endsOn }) => endsOn)).toEqual([
          firstOfNextMonth(twentieth),
        ])
      },
    }
  })
})
