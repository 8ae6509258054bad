import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import { reasonOf } from '@/testing/invite'
import { oneAfterAnother, rowWith } from '@/testing/races'
import { newPerson } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { confirmDetails } from './confirm-details'
import { setUpCompany } from './set-up-company'

prepareVerbs()

const VAT_ID = 'DE123456789'

/** A client's Company with a Billing Contact, and what its form posts unchanged. */
async function blumenhaus() {
  const { actor } = await newPerson()
  const address = { street: 'Gartenweg 3', postcode: '24105', city: 'Kiel' }
  const details = { legalName: 'Blumenhaus GmbH', ...address, vatId: VAT_ID }
  const client = { ...details, invoiceEmail: 'kim@blumenhaus.example', country: 'DE' }
  const { slug } = await setUpCompany(actor, { name: 'Blumenhaus', client })
  const [row] = await db()
    .select({ companyId: companies.id, contactId: billingContacts.id })
    .from(billingContacts)
    .innerJoin(companies, eq(companies.id, billingContacts.companyId))
    .where(eq(companies.slug, slug))
  if (!row) throw new Error('nobody pays')
  const { companyId, contactId } = row
  const verified = { vatStatus: 'verified' } as const
  await db().update(billingContacts).set(verified).where(eq(billingContacts.id, contactId))
  return { actor, companyId, form: { contactId, ...details } }
}

async function contactOf(contactId: string) {
  const [contact] = await db().select().from(billingContacts).where(eq(billingContacts.id, contactId))
  return contact
}

test('what stands on the bills is kept on one line, without what could disguise it, and cut between characters', async () => {
  const { actor, form } = await blumenhaus()
  const legalName = ` Blumen\u202ehaus\r\nBcc:\u200b x `
  const street = `${'a'.repeat(199)}😀b`
  await confirmDetails(actor, { ...form, legalName, street, postcode: '24\u0000105', city: 'Ki\tel' })
  expect(await contactOf(form.contactId)).toMatchObject({
    legalName: 'Blumenhaus Bcc: x',
    address: { street: `${'a'.repeat(199)}😀`, postcode: '24105', city: 'Ki el', country: 'DE' },
    vatStatus: 'verified',
  })
  expect(await reasonOf(confirmDetails(actor, { ...form, legalName: ' \u200b ' }))).toBe('company-missing')
})

test('a VAT id that was taken away a moment ago is checked anew when it comes back', async () => {
  const { actor, companyId, form } = await blumenhaus()
  const answers = await oneAfterAnother(rowWith(companies.id, companyId), [
    () => reasonOf(confirmDetails(actor, { ...form, vatId: '' })),
    () => reasonOf(confirmDetails(actor, form)),
  ])
  expect(answers).toEqual(['passed', 'passed'])
  expect(await contactOf(form.contactId)).toMatchObject({ vatId: VAT_ID, vatStatus: 'pending' })
})
