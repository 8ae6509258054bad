/** The day and time of something in the operator's time zone: "Berlin", and its name, "Central European Time". */
type Moment = { day: string; time: string; city: string; zone: string }

/** Mails about a person’s own account. */
export const accountMails = {
  reset: {
    subject: 'Set a new password',
    validity: 'The link works for 10 minutes.',
    asked: (operator: string) => `Someone asked for a new password for your account at ${operator}.`,
    button: 'Set password',
    signedOut: 'All other devices are signed out when you save it.',
    notYou: 'Not you? Ignore this e-mail. Your password stays as it is.',
  },
  newSignIn: {
    subject: (operator: string) => `New sign-in to ${operator}`,
    preview: 'If this was not you, tell us now.',
    what: 'Your account was opened in a browser that we don’t know yet.',
    when: 'When',
    device: 'Device',
    account: 'Account',
    at: ({ day, time, city }: Moment) => `${day}, ${time}, ${city} time`,
    unknownDevice: 'Unknown browser',
    wasYou: 'Was it you? Then there is nothing to do.',
    button: 'This wasn’t me',
    next: 'The button opens a page that tells you what happens next.',
  },
  knocking: {
    subject: 'Somebody keeps trying to get into your account',
    preview: 'You do not have to do anything.',
    what: (operator: string) =>
      `There were too many tries to sign in to your account at ${operator}. So it is closed for a while to browsers that we don’t know.`,
    known: 'A browser in which you signed in before still lets you in.',
    button: 'Sign in with another browser',
    validity: 'The button works for two days. You still need your password or a code.',
  },
  sshKey: {
    subject: { added: 'A new SSH key in your account', removed: 'An SSH key was removed from your account' },
    what: {
      added: (when: string) => `A new SSH key was added to your account ${when}.`,
      removed: (when: string) => `An SSH key was removed from your account ${when}.`,
    },
    means: {
      added: 'Whoever holds it can act in your name.',
      removed: 'Nobody can act in your name with it any more.',
    },
    label: 'Name',
    fingerprint: 'Fingerprint',
    button: 'See your SSH keys',
    notYou: (address: string) =>
      `This was not you? Check your keys there, set a new password, and write to ${address}.`,
  },
  newsletterConfirm: {
    subject: 'Confirm that you want our newsletter',
    asked: (operator: string) => `You asked for the newsletter of ${operator}.`,
    nothing: 'We send you nothing until you confirm it.',
    stop: 'You can stop it at any time, with one click in every issue.',
    button: 'Confirm the newsletter',
    notYou: 'Not you? Ignore this e-mail. We will not send you the newsletter.',
  },
  newsletter: {
    because: (operator: string) => `You get this because you confirmed the newsletter of ${operator}.`,
    stop: 'You want no more newsletters? Stop them here:',
  },
}
