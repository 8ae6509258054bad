/** What an event is about: an order's or a setup's page, a customer, what belongs to one, an invoice, money asked back. */
type Subject = 'checkout' | 'customer' | 'of-customer' | 'invoice' | 'dispute'

// The one list of what Stripe has to tell us. What it says of each is never believed, only asked for.
const SUBJECTS = {
  'checkout.session.completed': 'checkout',
  'checkout.session.expired': 'checkout',
  'customer.updated': 'customer',
  'customer.deleted': 'customer',
  'customer.tax_id.created': 'of-customer',
  'customer.tax_id.updated': 'of-customer',
  'customer.tax_id.deleted': 'of-customer',
  'payment_method.attached': 'of-customer',
  'payment_method.detached': 'of-customer',
  'payment_method.updated': 'of-customer',
  'payment_method.automatically_updated': 'of-customer',
  'invoice.paid': 'invoice',
  'invoice.payment_failed': 'invoice',
  'invoice.payment_action_required': 'invoice',
  'invoice.voided': 'invoice',
  'invoice.marked_uncollectible': 'invoice',
  'charge.dispute.created': 'dispute',
} as const satisfies Record<string, Subject>

type EventType = keyof typeof SUBJECTS

/** Every type of event that is taken: by the webhook, by whoever looks for those that were lost, and as an endpoint is set up. */
export const EVENT_TYPES = Object.keys(SUBJECTS) as EventType[]

/** What an event of this type is about; null where it is nothing to us. */
export function subjectOf(type: string): Subject | null {
  return isTaken(type) ? SUBJECTS[type] : null
}

function isTaken(type: string): type is EventType {
  return Object.hasOwn(SUBJECTS, type)
}
