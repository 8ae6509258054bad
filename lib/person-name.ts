import { shownAddress } from './email-address'

/** A name in two parts, as it is typed or as an account keeps it. Both are empty while nothing is known. */
export type Names = { firstName: string; lastName: string }

/** "Mara Lindqvist"; empty when nothing is known. The view `people` says the same of a row. */
export function fullName({ firstName, lastName }: Names): string {
  return `${firstName} ${lastName}`.trim()
}

/** What others read of a person: the full name, else the address as it is typed. The view `people` says the same of a row. */
export function labelOf(person: Names & { email: string }): string {
  return fullName(person) || shownAddress(person.email)
}

/** Two typed parts as they are kept. One name is enough for a person, whichever field it was typed into. */
export function keptNames({ firstName, lastName }: Names): Names {
  return firstName ? { firstName, lastName } : { firstName: lastName, lastName: '' }
}

/** A whole name from one field, split at the first space. */
export function splitName(name: string): Names {
  const [firstName = '', ...rest] = name.split(/\s+/)
  return { firstName, lastName: rest.join(' ') }
}

/** How to speak to somebody of whom only the whole name is known. */
export function firstWord(name: string): string {
  return name.split(' ')[0] ?? name
}
