import type { BillMethod } from '@/db/schema/bills'

/** A payment method as its owner knows it. */
export type MethodView = { brand: string; last4: string }

/** The columns that hold it. */
export type MethodColumns = { brand: string | null; last4: string | null }

/** What there is to show; null where there is none. */
export function methodOf({ brand, last4 }: MethodColumns): MethodView | null {
  return brand && last4 ? { brand, last4 } : null
}

/** The columns of a Billing Contact by which it pays. What its bank calls the mandate is left out where only the method is shown. */
export type PayingColumns = Record<'paymentMethodType' | 'paymentMethodBrand' | 'paymentMethodLast4', string | null> & {
  mandateReference?: string | null
}

/** The method as a bill keeps it; null where there is none. */
export function billMethodOf(contact: PayingColumns): BillMethod | null {
  const { paymentMethodType: type, paymentMethodBrand: brand, paymentMethodLast4: last4 } = contact
  return type ? { type, brand, last4, mandate: contact.mandateReference ?? null } : null
}
