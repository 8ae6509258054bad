import type { AccountKind, Role } from '@/db/vocabulary'
import { type Block, button, type Fact, type Frame, paragraph, small } from '@/emails/letter'
import type { Dict } from '@/lib/words/words'

/** Who reads a mail about people of a Company. */
export type TeamReader = {
  /** Full name; '' when unknown. */
  readerName: string
  /** Developers read "apps", clients "websites". */
  readerKind: AccountKind
}

/** Whom a mail is about, and where. */
export type TeamPerson = {
  company: string
  /** Full name, else the address. */
  personName: string
  personEmail: string
}

/** A fact about a role and, for a Collaborator, what it reaches: `apps` is empty for every other role. */
export function accessFacts(label: string, role: Role, apps: string[], kind: AccountKind, t: Dict): Fact[] {
  const reached = apps.length > 0 ? [{ label: t.mails.team.thingsLabel[kind], value: apps }] : []
  return [{ label, value: t.common.roles[role] }, ...reached]
}

/** A person by name and address; once where the address is all that is known. */
export function personFacts({ personName, personEmail }: TeamPerson, t: Dict): Fact[] {
  const name = personName === personEmail ? [] : [{ label: t.mails.team.name, value: personName }]
  return [...name, { label: t.mails.facts.email, value: personEmail }]
}

/** A button, where the reader may press it. */
export const buttonTo = (label: string, url: string | null): Block[] => (url ? [button(label, url)] : [])

/** What those who stay may do now, for whoever may open the checklist. */
export function checklist(first: string, url: string | null, t: Dict): Block[] {
  if (!url) return []
  return [paragraph(t.mails.team.checklistWhat(first)), button(t.mails.team.checklist, url)]
}

/** The last line of news to somebody who did nothing themselves, or of a receipt to whoever did it. */
export function lastLine(isOwnDoing: boolean, { t, operator }: Frame): Block {
  const { notForYou, team } = t.mails
  return small(isOwnDoing ? team.notYou(operator.supportEmail) : notForYou(operator.supportEmail))
}
