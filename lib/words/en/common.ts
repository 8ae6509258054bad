import type { Noun, Role } from '@/db/vocabulary'

/** Words that several parts of the product share. */
export const common = {
  productName: 'Overto',
  skipToContent: 'Skip to content',
  optional: 'optional',
  back: 'Back',
  cancel: 'Cancel',
  change: 'Change',
  save: 'Save',
  copy: 'Copy',
  copied: 'Copied',
  personal: 'Personal',
  form: {
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
  daysLeft: (count: number) => (count === 1 ? '1 day left' : `${count} days left`),
  today: 'Today',
  /** What a page says once after an action led to it. */
  flash: {
    'signed-out': 'You are signed out',
    'code-sent': 'A new code is on its way. The old one does not work any more',
    'app-created': 'The app is ready. Nothing has been published there yet',
    'invite-sent': 'The invitation is on its way',
    'invite-resent': 'A new link is on its way. The old one no longer works',
    'invite-withdrawn': 'The invitation is withdrawn. Its link no longer works',
    saved: 'Saved.',
    'terms-changed': 'The offer changed. Read it once more and order again.',
    'payment-unreachable': 'The payment page cannot be reached right now. Nothing was charged. Try again in a minute.',
  },
  errors: {
    notFoundTitle: 'You don’t have access to this, or it does not exist',
    notFoundText: 'Check the address, or go back to where you were.',
    goOn: 'Go to your start page',
    brokenTitle: 'Something went wrong on our side',
    brokenText: 'Nothing was lost or changed by this page. Try again in a moment.',
    requestId: (id: string) => `If it happens again, tell us this number: ${id}`,
    tryAgain: 'Try again',
    databaseAway: 'We cannot save anything right now. Nothing was changed. Try again in a minute',
  },
}
