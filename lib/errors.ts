import type { Nothing, RequestDecision, Role } from '@/db/vocabulary'
import type { Day } from './day'

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
  'too-many': { minutes: number }
  'too-busy': Nothing
  'wrong-password': Nothing
  'password-missing': Nothing
  'wrong-code': Nothing
  'code-form': Nothing
  'code-expired': Nothing
  'code-tries-used': Nothing
  'email-invalid': Nothing
  'email-several': Nothing
  'email-gap': Nothing
  'email-hidden': Nothing
  'email-sign': { sign: string }
  'email-alphabet': { sign: string }
  'email-mistyped': { suggestion: string }
  'name-missing': Nothing
  'client-name-missing': Nothing
  'client-email-missing': Nothing
  'client-name-long': Nothing
  'name-leads-away': Nothing
  'line-leads-away': Nothing
  'password-short': Nothing
  'password-long': Nothing
  'password-common': Nothing
  'password-is-address': Nothing
  'app-name-form': Nothing
  'app-name-reserved': Nothing
  'app-name-taken': { suggestion: string }
  'trial-running': { app: string }
  'trials-held': { count: number }
  'maker-has-trial': Nothing
  'app-on-trial': Nothing
  'plan-over': Nothing
  'last-day-form': Nothing
  'last-day-past': Nothing
  'last-day-far': { last: Day }
  'end-by-owner': { by: string }
  'last-app-stays': Nothing
  'app-gone': Nothing
  'trial-not-here': Nothing
  'trial-not-there': Nothing
  'plan-not-chosen': Nothing
  'app-not-chosen': Nothing
  'app-already-offered': { client: string; until: Day }
  'app-on-offer': Nothing
  /** Whom the other draft is for; '' where it names nobody yet. */
  'app-in-draft': { client: string }
  'draft-sent': Nothing
  'app-not-eligible': Nothing
  'apps-of-two-companies': Nothing
  'own-address': Nothing
  'companies-many': { count: number }
  'client-already-member': { email: string }
  'invites-an-hour': Nothing
  'invites-a-recipient': { count: number }
  'invites-open': Nothing
  'new-sender-limit': { count: number }
  'message-long': { count: number }
  'message-link': Nothing
  'message-contact': Nothing
  'resend-too-soon': Nothing
  'remind-too-soon': Nothing
  'reminders-stopped': Nothing
  'invite-not-open': Nothing
  'invite-completed': Nothing
  'invite-expired': Nothing
  'at-payment': Nothing
  'amount-changed': Nothing
  'payer-changed': Nothing
  'terms-changed': Nothing
  'tick-missing': Nothing
  'company-missing': Nothing
  'company-not-owned': Nothing
  'kept-access-unknown': Nothing
  'country-unknown': Nothing
  /** How a VAT ID of the chosen country begins and looks; null where that is not known. */
  'vat-id-invalid': { letters: string | null; example: string | null }
  'payment-unreachable': Nothing
  'mailbox-not-proven': Nothing
  'other-account': Nothing
  'check-word-missing': Nothing
  'check-word-unknown': Nothing
  'check-word-form': Nothing
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
  'company-has-open-invite': { apps: string }
  'own-company-stays': Nothing
  'invoice-email-missing': Nothing
  'street-missing': Nothing
  'city-missing': Nothing
  'postcode-missing': Nothing
  'nothing-to-correct': Nothing
  'bill-not-due': { day: Day }
  'bill-being-charged': Nothing
  'bill-is-checked': Nothing
  'bill-on-its-way': Nothing
  'bill-cancelled': Nothing
  'order-number-long': { count: number }
  'contacts-many': { count: number }
  'requests-many': { count: number }
  'target-not-chosen': Nothing
  'target-not-yours': Nothing
  'contact-not-chosen': Nothing
  'contact-not-ready': Nothing
  'payment-overdue': Nothing
  'plan-is-this': Nothing
  'limit-changed': Nothing
  'nothing-to-move': Nothing
  /** `by` is '' where nobody decided in time. */
  'request-decided': { decision: RequestDecision; by: string }
  'request-price-changed': Nothing
  'request-outdated': Nothing
  'beyond-limit': Nothing
  'limit-form': Nothing
  'limit-high': { most: number; currency: string }
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
    /** What else is wrong with the same form, each with its field. */
    readonly others: readonly Refusal[] = [],
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

/**
 * Judges the fields of a form one after the other and refuses all that are wrong together, so that nobody mends a form in
 * rounds. What belongs to no field is thrown at once. Returns what each judge returned.
 */
export async function judgeAll<Judges extends Record<string, () => unknown>>(
  judges: Judges,
): Promise<{ [Name in keyof Judges]: Awaited<ReturnType<Judges[Name]>> }> {
  const judged: Record<string, unknown> = {}
  const refusals: Refusal[] = []
  for (const [name, judge] of Object.entries(judges)) {
    try {
      judged[name] = await judge()
    } catch (error) {
      if (!(error instanceof Refusal) || error.field === null) throw error
      refusals.push(error, ...error.others)
    }
  }
  const [first, ...others] = refusals
  if (first) throw new Refusal(first.refused, first.field, undefined, others)
  // One entry for each judge, as none of them was refused.
  return judged as { [Name in keyof Judges]: Awaited<ReturnType<Judges[Name]>> }
}
