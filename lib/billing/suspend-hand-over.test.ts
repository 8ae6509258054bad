import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import { outbox } from '@/db/schema/records'
import { appOnAddress } from '@/lib/apps/on-address'
import { settle } from '@/lib/client-invite/settle'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { at, billsOfPayer } from '@/testing/bills'
import { companyOf, ledgerOf, today } from '@/testing/company'
import { orderAndPay, orderForm, press, reasonOf } from '@/testing/invite'
import { clientWithCard } from '@/testing/known-client'
import { contactRow } from '@/testing/payer'
import { fresh, inviteClient, newDeveloper, offerFrom } from '@/testing/people'
import { oneAfterAnother, rowWith } from '@/testing/races'
import { checkoutRow } from '@/testing/rows'
import { billedPayingHouse, declines, isSuspended, pays } from '@/testing/trouble'
import { prepareStack } from '@/testing/verb-stack'
import { closeMonths } from './close-months'

const stack = prepareStack()
let [first, second]: [Day, Day] = ['', '']
beforeAll(() => {
  first = firstOfNextMonth(today())
  second = firstOfNextMonth(first)
})
beforeEach(() => stack.moveClock(0))

/** A developer's paid App with a bill of the month before, ordered and paid by a client whose hand-over is still to come. */
async function paidOffer() {
  stack.moveClockTo(at(first))
  const house = await billedPayingHouse()
  const email = `petra@${fresh('hofladen')}.example`
  const invited = await inviteClient(house.kim, house.shop, { email, name: 'Petra Holm', keptAccess: 'none' })
  return { ...house, ...(await orderAndPay(invited)) }
}

/** The hand-over, and who pays from then on. */
async function handedOver({ checkoutId }: { checkoutId: string }): Promise<string> {
  expect(await settle({ checkoutId })).toBe('applied')
  return (await checkoutRow(checkoutId)).billingContactId ?? ''
}

/** Mails about payments that anybody of a Company, or the address its bills go to, is promised of some bills. */
async function noticesOf(billIds: (string | undefined)[]) {
  const rows = await db().select().from(outbox)
  return rows.filter(({ kind, payload }) => /^mail-pay/.test(kind) && billIds.includes(String(payload.billId)))
}

test('after a hand-over the developer gets no bill, no notice, no suspension, whatever the client pays', async () => {
  const house = await paidOffer()
  const client = await handedOver(house)
  await pays(house.billId)
  stack.moveClockTo(at(second))
  await closeMonths()
  expect(await isSuspended(client)).toBe(true)
  expect(await contactRow(client)).toMatchObject({ status: 'suspended' })
  expect(await appOnAddress(house.shop)).toMatchObject({ isPaused: true })
  expect(await contactRow(house.payer)).toMatchObject({ status: 'active', suspendedAt: null })
  const notices = await noticesOf((await billsOfPayer(client)).map(({ id }) => id))
  expect(notices.length).toBeGreaterThan(0)
  const told = notices.map(({ payload }) => payload.recipientId)
  expect(told).not.toContain(house.kim.id)
  expect(told).not.toContain(house.owner.id)
  // Two months on there is nothing on any bill of theirs but the days before.
  stack.moveClockTo(at(firstOfNextMonth(firstOfNextMonth(second))))
  await closeMonths()
  expect((await billsOfPayer(house.payer)).at(-1)?.month).toBe(first)
})

test('nor does a client wait for what the developer owes: the App answers again with the hand-over, and costs from the next day', async () => {
  const house = await paidOffer()
  expect(await isSuspended(house.payer)).toBe(true)
  expect(await appOnAddress(house.shop)).toMatchObject({ isPaused: true })
  stack.passTime(3 * 24 * 3_600_000)
  const client = await handedOver(house)
  expect(await appOnAddress(house.shop)).toMatchObject({ isPaused: false })
  const ledger = [
    { payer: house.payer, startsOn: addDays(first, -10), endsOn: first },
    { payer: client, startsOn: addDays(first, 4), endsOn: null },
  ]
  expect(await ledgerOf(house.shopId)).toEqual(ledger)
  await pays(house.billId)
  expect(await ledgerOf(house.shopId), 'paying brings nothing back that went to somebody else').toEqual(ledger)
  expect(await noticesOf((await billsOfPayer(client)).map(({ id }) => id))).toEqual([])
})

test('a client who comes to owe something while ordering is asked for another payment method, and gets nothing unpaid', async () => {
  stack.moveClockTo(at(first, -24))
  const mara = await newDeveloper()
  const offers = async (isFirst: boolean) => {
    const petra = await clientWithCard(mara)
    const [own] = await db().select().from(companies).where(eq(companies.slug, petra.slug))
    if (!own) throw new Error('no Company')
    const [contact] = await db().select().from(billingContacts).where(eq(billingContacts.companyId, own.id))
    stack.moveClockTo(at(second))
    await closeMonths()
    const [bill] = await billsOfPayer(contact?.id ?? '')
    const invited = await offerFrom(mara, { email: petra.email, name: 'Petra Holm' })
    const form = await orderForm(invited.mailedLink, petra.accountId, own.id)
    const works = [
      async () => {
        let kind = ''
        const reason = await reasonOf(press(invited.mailedLink, form).then((ordered) => (kind = ordered.kind)))
        return kind || reason
      },
      async () => {
        await declines(bill?.id ?? '')
        return 'declined'
      },
    ]
    const answers = await oneAfterAnother(rowWith(companies.id, own.id), isFirst ? works : works.toReversed())
    return { answers, own, invited, form }
  }
  expect((await offers(true)).answers).toEqual(['completed', 'declined'])
  stack.moveClockTo(at(first, -24))
  const { answers, own, invited, form } = await offers(false)
  expect(answers).toEqual(['declined', 'payer-changed'])
  expect((await companyOf(own)).adminMonthlyLimit).toBe(4500)
  expect(await press(invited.mailedLink, form), 'the next press leads to a page for another card').toMatchObject({
    kind: 'to-payment',
  })
})
