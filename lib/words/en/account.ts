/** Pages about a person’s own way in: a new password, a sign-in that was not theirs. */
export const account = {
  forgot: {
    title: 'Forgotten your password?',
    lead: 'Enter your e-mail address. We will send you a link to set a new password.',
    submit: 'Send link',
    busy: 'Sending…',
    signIn: 'Back to sign-in',
  },
  sent: {
    ifKnown: (email: string) => `If ${email} has an account, we sent a link there. It works for 10 minutes.`,
    spam: 'Nothing there? Look in the spam folder too.',
    givenUp: 'E-mails could not be sent for a while. Send the link again.',
    again: 'Send again',
    sendingAgain: 'Sending…',
  },
  reset: {
    title: 'Set a new password',
    lead: (email: string) =>
      `This is the new password for ${email}. All other devices are signed out when you save it.`,
    password: 'New password',
    submit: 'Save password',
    busy: 'Saving…',
  },
  over: {
    title: 'This link does not work any more',
    reset: 'A link to a new password works once, and for 10 minutes. The newest one counts.',
    askAgain: 'Ask for a new link',
    notMe: 'It worked for 30 days. You can still set a new password. That signs out all other devices.',
    wayIn: 'It worked for two days. You can still set a new password. That signs out all other devices.',
  },
  wayIn: {
    title: 'Sign in with this browser',
    lead: 'Strangers made too many tries, so your account is closed for a while to browsers that we don’t know.',
    what: 'From here on, this browser counts as yours. You still sign in with your password or a code.',
    submit: 'Continue',
    busy: 'One moment…',
  },
  notMe: {
    title: 'That wasn’t you?',
    lead: 'Then lock out whoever signed in.',
    what: 'All devices are signed out, and your password no longer works. You sign in with a code by e-mail, then set a new one.',
    submit: 'Sign out everywhere',
    busy: 'Signing out…',
  },
  closed: {
    title: 'All devices are signed out',
    what: 'Your old password no longer works. Set a new one now. We will send you a link.',
    mailbox: 'Does somebody else read your e-mail? Then change the password of your mailbox first.',
    submit: 'Set a new password',
  },
}
