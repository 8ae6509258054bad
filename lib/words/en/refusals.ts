import { formatDay } from '@/lib/day'
import type { Reason, RefusalFacts } from '@/lib/errors'
import { formatMoney } from '@/lib/money'
import { common } from './common'

/** A sentence for each reason, made of the facts of that reason. */
export type Sentences = { [R in Reason]: string | ((facts: RefusalFacts[R]) => string) }

/** "in 12 minutes", or in hours where that is long. */
function inTime(minutes: number): string {
  if (minutes < 120) return minutes === 1 ? 'in 1 minute' : `in ${minutes} minutes`
  return `in ${Math.ceil(minutes / 60)} hours`
}

/** The one list of sentences for refusals: what is wrong and what to do about it. */
export const refusals = {
  'not-found': 'You don’t have access to this, or it does not exist',
  'not-allowed': 'Your role does not allow this',
  'sign-in-first': 'Sign in first',
  'too-many': ({ minutes }) => `That was too often. Try again ${inTime(minutes)}`,
  'too-busy': 'Too many people are signing in right now. Try again in a minute',
  'wrong-password': 'E-mail or password is not right',
  'password-missing': 'Enter your password, or let us send you a code',
  'wrong-code': 'This code is not right. Check the newest e-mail',
  'code-form': 'This code is not right: a code has six digits. Copy it from the newest e-mail',
  'code-expired': 'This code has expired. Ask for a new one',
  'code-tries-used': 'Too many wrong tries. Ask for a new code',
  'email-invalid': 'Enter an e-mail address such as kim@example.com',
  'email-several': 'Enter one e-mail address only',
  'email-gap': 'Take the space out of the e-mail address',
  'email-hidden': 'A sign that cannot be seen stands inside this e-mail address. Type the address by hand',
  'email-sign': ({ sign }) => `“${sign}” cannot stand at its place in an e-mail address. Check the address`,
  'email-alphabet': ({ sign }) =>
    `“${sign}” in this e-mail address is a letter of another alphabet. Type the address by hand`,
  'email-mistyped': (facts) =>
    `Check the address: did you mean ${facts.suggestion}? If it is right, continue once more`,
  'name-missing': 'Enter your name. One name is enough',
  'client-name-missing': 'Enter your name',
  'client-email-missing': 'Enter your client’s e-mail address',
  'client-name-long': 'Use 80 characters or fewer',
  'name-leads-away':
    'Leave out web addresses, e-mail addresses and phone numbers. A space belongs after a full stop, as in Dr. No',
  'line-leads-away': 'Leave out links and e-mail addresses. A name such as example.com is fine',
  'password-short': 'This password is too short. Use 12 characters or more; a short sentence is fine',
  'password-long': 'This password is too long. Use 128 characters or fewer',
  'password-common': 'This password is easy to guess. A short sentence of your own is better',
  'password-is-address': 'The password must not be your e-mail address',
  'app-name-form': 'Use 3 to 30 small letters, digits and single hyphens, starting with a letter',
  'app-name-reserved': 'This name is reserved. Choose another',
  'app-name-taken': (facts) => `This name is taken. Try ${facts.suggestion}`,
  'trial-running': (facts) =>
    `You already have a trial running: ${facts.app}. Hand it over first, or wait until it ends`,
  'trials-held': (facts) =>
    `You have ${facts.count === 1 ? '1 trial' : `${facts.count} trials`} on offer to clients. Wait until one is taken over`,
  'maker-has-trial': 'Whoever started this is trying out something else right now. Bring it back once that is over',
  'app-on-trial': 'This is in its test phase, and nobody pays for it. You can switch it off',
  'plan-over': 'The plan is over already. Choose a plan to go on',
  'last-day-form': 'Enter a day, such as 30 November',
  'last-day-past': 'Choose today or a later day',
  'last-day-far': ({ last }) => `Choose a day until ${formatDay(last, 'en', 'year')}`,
  'last-app-stays': 'This is the last one here. Only an owner can switch it off',
  'app-gone': 'It is gone for good. It could be brought back for seven days',
  'trial-not-here': 'A client’s company takes no trials. Book the app instead',
  'trial-not-there': 'A client’s company takes no trials. Hand the app over instead',
  'plan-not-chosen': 'Choose a plan',
  'app-not-chosen': 'Choose the app you want to hand over',
  'app-already-offered': (facts) => `Already offered to ${facts.client} until ${formatDay(facts.until, 'en')}`,
  'app-on-offer': 'This app is already on offer to somebody. That invitation has to be withdrawn first',
  'app-in-draft': ({ client }) =>
    `You have another draft for this app${client ? `, for ${client}` : ''}. Go on with that one, or delete it first`,
  'draft-sent': 'This invitation has been sent. You can withdraw it',
  'app-not-eligible': 'Only an owner can hand this over',
  'apps-of-two-companies': 'Choose apps of one company only',
  'own-address': 'This is your own address. Use that of the person you invite',
  'companies-many': ({ count }) => `You have ${count} companies. Close one you do not need first`,
  'client-already-member': (facts) =>
    `${facts.email} already belongs to the company that owns this app. Invite somebody else`,
  'invites-an-hour': 'You have sent many invitations within the hour. Wait a while and try again',
  'invites-a-recipient': ({ count }) =>
    `This address has already had ${count === 1 ? '1 invitation' : `${count} invitations`} today. Try again tomorrow`,
  'invites-open': 'Your company has too many open invitations. Withdraw one first',
  'new-sender-limit': ({ count }) =>
    `Until your first hand-over, and in your first days here, you can send ${count === 1 ? '1 invitation' : `${count} invitations`} a day. Try again tomorrow`,
  'message-long': ({ count }) => `Shorten the message by ${count === 1 ? '1 character' : `${count} characters`}`,
  'message-link': 'Leave out web addresses, and put a space after each full stop. This is shown as plain text',
  'message-contact': 'Leave out phone numbers and e-mail addresses. They cannot be sent here',
  'resend-too-soon': 'You sent it less than a minute ago. Wait a moment and try again',
  'remind-too-soon': 'We wrote to your client less than 24 hours ago. Send the reminder tomorrow',
  'reminders-stopped': 'Your client wants no more reminders about this',
  'invite-not-open': 'This invitation is not open any more',
  'invite-completed': 'The hand-over is already done',
  'invite-expired': 'This invitation has expired',
  'at-payment': 'The payment page is open right now. Try again in a minute',
  'amount-changed': 'The amount changed. Read it once more and press again',
  'payer-changed': 'The payment details changed. Read the page once more and press again',
  'terms-changed': 'The offer changed. Read it once more and order again',
  'tick-missing': 'Tick that you order for your business or association',
  'company-missing': 'Enter the name of your company or association',
  'company-not-owned': 'Choose one of your companies',
  'kept-access-unknown': 'Choose what the sender may do there',
  'country-unknown': 'Choose your country',
  'vat-id-invalid': ({ letters, example }) =>
    letters && example
      ? `Check the VAT ID. For this country it begins with ${letters}, such as ${example}`
      : 'Check the VAT ID. It is not whole, or belongs to another country',
  'payment-unreachable': 'The payment page cannot be reached right now. Nothing was charged. Try again in a minute',
  'mailbox-not-proven': 'Prove first that this mailbox is yours',
  'other-account': 'This invitation is for another address',
  'check-word-missing': 'Enter the two words that stand in the e-mail',
  'check-word-unknown':
    'We sent no e-mail with these words to this address. Leave its link alone, and ask the sender by phone',
  'check-word-form': 'The check word is two words. Both stand in the e-mail',
  'prove-again': 'Show once more that it is you. Your last sign-in is older than 15 minutes',
  'role-lowered': (facts) =>
    `${facts.by} changed your role to ${common.roles[facts.role]}. This needs ${common.roles[facts.needed]}`,
  'last-owner': 'You are the only owner. Make somebody else owner first, or close the company',
  'role-not-chosen': 'Choose a role',
  'invite-role-not-allowed': 'Your role does not allow inviting people with this role',
  'member-email-missing': 'Enter the e-mail address of the person you want to invite',
  'already-member': (facts) => `${facts.email} is on the team already. Change their role instead`,
  'already-invited': (facts) =>
    `${facts.email} is invited already, until ${formatDay(facts.until, 'en')}. Send that invitation again instead`,
  'team-invites-open': ({ count }) =>
    `There ${count === 1 ? 'is 1 open invitation' : `are ${count} open invitations`} to this team. Withdraw one first`,
  'invite-app-gone': 'What this invitation is about is not there any more. Ask whoever invited you',
  'invite-apps-missing': 'Choose at least one app this person may work on',
  'apps-missing': 'Choose at least one app. To end all access, remove the person',
  'last-app': (facts) => `${facts.name} works on nothing else here. To end all access, remove the person`,
  'company-name-missing': 'Enter the name of the company',
  'company-name-long': 'Use 120 characters or fewer',
  'company-name-typed': (facts) => `Type the name exactly: ${facts.name}`,
  'company-has-open-invite': (facts) =>
    `${facts.apps} is on offer to a client. That invitation has to be withdrawn first`,
  'own-company-stays': 'This is your own company. It stays as long as your account',
  'street-missing': 'Enter street and number',
  'city-missing': 'Enter the city',
  'postcode-missing': 'Enter the postcode',
  'bill-not-due': ({ day }) => `There is nothing to pay yet. This bill is charged on ${formatDay(day, 'en')}`,
  'bill-being-charged': 'This bill is being charged right now. Look again in a few minutes',
  'bill-is-checked': 'We are checking this bill. It can be paid once that is done',
  'bill-on-its-way': 'The payment of this bill is on its way. It does not have to be paid again',
  'bill-cancelled': 'This bill is cancelled. Nobody has to pay it any more',
  'nothing-to-correct': 'The bill says exactly this already',
  'order-number-long': ({ count }) => `Use ${count} characters or fewer`,
  'requests-many': ({ count }) => `${count} requests wait for an owner already. Wait for an answer, or withdraw one`,
  'contacts-many': ({ count }) => `There are ${count} already, and no more are possible. Change one of them`,
  'invoice-email-missing': 'Enter an e-mail address for the bills, such as bills@example.com',
  'target-not-chosen': 'Choose where the app should go',
  'target-not-yours': 'You can move an app only to a company of which you are owner or admin',
  'contact-not-chosen': 'Choose who pays',
  'payment-overdue': 'A payment is overdue. It has to be paid first',
  'end-by-owner': ({ by }) => `${by} has set this end. Only an owner can move it or take it back`,
  'plan-is-this': 'This is the plan already. Choose another one',
  'limit-changed': 'Nobody has to agree any more. Read it once more and order',
  'contact-not-ready': 'There are no payment details yet. Add them first',
  'nothing-to-move': 'The app is there already',
  'request-decided': ({ decision, by }) => {
    if (decision === 'agreed') return `${by} has agreed already`
    if (decision === 'refused') return `${by} has already said no`
    return decision === 'withdrawn' ? 'This request was taken back' : 'This request has ended. Nothing changed'
  },
  'request-price-changed':
    'The price of this plan has changed since. Nothing can be ordered here. Ask for a new request',
  'request-outdated': 'Something has changed since this was asked. Nothing can be ordered here. Ask for a new request',
  'beyond-limit':
    'This is more than Admins may order there without asking. An owner there can raise the limit or move it',
  'limit-form': 'Enter an amount such as 150 or 150.00',
  'limit-high': ({ most, currency }) => `Enter ${formatMoney(most, currency, 'en')} or less`,
  'ssh-key-missing': 'Paste the public key',
  'ssh-key-private':
    'This is your private key. Nobody else should have it: make a new pair, and paste the file that ends in .pub',
  'ssh-key-options': 'Start with the type of the key, such as ssh-ed25519. Options before it are not taken',
  'ssh-key-lines': 'These are several keys. Add them one by one',
  'ssh-key-type': 'This type of key is not taken. Use ssh-ed25519, ecdsa, or ssh-rsa with 2048 bits or more',
  'ssh-key-weak': 'This key is too short. Use ssh-ed25519, or ssh-rsa with 2048 bits or more',
  'ssh-key-broken': 'This key is not whole. Copy the file that ends in .pub once more',
  'ssh-key-long': 'This is too long for a public key',
  'ssh-key-taken': 'This key is in use already. A key belongs to one account',
  'ssh-keys-many': 'You have 50 keys. Remove one first',
  'label-missing': 'Give the key a name, such as the name of your computer',
  'label-long': 'Use 80 characters or fewer',
  'nobody-chosen': 'Choose at least one company',
} satisfies Sentences
