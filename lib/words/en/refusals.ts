import { formatDay } from '@/lib/day'
import type { Reason } from '@/lib/errors'

type Sentence = string | ((facts: Record<string, string>) => string)

/** The one list of sentences for refusals: what is wrong and what to do about it. */
export const refusals = {
  'not-found': 'You don’t have access to this, or it does not exist',
  'not-allowed': 'Your role does not allow this',
  'sign-in-first': 'Sign in first',
  'too-many': 'That was too often. Wait a while and try again',
  'wrong-password': 'E-mail or password is not right',
  'password-missing': 'Enter your password, or let us send you a code',
  'wrong-code': 'This code is not right. Check the newest e-mail',
  'code-expired': 'This code has expired. Ask for a new one',
  'code-tries-used': 'Too many wrong tries. Ask for a new code',
  'email-invalid': 'Enter an e-mail address such as kim@example.com',
  'email-mistyped': (facts) =>
    `Check the address: did you mean ${facts.suggestion}? If it is right, continue once more`,
  'name-missing': 'Enter your name. Your client should see who is asking',
  'last-name-missing': 'Enter your last name',
  'client-name-missing': 'Enter your name',
  'client-email-missing': 'Enter your client’s e-mail address',
  'client-name-long': 'Use 80 characters or fewer',
  'client-company-long': 'Use 120 characters or fewer',
  'password-short': 'This password is too short. Use 12 letters or more; a short sentence is fine',
  'password-long': 'This password is too long. Use 128 letters or fewer',
  'password-common': 'This password is easy to guess. A short sentence of your own is better',
  'password-is-address': 'The password must not be your e-mail address',
  'app-name-form': 'Use 3 to 30 small letters, digits and single hyphens, starting with a letter',
  'app-name-reserved': 'This name is reserved. Choose another',
  'app-name-taken': (facts) => `This name is taken. Try ${facts.suggestion}`,
  'trial-running': (facts) =>
    `You already have a trial running: ${facts.app}. Hand it over first, or wait until it ends`,
  'trials-held': (facts) => `You have ${facts.count} trials on offer to clients. Wait until one of them is taken over`,
  'plan-not-chosen': 'Choose a plan',
  'app-not-chosen': 'Choose the app you want to hand over',
  'app-already-offered': (facts) => `Already offered to ${facts.client} until ${formatDay(facts.until ?? '', 'en')}`,
  'app-on-offer': 'This app is already on offer to somebody. Withdraw that invitation first',
  'app-not-eligible': 'Only an owner can hand this over',
  'apps-of-two-companies': 'Choose apps of one company only',
  'own-address': 'This is your own address. Use your client’s',
  'client-already-owner': (facts) =>
    `${facts.email} already belongs to the company that owns this app. Invite somebody else`,
  'invites-an-hour': 'You have sent many invitations within the hour. Wait a while and try again',
  'invites-a-recipient': 'This address has already had three invitations today. Try again tomorrow',
  'invites-open': 'Your company has too many open invitations. Withdraw one first',
  'new-sender-limit': 'New accounts can send three invitations a day. Try again tomorrow',
  'new-sender-message': 'Leave out phone numbers and addresses. New accounts cannot send them in a message',
  'message-long': (facts) => `Shorten the message by ${facts.count} characters`,
  'message-link': 'Leave out links. The message is shown as plain text',
  'resend-too-soon': 'You sent it less than a minute ago. Wait a moment and try again',
  'invite-not-open': 'This invitation is not open any more',
  'invite-completed': 'The hand-over is already done',
  'invite-expired': 'This invitation has expired',
  'at-payment': 'The payment page is open right now. Try again in a minute',
  'amount-changed': 'The amount changed. Read it once more and order again',
  'terms-changed': 'The offer changed. Read it once more and order again',
  'tick-missing': 'Tick that you order for your business or association',
  'company-missing': 'Enter the name of your company or association',
  'company-not-owned': 'Choose one of your companies',
  'country-unknown': 'Choose your country',
  'vat-id-invalid': 'Check the VAT ID. It starts with the letters of its country, such as DE123456789',
  'payment-unreachable': 'The payment page cannot be reached right now. Nothing was charged. Try again in a minute',
  'mailbox-not-proven': 'Prove first that this mailbox is yours',
  'other-account': 'This invitation is for another address',
} satisfies Record<Reason, Sentence>

/** The sentence of a refusal in this language. */
export type RefusalWords = Record<Reason, Sentence>
