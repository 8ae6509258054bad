import type { Nothing, Role } from '@/db/vocabulary'
import type { Day } from './day'
import type { ShownPrice } from './money'

/** Where a form that was sent by nobody sends its person to show who they are, and what that is called. */
type WayToSignIn = { signIn: string; signInLabel: string }

/**
 * Why a request was refused, as a word, with the facts its sentence needs, already fit to be shown. The sentence a person
 * reads stands in lib/words.
 */
export type RefusalFacts = {
  'not-found': Nothing
  'not-allowed': Nothing
  'sign-in-first': Nothing | WayToSignIn
  'too-many': Nothing
  'wrong-password': Nothing
  'password-missing': Nothing
  'wrong-code': Nothing
  'code-expired': Nothing
  'code-tries-used': Nothing
  'email-invalid': Nothing
  'email-mistyped': { suggestion: string }
  'name-missing': Nothing
  'last-name-missing': Nothing
  'client-name-missing': Nothing
  'client-email-missing': Nothing
  'client-name-long': Nothing
  'client-company-long': Nothing
  'password-short': Nothing
  'password-long': Nothing
  'password-common': Nothing
  'password-is-address': Nothing
  'app-name-form': Nothing
  'app-name-reserved': Nothing
  'app-name-taken': { suggestion: string }
  'trial-running': { app: string }
  'trials-held': { count: number }
  'trial-not-here': Nothing
  'trial-not-there': Nothing
  'plan-not-chosen': Nothing
  'app-not-chosen': Nothing
  'app-already-offered': { client: string; until: Day }
  'app-on-offer': Nothing
  'app-not-eligible': Nothing
  'apps-of-two-companies': Nothing
  'own-address': Nothing
  'client-already-member': { email: string }
  'invites-an-hour': Nothing
  'invites-a-recipient': { count: number }
  'invites-open': Nothing
  'new-sender-limit': { count: number }
  'new-sender-message': Nothing
  'message-long': { count: number }
  'message-link': Nothing
  'resend-too-soon': Nothing
  'remind-too-soon': Nothing
  'reminders-stopped': Nothing
  'invite-not-open': Nothing
  'invite-completed': Nothing
  'invite-expired': Nothing
  'at-payment': Nothing
  'amount-changed': { price: ShownPrice; quoteHash: string }
  'terms-changed': Nothing
  'tick-missing': Nothing
  'company-missing': Nothing
  'company-not-owned': Nothing
  'kept-access-unknown': Nothing
  'country-unknown': Nothing
  'vat-id-invalid': Nothing
  'payment-unreachable': Nothing
  'mailbox-not-proven': Nothing
  'other-account': Nothing
  'check-word-unknown': Nothing
  'prove-again': Nothing | WayToSignIn
  'role-lowered': { by: string; role: Role; needed: Role }
  'last-owner': Nothing
  'role-not-chosen': Nothing
  'invite-role-not-allowed': Nothing
  'member-email-missing': Nothing
  'already-member': { email: string }
  'already-invited': { email: string; until: Day }
  'team-invites-open': { count: number }
  'invite-app-gone': Nothing
  'invite-apps-missing': Nothing
  'apps-missing': Nothing
  'last-app': { name: string }
  'company-name-missing': Nothing
  'company-name-long': Nothing
  'company-name-typed': { name: string }
  'company-has-paid-app': { apps: string }
  'company-has-open-invite': { apps: string }
  'own-company-stays': Nothing
  'invoice-email-invalid': Nothing
  'target-not-chosen': Nothing
  'target-not-yours': Nothing
  'contact-not-chosen': Nothing
  'contact-not-ready': Nothing
  'nothing-to-move': Nothing
  'ssh-key-missing': Nothing
  'ssh-key-private': Nothing
  'ssh-key-options': Nothing
  'ssh-key-lines': Nothing
  'ssh-key-type': Nothing
  'ssh-key-weak': Nothing
  'ssh-key-broken': Nothing
  'ssh-key-long': Nothing
  'ssh-key-taken': Nothing
  'ssh-keys-many': Nothing
  'label-missing': Nothing
  'label-long': Nothing
  'nobody-chosen': Nothing
}

export type Reason = keyof RefusalFacts

/** A reason with its facts. */
export type Refused = { [R in Reason]: { reason: R; facts: RefusalFacts[R] } }[Reason]

/** An expected refusal: bad input, a rule that says no, or something that changed meanwhile. Everything else is a bug. */
export class Refusal extends Error {
  readonly reason: Reason
  readonly facts: RefusalFacts[Reason]

  constructor(
    readonly refused: Refused,
    /** The form field it belongs to, if one. */
    readonly field: string | null = null,
    /** What went wrong elsewhere, for the log; never shown. */
    cause?: unknown,
  ) {
    super(refused.reason, cause === undefined ? undefined : { cause })
    this.name = 'Refusal'
    this.reason = refused.reason
    this.facts = refused.facts
  }
}

/** The facts of a reason, which may be left out where it needs none, and what went wrong elsewhere. */
type Rest<R extends Reason> = Nothing extends RefusalFacts[R]
  ? [facts?: RefusalFacts[R], cause?: unknown]
  : [facts: RefusalFacts[R], cause?: unknown]

/** Throws a Refusal; reads well behind `if`. */
export function refuse<R extends Reason>(reason: R, field: string | null = null, ...[facts, cause]: Rest<R>): never {
  // A reason and the facts of that very reason, as the signature says: one of the pairs of `Refused`.
  throw new Refusal({ reason, facts: facts ?? {} } as Refused, field, cause)
}
