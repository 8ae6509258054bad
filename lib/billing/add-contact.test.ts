import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import { newId } from '@/lib/id'
import { faultsOf, reasonOf } from '@/testing/invite'
import { added, contactRow, DETAILS, linesAbout } from '@/testing/payer'
import { race, rowWith } from '@/testing/races'
import { newHouse } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { addContact } from './add-contact'

prepareVerbs()

const countOf = (companyId: string) => db().$count(billingContacts, eq(billingContacts.companyId, companyId))

test('payment details are added as they were typed, without a way to pay', async () => {
  const house = await newHouse()
  const contactId = await added(house, { country: 'AT', vatId: 'at u 12345678', orderNumber: 'BB-2027' })
  expect(await contactRow(contactId)).toMatchObject({
    companyId: house.id,
    currency: 'eur',
    legalName: 'Blumenhaus Berger',
    address: { street: 'Lindenstraße 8', postcode: '24937', city: 'Flensburg', country: 'AT' },
    country: 'AT',
    invoiceEmail: 'rechnung@blumenhaus.example',
    language: 'de',
    vatId: 'ATU12345678',
    vatStatus: 'pending',
    orderNumber: 'BB-2027',
    status: 'incomplete',
    stripeCustomerId: null,
  })
  expect(await linesAbout(contactId)).toEqual(['billing-contact-added'])
})

test('an unknown country, a missing name and a missing address are refused together', async () => {
  const { owner, slug, id } = await newHouse()
  const typed = { ...DETAILS, companySlug: slug, country: 'ZZ', vatId: 'DE1', legalName: '', invoiceEmail: '' }
  expect(await faultsOf(addContact(owner.actor, typed))).toEqual({
    country: 'country-unknown',
    legalName: 'company-missing',
    invoiceEmail: 'invoice-email-missing',
  })
  expect(await countOf(id)).toBe(0)
})

test('a form that is sent twice at once adds one', async () => {
  await race({ inOrder: ['same', 'same'] }, async () => {
    const house = await newHouse([])
    const actor = { ...house.owner.actor, form: newId() }
    const ids: string[] = []
    const press = async () => {
      const { contactId } = await addContact(actor, { ...DETAILS, companySlug: house.slug })
      ids.push(contactId)
      return ids.every((id) => id === contactId) ? 'same' : 'another'
    }
    return {
      works: [press, press],
      gate: rowWith(companies.id, house.id),
      holds: async () => expect(await countOf(house.id)).toBe(1),
    }
  })
})

test('there is an end to adding them, also for two at once', async () => {
  const house = await newHouse()
  for (let count = 0; count < 19; count++) await added(house)
  const press = () => reasonOf(added(house))
  expect((await Promise.all([press(), press()])).sort()).toEqual(['contacts-many', 'passed'])
  expect(await countOf(house.id)).toBe(20)
})
