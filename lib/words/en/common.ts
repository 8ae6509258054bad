import type { Language, MailState, Noun, Role } from '@/db/vocabulary'

/** Words that several parts of the product share. */
export const common = {
  productName: 'Overto',
  /** Each language by its own name. */
  languages: { en: 'English', de: 'Deutsch' } satisfies Record<Language, string>,
  language: 'Language',
  skipToContent: 'Skip to content',
  optional: 'optional',
  back: 'Back',
  cancel: 'Cancel',
  change: 'Change',
  save: 'Save',
  copy: 'Copy',
  copied: 'Copied',
  personal: 'Personal',
  /** When a form meets another build than the one that drew it, or nobody at all. */
  sending: {
    renewedTitle: 'We changed this page while you had it open',
    renewed: 'What you typed is still here. Nothing was sent. Look once and send again.',
    pressAgain: 'We changed this page while you had it open. Nothing was done. Press again',
    notSent: 'This could not be sent. What you typed is still here. Try again in a minute',
  },
  form: {
    /** Posted with every form, so that the answer comes in the language of its page. */
    language: 'en',
    oneError: 'One thing needs fixing',
    manyErrors: '{count} things need fixing',
    optional: '(optional)',
    errorTitle: 'Error:',
    show: 'Show',
    hide: 'Hide',
    counter: '{count} of {max}',
  },
  roles: { owner: 'Owner', admin: 'Admin', billing: 'Billing', collaborator: 'Collaborator' } satisfies Record<
    Role,
    string
  >,
  /** What the client calls the App, as in "your online shop". */
  yourNoun: {
    website: 'your website',
    'online-shop': 'your online shop',
    app: 'your app',
    project: 'your project',
  } satisfies Record<Noun, string>,
  nouns: { website: 'Website', 'online-shop': 'Online shop', app: 'App', project: 'Project' } satisfies Record<
    Noun,
    string
  >,
  days: { one: '1 day', many: (count: number) => `${count} days` },
  daysLeft: (count: number) => {
    if (count === 0) return 'today is the last day'
    return count === 1 ? '1 day left' : `${count} days left`
  },
  today: 'Today',
  /** What there is to say of a promised mail that has not left. */
  mailState: {
    waiting: 'The e-mail is still on its way out.',
    late: 'The e-mail is late: the mail service does not answer. We keep trying.',
    'given-up': 'The e-mail could not be sent.',
  } satisfies Record<Exclude<MailState, 'sent'>, string>,
  /** What a page says once after an action led to it. */
  flash: {
    'signed-out': 'You are signed out',
    'code-sent': 'A new code is on its way. The old one does not work any more',
    'app-created': 'The app is ready. Nothing has been published there yet',
    'draft-saved': 'The draft is saved. You find it here and under Invitations',
    'draft-deleted': 'The draft is deleted',
    'invite-sent': 'The invitation is on its way',
    'invite-resent': 'A new link is on its way. The old one no longer works',
    'invite-reminded': 'The reminder is on its way',
    'invite-withdrawn': 'The invitation is withdrawn. Its link no longer works',
    saved: 'Saved.',
    'payment-method-saved': 'The payment method is saved',
    'payment-method-waiting': 'Your bank has not answered yet. The payment method appears here as soon as it has',
    'password-saved': 'Your new password is saved',
    'member-invited': 'The invitation is on its way',
    'team-invite-resent': 'A new link is on its way. The old one no longer works',
    'team-invite-corrected': 'The invitation went to the new address. The old link no longer works',
    'team-invite-withdrawn': 'The invitation is withdrawn. Its link no longer works',
    joined: 'Welcome. You are part of the team now',
    'role-changed': 'The role is changed. It counts from now on',
    'apps-ticked': 'Access is changed. It counts from now on',
    'member-removed': 'Access has ended. Everybody concerned gets an e-mail',
    left: 'You have left the company',
    'company-created': 'The company is set up',
    'company-closed': 'The company is closed',
    'plan-set': 'The plan is changed',
    'plan-asked': 'You have asked. Nothing changes until an owner agrees',
    'app-booked': 'It is booked. Nothing has been published there yet',
    'app-moved': 'The app is moved',
    'plan-end-set': 'The end is set. You can take it back until then',
    'plan-kept': 'The plan goes on',
    'app-switched-off': 'It is switched off. All owners get an e-mail',
    'app-restored': 'It is back',
    'bill-paid': 'This bill is paid',
    'paid-again': 'Paid. Everything goes on',
    'bill-corrected': 'The bill is corrected and on its way',
    'key-added': 'The key is added',
    'key-removed': 'The key is removed',
    'tools-shown': 'Developer tools are shown now',
    'tools-hidden': 'Developer tools are hidden now',
    'newsletter-asked': 'Almost done: press the link in the e-mail we sent you',
    'newsletter-stopped': 'You get no more newsletters',
    'mail-genuine': 'This e-mail is from us. Here is what it is about.',
    'amount-shown': 'The amount below is the one for your country. Read it before you order.',
    'terms-changed': 'The offer changed. Read it once more and order again.',
    'payment-unreachable': 'The payment page cannot be reached right now. Nothing was charged. Try again in a minute.',
    'vat-id-refused': 'This VAT ID was not accepted. Nothing was charged. Check it and order again.',
  },
  errors: {
    notFoundTitle: 'You don’t have access to this, or it does not exist',
    notFoundText: 'Check the address, or go back to where you were.',
    goOn: 'Go to your start page',
    databaseAway: 'We cannot save anything right now. Nothing was changed. Try again in a minute',
  },
}
