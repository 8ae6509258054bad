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
}
