/** Why a request was refused, as a word. The sentence a person reads stands in lib/words. */
export type Reason =
  | 'not-found'
  | 'not-allowed'
  | 'sign-in-first'
  | 'too-many'
  | 'wrong-password'
  | 'password-missing'
  | 'wrong-code'
  | 'code-expired'
  | 'code-tries-used'
  | 'email-invalid'
  | 'email-mistyped'
  | 'name-missing'
  | 'last-name-missing'
  | 'client-name-missing'
  | 'client-email-missing'
  | 'client-name-long'
  | 'client-company-long'
  | 'password-short'
  | 'password-long'
  | 'password-common'
  | 'password-is-address'
  | 'app-name-form'
  | 'app-name-reserved'
  | 'app-name-taken'
  | 'trial-running'
  | 'trials-held'
  | 'plan-not-chosen'
  | 'app-not-chosen'
  | 'app-already-offered'
  | 'app-on-offer'
  | 'app-not-eligible'
  | 'apps-of-two-companies'
  | 'own-address'
  | 'client-already-owner'
  | 'invites-an-hour'
  | 'invites-a-recipient'
  | 'invites-open'
  | 'new-sender-limit'
  | 'new-sender-message'
  | 'message-long'
  | 'message-link'
  | 'resend-too-soon'
  | 'remind-too-soon'
  | 'reminders-stopped'
  | 'invite-not-open'
  | 'invite-completed'
  | 'invite-expired'
  | 'at-payment'
  | 'amount-changed'
  | 'terms-changed'
  | 'tick-missing'
  | 'company-missing'
  | 'company-not-owned'
  | 'country-unknown'
  | 'vat-id-invalid'
  | 'payment-unreachable'
  | 'mailbox-not-proven'
  | 'other-account'
  | 'check-word-unknown'
  | 'prove-again'
  | 'role-lowered'
  | 'last-owner'
  | 'role-not-chosen'
  | 'invite-role-not-allowed'
  | 'member-email-missing'
  | 'already-member'
  | 'already-invited'
  | 'team-invites-open'
  | 'invite-app-gone'
  | 'invite-apps-missing'
  | 'apps-missing'
  | 'last-app'
  | 'company-name-missing'
  | 'company-name-long'
  | 'company-name-typed'
  | 'company-has-paid-app'
  | 'company-has-open-invite'
  | 'own-company-stays'
  | 'invoice-email-invalid'
  | 'target-not-chosen'
  | 'target-not-yours'
  | 'contact-not-chosen'
  | 'contact-not-ready'
  | 'nothing-to-move'
  | 'ssh-key-missing'
  | 'ssh-key-private'
  | 'ssh-key-options'
  | 'ssh-key-lines'
  | 'ssh-key-type'
  | 'ssh-key-weak'
  | 'ssh-key-broken'
  | 'ssh-key-long'
  | 'ssh-key-taken'
  | 'ssh-keys-many'
  | 'label-missing'
  | 'label-long'
  | 'nobody-chosen'

/** An expected refusal: bad input, a rule that says no, or something that changed meanwhile. Everything else is a bug. */
export class Refusal extends Error {
  constructor(
    readonly reason: Reason,
    /** The form field it belongs to, if one. */
    readonly field: string | null = null,
    /** Facts the sentence needs, already fit to be shown. */
    readonly facts: Record<string, string> = {},
    /** What went wrong elsewhere, for the log; never shown. */
    cause?: unknown,
  ) {
    super(reason, cause === undefined ? undefined : { cause })
    this.name = 'Refusal'
  }
}

/** Throws a Refusal; reads well behind `if`. */
export function refuse(
  reason: Reason,
  field: string | null = null,
  facts: Record<string, string> = {},
  cause?: unknown,
): never {
  throw new Refusal(reason, field, facts, cause)
}
