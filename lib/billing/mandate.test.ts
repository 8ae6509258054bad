import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays, type Day, firstOfNextMonth, formatDay } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import { compose } from '@/lib/outbox/compose'
import { drawn } from '@/lib/outbox/drawn'
import { at, billsOfPayer } from '@/testing/bills'
import { makePaid, today } from '@/testing/company'
import { jobOf } from '@/testing/jobs'
import { asOnPaper, readPaper } from '@/testing/paper'
import { added, cardAt, contactRow, debitAt, pressPay, setupsOf } from '@/testing/payer'
import { newHouse } from '@/testing/team'
import { mailOf } from '@/testing/team-mail'
import { prepareStack } from '@/testing/verb-stack'
import { billById } from './bills'
import { closeMonths } from './close-months'
import { documentOf } from './document-of'
import { settleSetup } from './settle-setup'
import { stripe } from './stripe'
import { syncContact } from './sync-contact'

const stack = prepareStack()
let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(() => stack.moveClock(0))

/** A Company with an App and a Billing Contact that has just saved its first payment method. */
async function paying(save: typeof debitAt | typeof cardAt) {
  const house = await newHouse(['shop'])
  const contactId = await added(house, { language: 'en' })
  await save(await pressPay(house.owner, contactId))
  await settleSetup({ setupId: (await setupsOf(contactId))[0]?.id ?? '' })
  return { ...house, contactId }
}

/** What its owner signed for the debit that pays now, as Stripe says it. */
async function signedAt(contactId: string): Promise<string> {
  const { paymentMethodId } = await contactRow(contactId)
  const set = { payment_method: paymentMethodId ?? '', expand: ['data.mandate'] }
  const { data } = await stripe().setupIntents.list(set)
  const mandate = data[0]?.mandate
  const signed = mandate && typeof mandate === 'object' ? mandate.payment_method_details.sepa_debit?.reference : null
  if (!signed) throw new Error(`nothing was signed for ${paymentMethodId}`)
  return signed
}

test('a direct debit comes with the reference of its mandate, a card with none', async () => {
  const { contactId } = await paying(debitAt)
  const signed = await signedAt(contactId)
  expect(await contactRow(contactId)).toMatchObject({ paymentMethodType: 'sepa_debit', mandateReference: signed })
  await syncContact({ contactId })
  expect(await contactRow(contactId), 'read again').toMatchObject({ mandateReference: signed })
  expect(await contactRow((await paying(cardAt)).contactId)).toMatchObject({ mandateReference: null })
})

test('a changed debit brings its own reference, and a card takes it away', async () => {
  const house = await paying(debitAt)
  const { contactId } = house
  const before = await signedAt(contactId)
  await debitAt(await pressPay(house.owner, contactId), 'DE08 3704 0044 0532 0130 03')
  await syncContact({ contactId })
  const after = await signedAt(contactId)
  expect(after).not.toBe(before)
  expect(await contactRow(contactId)).toMatchObject({ paymentMethodLast4: '3003', mandateReference: after })
  await cardAt(await pressPay(house.owner, contactId))
  await syncContact({ contactId })
  expect(await contactRow(contactId)).toMatchObject({ paymentMethodType: 'card', mandateReference: null })
})

test('mail and paper of a bill by direct debit say amount, day, last digits, mandate and creditor identifier, as of its writing', async () => {
  const house = await paying(debitAt)
  const { contactId } = house
  const signed = await signedAt(contactId)
  await makePaid(house.appIds.shop ?? '', contactId, addDays(first, -15))
  stack.moveClockTo(at(first))
  await closeMonths()
  const [row] = await billsOfPayer(contactId)
  expect(row).toMatchObject({ method: { type: 'sepa_debit', last4: '3000', mandate: signed } })
  // What pays afterwards is on the next bill.
  await debitAt(await pressPay(house.owner, contactId), 'DE08 3704 0044 0532 0130 03')
  await syncContact({ contactId })
  const bill = await billById(row?.id ?? '')
  const paper = bill && (await documentOf(bill, 1))
  const { mail } = mailOf(await compose(jobOf('mail-bill', { billId: row?.id ?? '', version: 1 })))
  const { text } = await drawn(mail)
  const [amount, day] = [formatMoney(row?.gross ?? 0, 'eur', 'en'), formatDay(addDays(first, 6), 'en', 'year')]
  for (const part of [asOnPaper(text), (await readPaper(paper?.pdf ?? new Uint8Array())).text]) {
    for (const fact of [amount, day, 'ending 3000', `Your mandate reference: ${signed}.`, 'DE98ZZZ09999999999']) {
      expect(part).toContain(fact)
    }
  }
})
