import type { Address } from '@/db/schema/billing-contacts'
import type { Language } from '@/db/vocabulary'
import { lengthOf } from '@/lib/characters'
import { takeEmail } from '@/lib/email-address'
import { judgeAll, refuse } from '@/lib/errors'
import { asLanguage } from '@/lib/language'
import { pasted } from '@/lib/pasted'
import { judgeCompany, judgeLine } from '@/lib/plain-text'
import { addressOf } from './address'
import { takeVatId } from './vat-id'

/** As long as bills have room for. */
export const LONGEST_ORDER_NUMBER = 40

/** What somebody types about a Billing Contact. What a form does not ask for is left out, and stays as it is. */
export type TypedDetails = {
  legalName: string
  street: string
  postcode: string
  city: string
  vatId: string
  invoiceEmail?: string
  /** Of the bills. */
  language?: string
  /** The payer's own number of the order. */
  orderNumber?: string
}

/** The same as it is kept. */
export type ContactDetails = {
  legalName: string
  address: Address
  vatId: string | null
  invoiceEmail?: string
  language?: Language
  orderNumber?: string
}

/**
 * Typed details of a payer in a country, as they are kept.
 * Refuses: company-missing (legalName), company-name-long, line-leads-away, order-number-long, invoice-email-missing,
 * vat-id-invalid, what takeEmail refuses.
 */
export async function judgeDetails(typed: TypedDetails, country: string): Promise<ContactDetails> {
  const { invoiceEmail, language, orderNumber } = typed
  const judged = await judgeAll({
    legalName: () => judgeCompany(typed.legalName, 'legalName') || refuse('company-missing', 'legalName'),
    address: () => addressOf(typed, country),
    invoiceEmail: () => (invoiceEmail === undefined ? undefined : emailIn(invoiceEmail)),
    vatId: () => takeVatId(typed.vatId, country),
    orderNumber: () => (orderNumber === undefined ? undefined : orderNumberIn(orderNumber)),
  })
  return { ...judged, language: asLanguage(language) ?? undefined }
}

function emailIn(typed: string): Promise<string> | string {
  return pasted(typed) ? takeEmail(typed, 'invoiceEmail') : refuse('invoice-email-missing', 'invoiceEmail')
}

/** Cut silently it would be another number. */
function orderNumberIn(typed: string): string {
  const number = judgeLine(typed, 'orderNumber', 400)
  return lengthOf(number) > LONGEST_ORDER_NUMBER
    ? refuse('order-number-long', 'orderNumber', { count: LONGEST_ORDER_NUMBER })
    : number
}
