import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { outbox } from '@/db/schema/records'
import { receiveEvent } from '@/lib/client-invite/receive-event'
import { faultsOf, reasonOf } from '@/testing/invite'
import { added, cardAt, contactRow, DETAILS, linesAbout, pressPay, setupsOf, signedEvent } from '@/testing/payer'
import { leftToChance, oneAfterAnother, rowWith } from '@/testing/races'
import { type House, newHouse } from '@/testing/team'
import { MINUTE } from '@/testing/test-clock'
import { prepareStack } from '@/testing/verb-stack'
import { editContact } from './edit-contact'
import { pushDetails } from './push-details'
import { settleSetup } from './settle-setup'
import { stripe } from './stripe'
import { readCustomer } from './stripe-customers'
import { syncContact } from './sync-contact'
import { syncCustomer } from './sync-customer'

const stack = prepareStack()
beforeEach(async () => {
  await stack.control({ fail: null })
  stack.moveClock(0)
})

const { country: _, ...SAME } = DETAILS
// The stand-in verifies any but those of ones only, and those of twos only stay pending.
const [GOOD, BAD, SLOW] = ['DE123456789', 'DE111111111', 'DE222222222']

/** A Billing Contact that pays by a saved Visa, at Stripe as it is here. */
async function payer(vatId = '', country = 'DE'): Promise<{ house: House; contactId: string; customerId: string }> {
  const house = await newHouse([])
  const contactId = await added(house, { vatId, country })
  await cardAt(await pressPay(house.owner, contactId))
  await settleSetup({ setupId: (await setupsOf(contactId))[0]?.id ?? '' })
  await syncCustomer({ contactId })
  const { stripeCustomerId } = await contactRow(contactId)
  return { house, contactId, customerId: stripeCustomerId ?? '' }
}

const edit = ({ house, contactId }: Pick<Awaited<ReturnType<typeof payer>>, 'house' | 'contactId'>, changes: object) =>
  editContact(house.owner.actor, { ...SAME, contactId, ...changes })

async function taxIdsAt(customerId: string): Promise<string[]> {
  return (await readCustomer(customerId))?.taxIds.map(({ value }) => value) ?? []
}

/** Long enough for a check to be over. */
const later = () => stack.passTime(MINUTE)

/** The promise of an edit, kept as the outbox keeps it. */
async function keepPromises(contactId: string): Promise<number> {
  const rows = await db().select().from(outbox).where(eq(outbox.kind, 'sync-customer'))
  const mine = rows.filter(({ payload }) => payload.contactId === contactId)
  for (const _row of mine) await syncCustomer({ contactId })
  return mine.length
}

describe('what we print is what Stripe has', () => {
  test('the customer gets name, address, e-mail and language with the first payment method, and each edit after it', async () => {
    const one = await payer()
    const at = async () => readCustomer(one.customerId)
    expect(await at()).toMatchObject({ name: 'Blumenhaus Berger', address: { city: 'Flensburg' }, language: 'de' })
    await edit(one, { legalName: 'Berger OHG', city: 'Kiel', invoiceEmail: 'neu@blumenhaus.example', language: 'en' })
    await keepPromises(one.contactId)
    expect(await at()).toMatchObject({
      name: 'Berger OHG',
      email: 'neu@blumenhaus.example',
      address: { street: 'Lindenstraße 8', postcode: '24937', city: 'Kiel', country: 'DE' },
      language: 'en',
    })
  })

  test.each(['500', '503', 'drop-before', 'timeout-after-commit'])(
    'Stripe answers %s: the edit stands, and is brought there later',
    async (kind) => {
      const one = await payer()
      await stack.control({ fail: { method: 'POST', path: '/v1/customers/*', kind, times: 3 } })
      expect(await reasonOf(edit(one, { city: 'Kiel' }))).toBe('passed')
      expect(await reasonOf(syncCustomer(one))).toMatch(/^(payment-unreachable|passed)$/)
      await stack.control({ fail: null })
      await keepPromises(one.contactId)
      expect(await readCustomer(one.customerId)).toMatchObject({ address: { city: 'Kiel' } })
    },
  )

  test('two edits brought to Stripe at once, in any order, end with the last one', async () => {
    await leftToChance(async () => {
      const one = await payer()
      await Promise.all([
        edit(one, { city: 'Kiel', vatId: GOOD }).catch(() => {}),
        edit(one, { city: 'Husum', vatId: SLOW }).catch(() => {}),
      ])
      await Promise.all([pushDetails(one), pushDetails(one)])
      const { address, vatId } = await contactRow(one.contactId)
      expect(await readCustomer(one.customerId)).toMatchObject({ address: { city: address.city } })
      expect(await taxIdsAt(one.customerId)).toEqual([vatId])
    })
  })

  test('a text that somebody changed at Stripe comes back with the next edit, and never to us', async () => {
    const one = await payer()
    await stripe().customers.update(one.customerId, { name: 'Somebody else' })
    await syncContact(one)
    expect(await contactRow(one.contactId)).toMatchObject({ legalName: DETAILS.legalName })
    await edit(one, { city: 'Kiel' })
    await keepPromises(one.contactId)
    expect(await readCustomer(one.customerId)).toMatchObject({ name: DETAILS.legalName })
  })
})

describe('a VAT id', () => {
  test('is pending, then verified by Stripe; another one begins anew, and leaves nothing of the first', async () => {
    const one = await payer(GOOD)
    expect(await contactRow(one.contactId)).toMatchObject({ vatStatus: 'pending', vatCheckedAt: null })
    later()
    await syncContact(one)
    expect(await contactRow(one.contactId)).toMatchObject({ vatStatus: 'verified' })
    await edit(one, { vatId: BAD })
    expect(await contactRow(one.contactId)).toMatchObject({ vatStatus: 'pending', vatCheckedAt: null })
    expect(await taxIdsAt(one.customerId)).toEqual([BAD])
    later()
    await syncContact(one)
    expect(await contactRow(one.contactId)).toMatchObject({ vatStatus: 'unverified' })
    await edit(one, { vatId: '' })
    await keepPromises(one.contactId)
    expect(await taxIdsAt(one.customerId)).toEqual([])
    expect(await contactRow(one.contactId)).toMatchObject({ vatId: null, vatStatus: null })
    expect((await linesAbout(one.contactId)).filter((verb) => verb === 'vat-id-checked')).toHaveLength(2)
  })

  test('row 29, that Stripe refuses is told at its field, and stays as one that is not verified', async () => {
    const one = await payer('', 'NL')
    // Of a form that our list of the register takes and the stand-in does not.
    const vatId = 'NL123456789BAB'
    expect(await faultsOf(edit(one, { vatId }))).toEqual({ vatId: 'vat-id-invalid' })
    expect(await contactRow(one.contactId)).toMatchObject({ vatId, vatStatus: 'unverified' })
    await syncContact(one)
    expect(await contactRow(one.contactId)).toMatchObject({ vatStatus: 'unverified' })
  })

  test('whose answer got lost is one at Stripe', async () => {
    const one = await payer()
    await stack.control({
      fail: { method: 'POST', path: '/v1/customers/*/tax_ids', kind: 'timeout-after-commit', times: 3 },
    })
    await edit(one, { vatId: GOOD })
    await stack.control({ fail: null })
    await keepPromises(one.contactId)
    expect(await taxIdsAt(one.customerId)).toEqual([GOOD])
  })

  test('that was taken away at Stripe counts no more, and is checked anew', async () => {
    const one = await payer(GOOD)
    later()
    await syncContact(one)
    const [taxId] = (await readCustomer(one.customerId))?.taxIds ?? []
    await stripe().customers.deleteTaxId(one.customerId, taxId?.id ?? '')
    await syncContact(one)
    expect(await contactRow(one.contactId)).toMatchObject({ vatStatus: 'pending' })
    await keepPromises(one.contactId)
    expect(await taxIdsAt(one.customerId)).toEqual([GOOD])
  })

  test('edited while an older answer is on its way is not judged by it', async () => {
    const one = await payer(GOOD)
    later()
    // The sync has asked for the first VAT id, and comes to write after the edit.
    const answers = await oneAfterAnother(rowWith(companies.id, one.house.id), [
      () => reasonOf(edit(one, { vatId: SLOW })),
      () => reasonOf(syncContact(one)),
    ])
    expect(answers).toEqual(['passed', 'passed'])
    expect(await contactRow(one.contactId)).toMatchObject({ vatId: SLOW, vatStatus: 'pending' })
  })
})

describe('an event of Stripe’s', () => {
  const send = async (type: string, object: object, rest: object = {}) => {
    const { body, signature } = signedEvent(type, object, rest)
    return receiveEvent(body, signature)
  }

  test('settles a setup; the same one again, and one of a session that nobody knows, do nothing more', async () => {
    const house = await newHouse([])
    const contactId = await added(house)
    await cardAt(await pressPay(house.owner, contactId))
    const [setup] = await setupsOf(contactId)
    const { body, signature } = signedEvent('checkout.session.completed', { id: setup?.stripeSessionId })
    expect(await Promise.all([1, 2, 3].map(() => receiveEvent(body, signature)))).toEqual(['taken', 'taken', 'taken'])
    expect(await contactRow(contactId)).toMatchObject({ status: 'active' })
    expect((await linesAbout(contactId)).filter((verb) => verb === 'payment-method-saved')).toHaveLength(1)
    expect(await send('checkout.session.completed', { id: 'cs_of_somebody' })).toBe('taken')
  })

  test.each([
    ['customer.updated', (id: string) => [{ id }]],
    ['customer.tax_id.updated', (id: string) => [{ id: 'txi_1', customer: id }]],
    ['payment_method.attached', (id: string) => [{ id: 'pm_1', customer: id }]],
    ['payment_method.updated', (id: string) => [{ id: 'pm_1', customer: id }]],
    ['payment_method.automatically_updated', (id: string) => [{ id: 'pm_1', customer: id }]],
    [
      'payment_method.detached',
      (id: string) => [{ id: 'pm_1', customer: null }, { previous_attributes: { customer: id } }],
    ],
  ] as [string, (id: string) => [object, object?]][])(
    '%s has the contact read anew, whatever stands in it',
    async (type, of) => {
      const one = await payer(GOOD)
      const { paymentMethodId } = await contactRow(one.contactId)
      await stripe().paymentMethods.detach(paymentMethodId ?? '')
      later()
      await send(type, ...of(one.customerId))
      expect(await contactRow(one.contactId)).toMatchObject({
        status: 'incomplete',
        paymentMethodId: null,
        vatStatus: 'verified',
      })
    },
  )

  test('of a deleted customer leaves a contact that cannot pay any more', async () => {
    const one = await payer()
    await stripe().customers.del(one.customerId)
    await send('customer.deleted', { id: one.customerId })
    expect(await contactRow(one.contactId)).toMatchObject({
      status: 'incomplete',
      stripeCustomerId: null,
      paymentMethodId: null,
    })
    expect((await linesAbout(one.contactId)).at(-1)).toBe('payment-method-gone')
  })

  test('that is stale does not bring back what was', async () => {
    const one = await payer()
    const old = await stripe().customers.retrieve(one.customerId)
    await cardAt(await pressPay(one.house.owner, one.contactId), '5555 5555 5555 4444')
    await send('customer.updated', old)
    expect(await contactRow(one.contactId)).toMatchObject({ paymentMethodLast4: '4444' })
    await send('customer.updated', old)
    expect(await contactRow(one.contactId)).toMatchObject({ paymentMethodLast4: '4444' })
  })

  test('of nobody of ours, and of nothing that concerns us, is taken and ignored', async () => {
    for (const type of [
      'customer.updated',
      'customer.deleted',
      'payment_method.attached',
      'invoice.paid',
      'plan.made',
    ]) {
      expect(await send(type, { id: 'cus_of_somebody', customer: 'cus_of_somebody' })).toBe('taken')
    }
    expect(await send('payment_method.attached', { id: 'pm_1', customer: { id: 'cus_expanded' } })).toBe('taken')
  })

  test('while Stripe cannot be reached is not taken, and has its effect when it comes again', async () => {
    const one = await payer()
    const { paymentMethodId } = await contactRow(one.contactId)
    await stripe().paymentMethods.detach(paymentMethodId ?? '')
    const { body, signature } = signedEvent('customer.updated', { id: one.customerId })
    await stack.control({ fail: { method: 'GET', path: '/v1/customers/*', kind: '503', times: 3 } })
    expect(await reasonOf(receiveEvent(body, signature))).toBe('payment-unreachable')
    await stack.control({ fail: null })
    expect(await receiveEvent(body, signature)).toBe('taken')
    expect(await contactRow(one.contactId)).toMatchObject({ status: 'incomplete' })
  })
})

test('ten who read at once, while the method changes, end with what Stripe says last', async () => {
  await leftToChance(async () => {
    const one = await payer()
    const page = await pressPay(one.house.owner, one.contactId)
    const reads = () => Array.from({ length: 5 }, () => syncContact(one))
    await Promise.all([...reads(), cardAt(page, '5555 5555 5555 4444'), ...reads()])
    await syncContact(one)
    expect(await contactRow(one.contactId)).toMatchObject({ paymentMethodLast4: '4444' })
  })
})
