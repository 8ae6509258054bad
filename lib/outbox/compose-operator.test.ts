import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { addDays, type Day, firstOfNextMonth, formatDay } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import { operator } from '@/lib/operator'
import { at } from '@/testing/bills'
import { billRow } from '@/testing/collecting'
import { today } from '@/testing/company'
import { jobOf } from '@/testing/jobs'
import { newRefusedHouse } from '@/testing/payment-mails'
import { mailOf } from '@/testing/team-mail'
import { prepareStack } from '@/testing/verb-stack'
import { compose } from './compose'

const stack = prepareStack()
let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(() => stack.moveClock(0))

describe('whoever runs the product', () => {
  test('reads who it is, which bill and how it stands, in the mailbox of their support', async () => {
    const house = await newRefusedHouse(first, stack.moveClockTo)
    const notice = { billId: house.billId, contactId: null, stripeId: 'dp_1' }
    const { to, mail } = mailOf(await compose(jobOf('mail-operator-notice', { notice: 'dispute', ...notice })))
    expect(to).toBe(operator().supportEmail)
    const { number, gross: cents } = await billRow(house.billId)
    const gross = formatMoney(cents, 'eur', 'en')
    expect(mail.props).toMatchObject({
      ...{ reason: 'dispute', payer: 'Blumenhaus Berger', number, gross, state: 'Not charged' },
      ...{ unpaid: gross, since: '', customerId: house.customerId, stripeId: 'dp_1' },
    })
  })

  test('hears of somebody who is paused for long while they are, and of an invoice that is nobody’s', async () => {
    const house = await newRefusedHouse(first, stack.moveClockTo)
    const long = { notice: 'suspended-long', billId: null, contactId: house.payer, stripeId: house.customerId } as const
    expect(await compose(jobOf('mail-operator-notice', long))).toEqual({ skipped: 'changed-meanwhile' })
    const suspended = { status: 'suspended', suspendedAt: at(addDays(first, 2)) } as const
    await db().update(billingContacts).set(suspended).where(eq(billingContacts.id, house.payer))
    expect(mailOf(await compose(jobOf('mail-operator-notice', long))).mail.props).toMatchObject({
      ...{ since: formatDay(addDays(first, 2), 'en', 'year'), customerId: '', stripeId: house.customerId },
    })
    const foreign = { notice: 'bill-differs', billId: null, contactId: null, stripeId: 'in_1' } as const
    const { props } = mailOf(await compose(jobOf('mail-operator-notice', foreign))).mail
    expect(props).toMatchObject({ company: '', number: '', stripeId: 'in_1' })
    await db()
      .update(billingContacts)
      .set({ status: 'past_due', suspendedAt: null })
      .where(eq(billingContacts.id, house.payer))
  })
})
