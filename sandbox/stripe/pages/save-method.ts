import { createCustomer } from '../customers'
import { failSetup, requireAction, succeedSetup } from '../setup-intents'
import type { Store } from '../store'
import type { Customer, PaymentMethod, Session, SetupIntent } from '../wire'
import { checkForm, emptyForm, type MethodForm, type Problems, toMethod } from './method-form'

export type Opened = { session: Session; intent: SetupIntent; customer: Customer | undefined }
export type Outcome =
  | { kind: 'saved'; location: string }
  | { kind: 'challenge' }
  | { kind: 'no-challenge' }
  | { kind: 'refused'; opened: Opened; form: MethodForm; problems: Problems }

/** The session of a page with what belongs to it, or undefined for an id nobody issued. */
export async function openCheckout(store: Store, id: string): Promise<Opened | undefined> {
  const session = await store.find('checkout.session', id)
  if (!session) return undefined
  const intent = await store.find('setup_intent', String(session.setup_intent))
  if (!intent) return undefined
  const customer = session.customer ? await store.find('customer', String(session.customer)) : undefined
  return { session, intent, customer }
}

export function emailOf({ session, customer }: Opened): string | null {
  return customer?.email ?? session.customer_email
}

/** Where the person goes after a session that is complete. */
export function successUrl(session: Session): string {
  return (session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}

/** What *Save* does to an open session. */
export async function saveMethod(store: Store, opened: Opened, form: MethodForm): Promise<Outcome> {
  const problems = checkForm(form, store.turn.now)
  if (Object.keys(problems).length > 0) return { kind: 'refused', opened, form, problems }
  const { method, card } = toMethod(form, emailOf(opened), store.turn.now)
  if (card?.atSetup === 'declined') {
    const message = card.message ?? 'Your card was declined.'
    await failSetup(store, opened.intent, method, { code: 'card_declined', declineCode: card.declineCode, message })
    return { kind: 'refused', opened, form, problems: { number: message } }
  }
  if (card?.atSetup === '3ds') {
    await requireAction(store, opened.intent, method)
    // Only test numbers come this far, so nothing worth hiding is kept.
    await store.writeHidden(opened.session.id, { form })
    return { kind: 'challenge' }
  }
  return complete(store, opened, method)
}

/** What the two buttons of the challenge do. */
export async function authenticate(store: Store, opened: Opened, passed: boolean): Promise<Outcome> {
  const method = await store.find('payment_method', String(opened.intent.payment_method))
  if (opened.intent.status !== 'requires_action' || !method) return { kind: 'no-challenge' }
  if (passed) return complete(store, opened, method)
  const { form = emptyForm('') } = (await store.readHidden(opened.session.id)) as { form?: MethodForm }
  const code = 'setup_intent_authentication_failure'
  const message = 'We could not authenticate your payment method. Choose another card or try again.'
  await failSetup(store, opened.intent, method, { code, message })
  return { kind: 'refused', opened, form, problems: { number: message } }
}

async function complete(store: Store, opened: Opened, method: PaymentMethod): Promise<Outcome> {
  const { session, intent } = opened
  const name = method.billing_details.name
  const customer = opened.customer ?? (await createCustomer(store, { email: emailOf(opened) ?? '', name: name ?? '' }))
  await succeedSetup(store, intent, method, customer.id)
  const done: Session = {
    ...session,
    customer: customer.id,
    customer_details: {
      // Stripe leaves the address out in setup mode; it stands on the payment method.
      address: null,
      business_name: null,
      email: customer.email,
      individual_name: null,
      name,
      phone: null,
      tax_exempt: 'none',
      tax_ids: null,
    },
    status: 'complete',
    url: null,
  }
  await store.put('checkout.session', done)
  await store.emit('checkout.session.completed', done)
  return { kind: 'saved', location: successUrl(done) }
}
