import { isSepa } from './countries'

/**
 * How a payer may pay, in Stripe's words. Direct debit is of the banks of its area, and needs a creditor that they know: the
 * operator's identifier, null where there is none.
 */
export function methodTypesFor(country: string, sepaCreditorId: string | null): string[] {
  return sepaCreditorId !== null && isSepa(country) ? ['card', 'sepa_debit'] : ['card']
}

/** Whether a payer may pay by direct debit. */
export function offersDebit(country: string, sepaCreditorId: string | null): boolean {
  return methodTypesFor(country, sepaCreditorId).includes('sepa_debit')
}
