import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import { faultsOf, reasonOf } from '@/testing/invite'
import { added, contactRow, DETAILS, linesAbout } from '@/testing/payer'
import { oneAfterAnother, race, rowWith } from '@/testing/races'
import { joins, newHouse, newPerson } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { addContact } from './add-contact'
import { editContact } from './edit-contact'

prepareVerbs()

const VAT_ID = 'DE123456789'
const { country: _, ...SAME } = { ...DETAILS, vatId: VAT_ID }

/** A Company with a Billing Contact whose VAT id is verified, and what its form posts unchanged. */
async function blumenhaus() {
  const house = await newHouse()
  const contactId = await added(house, { vatId: VAT_ID })
  await db().update(billingContacts).set({ vatStatus: 'verified' })
  return { house, actor: house.owner.actor, form: { contactId, ...SAME } }
}

test('what stands on the bills is kept on one line, without what could disguise it, and cut between characters', async () => {
  const { actor, form } = await blumenhaus()
  const legalName = ` Blumen\u202ehaus\r\nBcc:\u200b x `
  const street = `${'a'.repeat(199)}😀b`
  await editContact(actor, { ...form, legalName, street, postcode: '24\u0000105', city: 'Ki\tel' })
  expect(await contactRow(form.contactId)).toMatchObject({
    legalName: 'Blumenhaus Bcc: x',
    address: { street: `${'a'.repeat(199)}😀`, postcode: '24105', city: 'Ki el', country: 'DE' },
    vatStatus: 'verified',
  })
})

test('what cannot be printed is refused together, each at its field, and nothing is written', async () => {
  const { actor, form } = await blumenhaus()
  const wrong = { legalName: ' \u200b ', invoiceEmail: 'nobody', vatId: 'DE1', orderNumber: '1'.repeat(41) }
  expect(await faultsOf(editContact(actor, { ...form, ...wrong }))).toEqual({
    legalName: 'company-missing',
    invoiceEmail: 'email-invalid',
    vatId: 'vat-id-invalid',
    orderNumber: 'order-number-long',
  })
  expect(await faultsOf(editContact(actor, { ...form, orderNumber: 'see https://evil.example/x' }))).toEqual({
    orderNumber: 'line-leads-away',
  })
  expect(await contactRow(form.contactId)).toMatchObject({ legalName: DETAILS.legalName, orderNumber: '', version: 0 })
})

test('a VAT id that was taken away a moment ago is checked anew when it comes back', async () => {
  const { house, actor, form } = await blumenhaus()
  const answers = await oneAfterAnother(rowWith(companies.id, house.id), [
    () => reasonOf(editContact(actor, { ...form, vatId: '' })),
    () => reasonOf(editContact(actor, form)),
  ])
  expect(answers).toEqual(['passed', 'passed'])
  expect(await contactRow(form.contactId)).toMatchObject({ vatId: VAT_ID, vatStatus: 'pending' })
})

test('a form that does not ask for e-mail, language and order number leaves them as they are', async () => {
  const { actor, form } = await blumenhaus()
  await editContact(actor, { ...form, orderNumber: 'BB-2027', language: 'en' })
  const { contactId, legalName, street, postcode, city, vatId } = form
  await editContact(actor, { contactId, legalName, street, postcode, city, vatId })
  expect(await contactRow(contactId)).toMatchObject({
    invoiceEmail: DETAILS.invoiceEmail,
    language: 'en',
    orderNumber: 'BB-2027',
  })
})

test('every edit that changes something is a version of its own; one that changes nothing is a confirmation', async () => {
  const { actor, form } = await blumenhaus()
  await editContact(actor, form)
  expect((await contactRow(form.contactId)).version).toBe(0)
  await editContact(actor, { ...form, city: 'Kiel' })
  await editContact(actor, { ...form, city: 'Kiel' })
  expect((await contactRow(form.contactId)).version).toBe(1)
  expect(await linesAbout(form.contactId)).toEqual(['billing-contact-added', 'billing-details-changed'])
})

test('two edits at once are two versions, and the last one stays', async () => {
  await race({ inOrder: ['passed', 'passed'] }, async () => {
    const { house, actor, form } = await blumenhaus()
    return {
      works: ['Kiel', 'Husum'].map((city) => () => reasonOf(editContact(actor, { ...form, city }))),
      gate: rowWith(companies.id, house.id),
      holds: async () => expect((await contactRow(form.contactId)).version).toBe(2),
    }
  })
})

test.each(['admin', 'collaborator', 'stranger'] as const)('to a %s there is nothing to add or edit', async (who) => {
  const { house, form } = await blumenhaus()
  const { actor } = who === 'stranger' ? await newPerson() : await joins(house, who)
  expect(await reasonOf(editContact(actor, form))).toBe('not-found')
  expect(await reasonOf(addContact(actor, { ...DETAILS, companySlug: house.slug }))).toBe('not-found')
})

test('a Billing person adds and edits; whoever showed who they are long ago, or nobody, does not', async () => {
  const { house, form } = await blumenhaus()
  const { actor } = await joins(house, 'billing')
  await editContact(actor, { ...form, city: 'Kiel' })
  expect((await contactRow(form.contactId)).address.city).toBe('Kiel')
  const stale = { ...actor, provedAt: new Date(0) }
  for (const work of [
    () => editContact(stale, form),
    () => addContact(stale, { ...DETAILS, companySlug: house.slug }),
  ]) {
    expect(await reasonOf(work())).toBe('prove-again')
  }
  expect(await reasonOf(editContact({ kind: 'stripe' }, form))).toBe('sign-in-first')
  for (const contactId of ['', 'x', '01980000-0000-7000-8000-000000000000']) {
    expect(await reasonOf(editContact(actor, { ...form, contactId }))).toBe('not-found')
  }
})
