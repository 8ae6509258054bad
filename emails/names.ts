import { cutTo, lengthOf } from '@/lib/characters'
import { unlinked } from '@/lib/contacts'

const SITE_LENGTH = 20
const NAME_LENGTH = 30

/** Characters that hide or turn text around: bidi controls, zero-width marks without use here. */
const HIDING = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** A text on one line, without control characters: safe in a mail header and unable to forge a line of the text part. */
export function oneLine(text: string): string {
  return text
    .replace(HIDING, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** A text with its line breaks, without other control characters. */
export function plainLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(oneLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The lines of a message in one. */
export const joined = (lines: string) => lines.replace(/\n+/g, ' ')

/** Cut to at most `length` characters, with an ellipsis when something is missing. */
export function cut(text: string, length: number): string {
  return lengthOf(text) <= length ? text : `${cutTo(text, Math.max(0, length - 1)).trimEnd()}…`
}

/** A site as subjects name it: a long address by its first part, which is the App's name. */
export const subjectSite = (site: string) =>
  cut(lengthOf(site) > SITE_LENGTH ? (site.split('.', 1)[0] ?? site) : site, SITE_LENGTH)

/** A person as subjects name them. */
export const subjectName = (name: string) => cut(name, NAME_LENGTH)

/** What phones show of a subject. */
export const SUBJECT_LENGTH = 50

/**
 * A subject with a person (or a site) and a Company in it, of at most 50 characters whatever they are called: with the full
 * name, else the first name, else both cut. `shorter` is a wording with less in it, tried before anything is cut.
 */
export function fitted(
  wording: (name: string, company: string) => string,
  name: string,
  company: string,
  shorter?: (name: string) => string,
): string {
  const first = firstName(name)
  const whole = [wording(name, company), wording(first, company), ...(shorter ? [shorter(name), shorter(first)] : [])]
  const found = whole.find((subject) => lengthOf(subject) <= SUBJECT_LENGTH)
  if (found) return found
  if (shorter) return shorter(cut(first, SUBJECT_LENGTH - lengthOf(shorter(''))))
  const room = SUBJECT_LENGTH - lengthOf(wording('', ''))
  const shown = cut(first, Math.max(room - lengthOf(company), Math.floor(room / 2)))
  return wording(shown, cut(company, room - lengthOf(shown)))
}

/** The first name of a full name; the whole text where there is only one word (or an address). */
export const firstName = (name: string) => name.split(' ', 1)[0] ?? name

/** A client as the developer reads them: by name, else by address. */
export const clientLabel = (client: { clientName: string; clientEmail: string }) =>
  client.clientName || client.clientEmail

/** Every text of a mail's props on one line; only a message keeps its line breaks. */
export function cleaned<T>(props: T): T {
  return walked(props, (text, name) => (name === 'message' ? plainLines(text) : oneLine(text)))
}

/** Where somebody or something can be reached, as it was made or proven: what people typed freely has other names. */
const MAILBOX = /^(?:email|.+Email|billsTo)$/
const ADDRESS = /^(?:url|.+Url|site|sites|apps|checkPage)$/

/** The same props, in which no mail program finds an address but those that are meant: a Company may be called one. */
export function withoutLinks<T>(props: T): T {
  // Whoever has no name is called by their address.
  const mailboxes = new Set<string>()
  walked(props, (text, name) => {
    if (MAILBOX.test(name)) mailboxes.add(text)
    return text
  })
  return walked(props, (text, name) => (ADDRESS.test(name) || mailboxes.has(text) ? text : unlinked(text)))
}

/** A value with every text in it changed; `name` is that of its property, also of one in a list. */
function walked<T>(value: T, change: (text: string, name: string) => string, name = ''): T {
  if (typeof value === 'string') return change(value, name) as T
  if (Array.isArray(value)) return value.map((item) => walked(item, change, name)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walked(item, change, key)])) as T
}
