import type { VatStatus } from '@/db/vocabulary'
import type { ContactRow } from './find-contact'
import { methodColumnsOf } from './saved-payment-method'
import type { CustomerView } from './stripe-customers'
import { verifiableVatId } from './vat-id'

/** What Stripe says of a Billing Contact, as columns of its row, and what of that is new. */
type Truth = {
  columns: Partial<ContactRow>
  /** Another payment method than before. */
  isSaved: boolean
  /** There was one, and there is none any more. */
  isGone: boolean
  vat: { before: VatStatus; after: VatStatus } | null
  /** Stripe does not know the VAT id that it has checked: it is to be told again. */
  lacksVatId: boolean
}

/**
 * What becomes of a Billing Contact by what Stripe says of its customer (null: gone). Texts stay as they are: ours is where they
 * are changed. Whoever owes something stays as they are with another payment method, and without any.
 */
export function truthOf(contact: ContactRow, customer: CustomerView | null, now: Date): Truth {
  const saved = customer?.paymentMethod ?? null
  const vat = vatOf(contact, customer)
  const columns: Partial<ContactRow> = { ...methodColumnsOf(saved), status: statusAfter(contact, saved !== null) }
  if (!customer) columns.stripeCustomerId = null
  if (vat.change) Object.assign(columns, { vatStatus: vat.change.after, vatCheckedAt: now })
  return {
    columns,
    isSaved: saved !== null && saved.id !== contact.paymentMethodId,
    isGone: saved === null && contact.paymentMethodId !== null,
    vat: vat.change,
    lacksVatId: vat.isLacking,
  }
}

function statusAfter({ status }: ContactRow, hasMethod: boolean): ContactRow['status'] {
  if (status === 'incomplete' && hasMethod) return 'active'
  return status === 'active' && !hasMethod ? 'incomplete' : status
}

function vatOf(contact: ContactRow, customer: CustomerView | null): { change: Truth['vat']; isLacking: boolean } {
  const { vatStatus } = contact
  const wanted = verifiableVatId(contact)
  if (!customer || !wanted || !vatStatus) return { change: null, isLacking: false }
  const known = customer.taxIds.find(({ value }) => value === wanted)
  // What Stripe refused to take stays unverified; what it is about to be told is pending already.
  const isLacking = !known && vatStatus === 'verified'
  const after = known?.status ?? (isLacking ? 'pending' : vatStatus)
  return { change: after === vatStatus ? null : { before: vatStatus, after }, isLacking }
}
