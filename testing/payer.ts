import { desc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { paymentSetups } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { activities } from '@/db/schema/records'
import { addContact } from '@/lib/billing/add-contact'
import { startPayment } from '@/lib/billing/start-payment'
import { signatureOf } from './stripe-events'
import type { House, Person } from './team'

export const DETAILS = {
  legalName: 'Blumenhaus Berger',
  street: 'Lindenstraße 8',
  postcode: '24937',
  city: 'Flensburg',
  country: 'DE',
  invoiceEmail: 'rechnung@blumenhaus.example',
  language: 'de',
  vatId: '',
  orderNumber: '',
}

/** A Billing Contact that its Owner has just added; nothing pays yet. */
export async function added(house: House, changes: Partial<typeof DETAILS> = {}): Promise<string> {
  const { contactId } = await addContact(house.owner.actor, { ...DETAILS, companySlug: house.slug, ...changes })
  return contactId
}

export async function contactRow(contactId: string) {
  const [row] = await db().select().from(billingContacts).where(eq(billingContacts.id, contactId))
  if (!row) throw new Error(`no billing contact ${contactId}`)
  return row
}

/** The payment setups of a Billing Contact, the newest first. */
export function setupsOf(contactId: string) {
  return db()
    .select()
    .from(paymentSetups)
    .where(eq(paymentSetups.billingContactId, contactId))
    .orderBy(desc(paymentSetups.createdAt), desc(paymentSetups.id))
}

/** Presses "Add a payment method" or "Change"; answers Stripe's page. */
export function pressPay({ actor }: Pick<Person, 'actor'>, contactId: string, next = ''): Promise<string> {
  return startPayment(actor, { contactId, next, language: 'en' })
}

/** What stands in the log about a Billing Contact, in the order of writing. */
export async function linesAbout(contactId: string) {
  const rows = await db().select().from(activities).orderBy(activities.id)
  return rows.filter(({ facts }) => facts.contactId === contactId).map(({ verb }) => verb)
}

/** An event as Stripe signs it. */
export function signedEvent(type: string, object: object, rest: object = {}): { body: string; signature: string } {
  const event = { id: `evt_${Math.random().toString(36).slice(2)}`, object: 'event', type, livemode: false }
  const body = JSON.stringify({ ...event, data: { object, ...rest } })
  return { body, signature: signatureOf(body) }
}

/** A card as it is typed on the stand-in's pages. */
export function typedCard(number: string): URLSearchParams {
  return new URLSearchParams({
    do: 'add',
    number,
    expiry: '08 / 29',
    cvc: '123',
    name: 'Kim Berger',
    country: 'DE',
    line1: 'Gartenweg 3',
    postal_code: '24105',
    city: 'Kiel',
  })
}

/** Adds a card on a page of the stand-in; answers where that leads. */
export function cardAt(url: string, number = '4242 4242 4242 4242'): Promise<string> {
  return typedAt(url, typedCard(number))
}

/** The same with a bank account that is debited. */
export function debitAt(url: string, iban = 'DE89 3704 0044 0532 0130 00'): Promise<string> {
  const typed = typedCard('')
  typed.set('method', 'sepa_debit')
  typed.set('iban', iban)
  return typedAt(url, typed)
}

async function typedAt(url: string, body: URLSearchParams): Promise<string> {
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' })
  const location = answer.headers.get('location')
  if (!location) throw new Error(`the page answered ${answer.status}`)
  return location
}
