/** The closed lists of the product: roles, kinds, states. Plain data without imports, safe in the browser. */

export const ACCOUNT_KINDS = ['developer', 'client'] as const
export type AccountKind = (typeof ACCOUNT_KINDS)[number]

/** Roles a membership can carry. A Collaborator has no membership: their access is per App. */
export const COMPANY_ROLES = ['owner', 'admin', 'billing'] as const
export type CompanyRole = (typeof COMPANY_ROLES)[number]

export const ROLES = ['owner', 'admin', 'billing', 'collaborator'] as const
export type Role = (typeof ROLES)[number]

export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** What the inviter keeps after a hand-over. */
export const KEPT_ACCESSES = ['admin', 'collaborator', 'none'] as const
export type KeptAccess = (typeof KEPT_ACCESSES)[number]

/** What the client calls the App. */
export const NOUNS = ['website', 'online-shop', 'app', 'project'] as const
export type Noun = (typeof NOUNS)[number]

/** Days an invite may stay open, the default first. */
export const EXPIRY_DAYS = [14, 3, 7, 30] as const

/** How a link reached its bearer: a mailed one proves the mailbox, a copied one proves nothing. */
export const CHANNELS = ['mailed', 'copied'] as const
export type Channel = (typeof CHANNELS)[number]

export const ONE_TIME_PURPOSES = [
  'sign-up',
  'sign-in',
  'prove-mailbox',
  'reset-password',
  'join-team',
  'confirm',
] as const
export type OneTimePurpose = (typeof ONE_TIME_PURPOSES)[number]

export const CHECKOUT_STATUSES = ['open', 'applied', 'expired', 'rejected', 'superseded'] as const
export type CheckoutStatus = (typeof CHECKOUT_STATUSES)[number]

export const CONTACT_STATUSES = ['incomplete', 'active', 'past_due', 'suspended'] as const
export type ContactStatus = (typeof CONTACT_STATUSES)[number]

export const VAT_STATUSES = ['pending', 'verified', 'unverified'] as const
export type VatStatus = (typeof VAT_STATUSES)[number]

/** How a request of an Admin for a plan beyond the limit ended; `lapsed` where nobody decided in time. */
export const REQUEST_DECISIONS = ['agreed', 'refused', 'withdrawn', 'lapsed'] as const
export type RequestDecision = (typeof REQUEST_DECISIONS)[number]

/** Documents a client agrees to when ordering. */
export const AGREED_DOCUMENTS = ['terms', 'data-processing'] as const
export type AgreedDocument = (typeof AGREED_DOCUMENTS)[number]

export const LEGAL_DOCUMENTS = ['terms', 'data-processing', 'privacy', 'imprint'] as const
export type LegalDocument = (typeof LEGAL_DOCUMENTS)[number]

export const ACTOR_KINDS = ['account', 'link-bearer', 'stripe', 'clock', 'operator'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

export const ACTIVITY_VERBS = [
  'account-created',
  'signed-in',
  'password-set',
  'sessions-ended',
  'company-created',
  'app-created',
  'invite-sent',
  'invite-resent',
  'invite-seen',
  'invite-ordered',
  'invite-reminded',
  'invite-declined',
  'reminders-stopped',
  'invite-withdrawn',
  'invite-expired',
  'order-lapsed',
  'order-rejected',
  'app-handed-over',
  'billing-details-confirmed',
  'billing-contact-added',
  'billing-details-changed',
  'payment-method-saved',
  'payment-method-gone',
  'vat-id-checked',
  'member-invited',
  'team-invite-resent',
  'team-invite-corrected',
  'team-invite-passed-on',
  'team-invite-withdrawn',
  'team-invite-declined',
  'team-invite-expired',
  'member-joined',
  'role-changed',
  'apps-ticked',
  'member-left',
  'member-removed',
  'company-renamed',
  'company-setting-changed',
  'company-closed',
  'app-moved',
  'app-booked',
  'plan-changed',
  'app-switched-off',
  'bill-corrected',
  'bill-paid',
  'bill-failed',
  'bill-cancelled',
  'bill-given-up',
  'payer-suspended',
  'payer-recovered',
  'app-restored',
  'plan-end-set',
  'plan-kept',
  'plan-ended',
  'plan-asked',
  'plan-agreed',
  'plan-refused',
  'plan-withdrawn',
  'plan-lapsed',
  'ssh-key-added',
  'ssh-key-removed',
  'kind-switched',
  'newsletter-asked',
  'newsletter-confirmed',
  'newsletter-stopped',
] as const
export type ActivityVerb = (typeof ACTIVITY_VERBS)[number]

/** Why VAT is what it is on a quote. */
export const VAT_REASONS = ['domestic', 'reverse-charge', 'eu-without-vat-id', 'outside-eu', 'small-business'] as const
export type VatReason = (typeof VAT_REASONS)[number]

/** Where a bill stands. Computed from its moments in billing/bill-states.ts, stored nowhere. */
export const BILL_STATES = ['upcoming', 'due', 'on-its-way', 'failed', 'unpaid', 'paid', 'cancelled'] as const
export type BillState = (typeof BILL_STATES)[number]

/** Why a bill could not be charged: the bank said no, it wants its owner to confirm, or there was nothing to charge. */
export const PAYMENT_FAILURES = ['declined', 'confirmation-wanted', 'no-method', 'given-up'] as const
export type PaymentFailure = (typeof PAYMENT_FAILURES)[number]

/** What whoever runs the product is told of a payment: taken back at the bank, unpaid for long, or not as we wrote it. */
export const OPERATOR_NOTICES = ['dispute', 'suspended-long', 'customer-gone', 'bill-differs'] as const
export type OperatorNotice = (typeof OPERATOR_NOTICES)[number]

/** Where a Client Invite stands. Computed from its moments in client-invite/states.ts, stored nowhere. */
export const INVITE_STATES = [
  'draft',
  'sent',
  'seen',
  'at-payment',
  'completed',
  'withdrawn',
  'declined',
  'expired',
] as const
export type InviteState = (typeof INVITE_STATES)[number]

/** Where a Team Invite stands. Computed from its moments in team-invite/states.ts, stored nowhere. */
export const TEAM_INVITE_STATES = ['open', 'accepted', 'declined', 'withdrawn', 'expired'] as const
export type TeamInviteState = (typeof TEAM_INVITE_STATES)[number]

/** What happens to the waiting Team Invites of somebody who leaves or is removed. */
export const INVITE_FATES = ['withdraw', 'pass-on'] as const
export type InviteFate = (typeof INVITE_FATES)[number]

/** Where an account's wish for the newsletter stands. Computed from its moments, stored nowhere but in the log. */
export const NEWSLETTER_STATES = ['none', 'asked', 'confirmed'] as const
export type NewsletterState = (typeof NEWSLETTER_STATES)[number]

/** The page behind the link of an invite, of either sort. */
export const LINK_PAGES = ['landing', 'expired', 'withdrawn', 'declined', 'replaced', 'used', 'unknown'] as const
export type LinkPage = (typeof LINK_PAGES)[number]

/** Why a saved payment method must not lead to a hand-over. */
export const REJECT_REASONS = [
  'already-used',
  'withdrawn',
  'declined',
  'superseded',
  'terms-changed',
  'app-gone',
  'sender-not-entitled',
  'company-not-owned',
] as const
export type RejectReason = (typeof REJECT_REASONS)[number]

/** Names nobody may give an App or a Company's address. */
export const RESERVED_APP_NAMES = ['new', 'www', 'api', 'apps', 'admin', 'mail'] as const
export const RESERVED_SLUGS = ['new', 'all', 'home'] as const
export const LONGEST_SLUG = 60

/** Kinds of SSH keys that are taken, as the first word of their line. */
export const SSH_KEY_TYPES = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'ssh-rsa',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
] as const
export type SshKeyType = (typeof SSH_KEY_TYPES)[number]

/** Nothing more to say: facts, or a payload, without any. */
export type Nothing = Record<string, never>

/**
 * How far a promised mail is: handed over to the mail service, waiting for its turn, late because the service did not take it,
 * or given up.
 */
export type MailState = 'sent' | 'waiting' | 'late' | 'given-up'

/** What a form is sent for that must do its work once, however often it is sent. */
export const FORM_VERBS = [
  'sign-up',
  'sign-in-code',
  'confirm-code',
  'redeem-code',
  'reset',
  'prove-mailbox',
  'set-up-company',
  'add-contact',
  'create-app',
  'book-app',
  'set-plan',
  'move-app',
  'add-key',
  'remove-key',
  'ask-newsletter',
  'invite-member',
  'resend-team-invite',
  'correct-team-invite',
  'resend-invite',
  'remind-client',
  'change-role',
  'remove-member',
  'leave',
  'close-company',
  'correct-bill',
  'end-plan',
  'keep-plan',
  'switch-off-app',
  'restore-app',
] as const
export type FormVerb = (typeof FORM_VERBS)[number]
