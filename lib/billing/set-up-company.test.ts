import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies, memberships } from '@/db/schema/companies'
import type { Actor } from '@/lib/actor'
import { newId } from '@/lib/id'
import { reasonOf } from '@/testing/invite'
import { newPerson } from '@/testing/team'
import { MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { type ClientDetails, setUpCompany } from './set-up-company'

const { passTime } = prepareVerbs()

const CLIENT: ClientDetails = {
  legalName: 'Blumenhaus GmbH',
  invoiceEmail: ' Rechnung@Blumenhaus.example ',
  country: 'DE',
  street: 'Gartenweg 3',
  postcode: '24105',
  city: 'Kiel',
  vatId: 'de 123 456 789',
}

async function contactsOf(slug: string) {
  const rows = await db()
    .select({ contact: billingContacts })
    .from(billingContacts)
    .innerJoin(companies, eq(companies.id, billingContacts.companyId))
    .where(eq(companies.slug, slug))
  return rows.map(({ contact }) => contact)
}

test('a form that is sent twice makes one Company, also at once; another name or another person makes another', async () => {
  const [one, other] = [await newPerson(), await newPerson()]
  const form = newId()
  const [actor, stranger] = [one.actor, other.actor].map((person) => ({ ...person, form })) as [Actor, Actor]
  const input = { name: 'Doppelt', client: CLIENT }
  const [first, second] = await Promise.all([setUpCompany(actor, input), setUpCompany(actor, input)])
  expect(second).toEqual(first)
  expect(await setUpCompany(actor, input)).toEqual(first)
  expect(await contactsOf(first?.slug ?? '')).toHaveLength(1)
  for (const [who, name] of [
    [actor, 'Doppelt zwei'],
    [stranger, 'Doppelt'],
  ] as const) {
    expect((await setUpCompany(who, { ...input, name })).slug).not.toBe(first?.slug)
  }
})

test('for a client’s business the bills go to the client, without a way to pay yet', async () => {
  const { actor } = await newPerson()
  const { slug } = await setUpCompany(actor, { name: 'Blumenhaus', client: CLIENT })
  const [contact, ...others] = await contactsOf(slug)
  expect(others).toEqual([])
  expect(contact).toMatchObject({
    legalName: 'Blumenhaus GmbH',
    invoiceEmail: 'rechnung@blumenhaus.example',
    address: { street: 'Gartenweg 3', postcode: '24105', city: 'Kiel', country: 'DE' },
    vatId: 'DE123456789',
    vatStatus: 'pending',
    status: 'incomplete',
    currency: 'eur',
    paymentMethodId: null,
  })
})

test('address and VAT ID may be left out', async () => {
  const { actor } = await newPerson()
  const bare = { ...CLIENT, street: '', postcode: '', city: '', vatId: '' }
  const { slug } = await setUpCompany(actor, { name: 'Bare', client: bare })
  expect(await contactsOf(slug)).toMatchObject([{ vatId: null, vatStatus: null }])
})

test('for one’s own work there is nobody to bill', async () => {
  const { actor } = await newPerson()
  const { slug } = await setUpCompany(actor, { name: 'Mine', client: null })
  expect(await contactsOf(slug)).toEqual([])
})

test.each([
  ['company-name-missing', { name: ' ' }],
  ['company-name-missing', { legalName: '' }],
  ['company-name-long', { legalName: 'x'.repeat(121) }],
  ['invoice-email-missing', { invoiceEmail: ' \u200b' }],
  ['email-invalid', { invoiceEmail: 'nobody' }],
  ['line-leads-away', { legalName: 'write to kim@evil.example' }],
  ['line-leads-away', { street: 'https://evil.example' }],
  ['country-unknown', { country: 'XX' }],
  ['vat-id-invalid', { vatId: 'AT123' }],
])(
  'refuses %s, and then there is no Company either',
  async (reason, wrong: Partial<ClientDetails & { name: string }>) => {
    const { actor } = await newPerson()
    const { name = `Refused ${reason}`, ...details } = wrong
    expect(await reasonOf(setUpCompany(actor, { name, client: { ...CLIENT, ...details } }))).toBe(reason)
    expect(await db().select().from(companies).where(eq(companies.name, name))).toEqual([])
  },
)

test('of 20 Companies set up at once 5 are made, and more an hour later', async () => {
  const { actor } = await newPerson()
  const names = Array.from({ length: 20 }, (_, index) => `Reihe ${index}`)
  const answers = await Promise.all(names.map((name) => reasonOf(setUpCompany(actor, { name, client: null }))))
  expect(answers.filter((answer) => answer === 'passed')).toHaveLength(5)
  expect(answers.filter((answer) => answer === 'too-many')).toHaveLength(15)
  passTime(61 * MINUTE)
  expect(await reasonOf(setUpCompany(actor, { name: 'Danach', client: null }))).toBe('passed')
})

test('nobody is Owner of more than 30 open Companies by setting them up', async () => {
  const { actor } = await newPerson()
  let answer = 'passed'
  for (let made = 1; answer === 'passed' && made < 40; made++) {
    passTime(61 * MINUTE)
    answer = await reasonOf(setUpCompany(actor, { name: `Viele ${made}`, client: null }))
  }
  expect(answer).toBe('companies-many')
  const owned = await db().$count(memberships, eq(memberships.accountId, actor.accountId))
  expect(owned).toBe(30)
})
