import { ACCOUNT_KINDS, type AccountKind } from '@/db/vocabulary'

// What a client is spared. A matter of what a person reads, never of what they may do: that is for roles to say.
// Pages, verbs and mails ask here whether there is something for an account; where the same thing is only told or laid out another
// way, they look at the kind itself.

/** SSH keys: their page, and everything that points at it. */
export function offersSshKeys(kind: AccountKind): boolean {
  return isDeveloper(kind)
}

/** The newsletter: its box, its mails, and the page that tells of both. */
export function offersNewsletter(kind: AccountKind): boolean {
  return isDeveloper(kind)
}

/** The log of a Company in its navigation. */
export function offersLog(kind: AccountKind): boolean {
  return isDeveloper(kind)
}

/** Words of people who work on code, such as deploy, repository and key. */
export function readsCodeWords(kind: AccountKind): boolean {
  return isDeveloper(kind)
}

/** The kinds of accounts a newsletter may go to. */
export const NEWSLETTER_KINDS = ACCOUNT_KINDS.filter(offersNewsletter)

function isDeveloper(kind: AccountKind): boolean {
  return kind === 'developer'
}
