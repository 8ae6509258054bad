import { detachPaymentMethod, setDefaultMethod } from '../payment-methods'
import { PORTAL_LIFE } from '../portal'
import { buildSetupIntent, failSetup, requireAction, succeedSetup } from '../setup-intents'
import type { Store } from '../store'
import type { Customer, PaymentMethod, PortalSession } from '../wire'
import { checkForm, emptyForm, type MethodForm, type Problems, toMethod } from './method-form'

export type OpenedPortal = { session: PortalSession; customer: Customer; methods: PaymentMethod[] }
export type PortalOutcome =
  | { kind: 'done'; location: string }
  | { kind: 'challenge' }
  | { kind: 'again' }
  | { kind: 'refused'; form: MethodForm; problems: Problems }

/** The session of a page with what belongs to it; 'over' when its hour has passed, undefined where nobody issued it. */
export async function openPortal(store: Store, key: string): Promise<OpenedPortal | 'over' | undefined> {
  const all = await store.all('billing_portal.session')
  const session = all.find(({ url }) => url.endsWith(`/p/session/${key}`))
  const customer = session && (await store.find('customer', session.customer))
  if (!session || !customer) return undefined
  if (session.created + PORTAL_LIFE <= store.turn.now || 'deleted' in customer) return 'over'
  const methods = (await store.all('payment_method')).filter((method) => method.customer === customer.id)
  return { session, customer, methods }
}

/** Where the person goes when they are done. */
export function wayBack({ session }: OpenedPortal): string | null {
  return session.flow?.after_completion.redirect?.return_url ?? session.return_url
}

/** What *Add* does: the new method belongs to the customer and pays from now on. */
export async function addMethod(store: Store, opened: OpenedPortal, form: MethodForm): Promise<PortalOutcome> {
  const problems = checkForm(form, store.turn.now)
  if (Object.keys(problems).length > 0) return { kind: 'refused', form, problems }
  const { customer, session } = opened
  const { method, card } = toMethod(form, customer.email, store.turn.now)
  const intent = buildSetupIntent(store, { customer: customer.id, payment_method_types: [form.method] }, {})
  await store.put('setup_intent', intent)
  await store.emit('setup_intent.created', intent)
  if (card?.atSetup === 'declined') {
    const message = card.message ?? 'Your card was declined.'
    await failSetup(store, intent, method, { code: 'card_declined', declineCode: card.declineCode, message })
    return { kind: 'refused', form, problems: { number: message } }
  }
  if (card?.atSetup === '3ds') {
    await requireAction(store, intent, method)
    // Only test numbers come this far, so nothing worth hiding is kept.
    await store.writeHidden(session.id, { form, intent: intent.id })
    return { kind: 'challenge' }
  }
  await succeedSetup(store, intent, method, customer.id)
  return makeDefault(store, opened, method.id)
}

/** What the two buttons of the challenge do. */
export async function answerChallenge(store: Store, opened: OpenedPortal, passed: boolean): Promise<PortalOutcome> {
  const hidden = (await store.readHidden(opened.session.id)) as { form?: MethodForm; intent?: string }
  const intent = await store.find('setup_intent', hidden.intent ?? '')
  const method = intent && (await store.find('payment_method', String(intent.payment_method)))
  if (intent?.status !== 'requires_action' || !method) return { kind: 'again' }
  if (passed) {
    await succeedSetup(store, intent, method, opened.customer.id)
    return makeDefault(store, opened, method.id)
  }
  const message = 'We could not authenticate your payment method. Choose another card or try again.'
  await failSetup(store, intent, method, { code: 'setup_intent_authentication_failure', message })
  return { kind: 'refused', form: hidden.form ?? emptyForm(''), problems: { number: message } }
}

export async function makeDefault(store: Store, opened: OpenedPortal, id: string): Promise<PortalOutcome> {
  const method = await store.find('payment_method', id)
  if (method?.customer !== opened.customer.id) return { kind: 'again' }
  await setDefaultMethod(store, opened.customer.id, id)
  const location = wayBack(opened)
  return location ? { kind: 'done', location } : { kind: 'again' }
}

export async function removeMethod(store: Store, opened: OpenedPortal, id: string): Promise<PortalOutcome> {
  if (opened.methods.some((method) => method.id === id)) await detachPaymentMethod(store, {}, [id])
  return { kind: 'again' }
}
