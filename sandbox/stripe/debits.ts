import { invalid } from './errors'
import { fingerprintOf } from './fingerprint'
import { newId } from './ids'
import { need, type Store } from './store'
import type { Address, Mandate, Params, PaymentMethod } from './wire'

/** What becomes of a debit, and how many seconds after it was sent to the bank that is known. */
export type TestAccount = { becomes: Outcome; after: number }
export const OUTCOMES = ['succeeded', 'failed', 'disputed'] as const
export type Outcome = (typeof OUTCOMES)[number]

const SOON = 2
const LATE = 3 * 60

/** The IBANs the sandbox knows, with what each does when it is debited. */
export const TEST_ACCOUNTS: { iban: string; says: string; account: TestAccount }[] = [
  { iban: 'DE89 3704 0044 0532 0130 00', says: 'works', account: { becomes: 'succeeded', after: SOON } },
  {
    iban: 'DE08 3704 0044 0532 0130 03',
    says: 'works, three minutes later',
    account: { becomes: 'succeeded', after: LATE },
  },
  { iban: 'DE62 3704 0044 0532 0130 01', says: 'fails', account: { becomes: 'failed', after: SOON } },
  {
    iban: 'DE78 3704 0044 0532 0130 04',
    says: 'fails, three minutes later',
    account: { becomes: 'failed', after: LATE },
  },
  {
    iban: 'DE35 3704 0044 0532 0130 02',
    says: 'works, and is disputed at once',
    account: { becomes: 'disputed', after: SOON },
  },
]

export type DebitDetails = { iban: string; name: string; email: string | null; address: Address }

/** An IBAN as the banks write it to each other. */
export function plainIban(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase()
}

export function findTestAccount(typed: string): TestAccount | undefined {
  return TEST_ACCOUNTS.find(({ iban }) => plainIban(iban) === plainIban(typed))?.account
}

/** The test account behind a saved one. */
export function testAccountOf(method: PaymentMethod): TestAccount | undefined {
  const saved = method.sepa_debit?.fingerprint
  return TEST_ACCOUNTS.find(({ iban }) => fingerprintOf(plainIban(iban)) === saved)?.account
}

/** A new bank account, not attached to anyone and not stored yet. */
export function buildDebit(details: DebitDetails, created: number): PaymentMethod {
  const iban = plainIban(details.iban)
  return {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: {
      address: details.address,
      email: details.email,
      name: details.name,
      phone: null,
      tax_id: null,
    },
    created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    sepa_debit: {
      bank_code: iban.slice(4, 12),
      branch_code: '',
      country: iban.slice(0, 2),
      fingerprint: fingerprintOf(iban),
      generated_from: { charge: null, setup_attempt: null },
      last4: iban.slice(-4),
    },
    type: 'sepa_debit',
  }
}

/** What the holder of an account agreed to on a page. */
export async function createMandate(store: Store, method: string): Promise<Mandate> {
  const mandate: Mandate = {
    id: newId('mandate'),
    object: 'mandate',
    customer_acceptance: {
      accepted_at: store.turn.now,
      online: { ip_address: '127.0.0.1', user_agent: null },
      type: 'online',
    },
    livemode: false,
    multi_use: {},
    payment_method: method,
    payment_method_details: {
      // Where it can be read at Stripe; the sandbox has no such page.
      sepa_debit: { reference: newReference(), url: 'about:blank' },
      type: 'sepa_debit',
    },
    status: 'active',
    type: 'multi_use',
  }
  await store.put('mandate', mandate)
  return mandate
}

export async function retrieveMandate(store: Store, _params: Params, [id = '']: string[]): Promise<Mandate> {
  return need(store, 'mandate', id, 'mandate')
}

export async function mandateOf(store: Store, method: string): Promise<Mandate | undefined> {
  const [mandate] = await store.where('mandate', 'payment_method', method)
  return mandate
}

/** An account whose holder took a debit back is not debited again. */
export async function endMandate(store: Store, method: string): Promise<void> {
  const before = await mandateOf(store, method)
  if (before?.status !== 'active') return
  const after: Mandate = { ...before, status: 'inactive' }
  await store.put('mandate', after)
  await store.emit('mandate.updated', after, before)
}

/** Refuses where there is no mandate any more. */
export async function needMandate(store: Store, method: string): Promise<Mandate> {
  const mandate = await mandateOf(store, method)
  if (mandate?.status === 'active') return mandate
  const message = 'The mandate of this payment method is not active. Collect a new one.'
  throw invalid(message, { code: 'payment_intent_mandate_invalid' })
}

function newReference(): string {
  return newId('', 16).slice(1).toUpperCase()
}
