import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ADVISORY_LOCKS } from '@/db/advisory-locks'
import { billingContacts } from '@/db/schema/billing-contacts'
import { inTransaction } from '@/db/transaction'
import { makePaid, newPayer } from '@/testing/company'
import { orderAndPay, orderForm, orderPage, press, reasonOf } from '@/testing/invite'
import { clientWithCard } from '@/testing/known-client'
import { prepareOffer } from '@/testing/offer'
import { fresh, inviteClient, newDeveloper, startTrial } from '@/testing/people'
import { overtakenBy, rowWith, untilWaiting, whileHeld } from '@/testing/races'
import { appRow } from '@/testing/rows'
import { settle } from './settle'

const { offer } = prepareOffer()

test.each([{ status: 'incomplete', paymentMethodId: null }, { status: 'past_due' }] as const)(
  'a payer that becomes $status between the click and the hand-over takes nothing over, and the next click leads to payment',
  async (lost) => {
    const petra = await clientWithCard(await newDeveloper())
    const { companyId, billingContactId } = await appRow(petra.appName)
    const { name } = await startTrial(offer.mara, fresh('zweite'))
    const { mailedLink } = await inviteClient(offer.mara, name, { email: petra.email })
    const form = await orderForm(mailedLink, petra.accountId, companyId)
    const ordered = await overtakenBy(
      (tx) =>
        tx
          .update(billingContacts)
          .set(lost)
          .where(eq(billingContacts.id, billingContactId ?? '')),
      () => reasonOf(press(mailedLink, form)),
    )
    expect(ordered).toBe('payer-changed')
    expect((await appRow(name)).companyId).not.toBe(companyId)
    expect(await orderPage(mailedLink, petra.accountId, companyId)).toMatchObject({ chosen: { contactId: null } })
    const again = await orderForm(mailedLink, petra.accountId, companyId)
    expect(await press(mailedLink, again)).toMatchObject({ kind: 'to-payment' })
  },
)

test('whoever pays until now is locked before the address of the client’s Company is taken', async () => {
  const { id: appId, companyId } = await appRow(offer.app)
  const payer = await newPayer({ id: companyId, slug: offer.mara.slug })
  await makePaid(appId, payer)
  const { checkoutId } = await orderAndPay(offer.invited)
  const settled = await whileHeld(rowWith(billingContacts.id, payer), async () => {
    const settling = settle({ checkoutId })
    await untilWaiting([settling])
    const [slugs] = await inTransaction((tx) =>
      tx.execute<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(${ADVISORY_LOCKS.slugs}) as free`),
    )
    expect(slugs?.free).toBe(true)
    return { settling }
  })
  expect(await settled.settling).toBe('applied')
})
