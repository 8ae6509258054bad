import type { LinkPage } from '@/db/vocabulary'

/** A client's link that leads nowhere any more. */
export const deadLinks = {
  title: {
    expired: () => 'This invitation has expired',
    withdrawn: (sender: string) => `${sender} has withdrawn this invitation`,
    declined: () => 'You said no to this',
    replaced: () => 'There is a newer invitation',
    used: () => 'This invitation has been used',
    unknown: () => 'This link does not work',
  } satisfies Record<Exclude<LinkPage, 'landing'>, unknown>,
  text: {
    expired: (f: { sender: string; site: string; day: string }) =>
      `${f.sender} invited you to take over ${f.site}. It was open until ${f.day}. Nothing was charged.`,
    withdrawn: 'There is nothing you need to do. Nothing was charged.',
    replaced: (f: { day: string; masked: string }) => `We sent it on ${f.day} to ${f.masked}.`,
    used: 'If it was you, sign in.',
    usedByYou: 'It belongs to your company.',
    unknown: 'Check that you copied the whole link from the e-mail.',
  },
  usedByYouTitle: (site: string) => `${site} is already yours`,
  askNew: (sender: string) => `Ask ${sender} for a new one`,
  askNewCaption: (sender: string) => `We send ${sender} an e-mail. Only ${sender} can send you a new link.`,
  asked: (sender: string) => `We have told ${sender}, who can send you a new link by e-mail.`,
  busy: 'One moment…',
  write: (sender: string) => `Write to ${sender}`,
  signIn: 'Sign in',
  overview: 'Go to your overview',
  goToSignIn: 'Go to sign-in',
}
