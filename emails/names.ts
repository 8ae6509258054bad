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

/** Cut to at most `length` UTF-16 units, never inside a character, with an ellipsis when something is missing. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > length - 1) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

/** A site as subjects name it: a long address by its first part, which is the App's name. */
export const subjectSite = (site: string) =>
  cut(site.length > SITE_LENGTH ? (site.split('.', 1)[0] ?? site) : site, SITE_LENGTH)

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
  const found = whole.find((subject) => subject.length <= SUBJECT_LENGTH)
  if (found) return found
  if (shorter) return shorter(cut(first, SUBJECT_LENGTH - shorter('').length))
  const room = SUBJECT_LENGTH - wording('', '').length
  const shown = cut(first, Math.max(room - company.length, Math.floor(room / 2)))
  return wording(shown, cut(company, room - shown.length))
}

/** The first name of a full name; the whole text where there is only one word (or an address). */
export const firstName = (name: string) => name.split(' ', 1)[0] ?? name

/** A client as the developer reads them: by name, else by address. */
export const clientLabel = (client: { clientName: string; clientEmail: string }) =>
  client.clientName || client.clientEmail

/** Every text of a mail's props on one line; only a message keeps its line breaks. */
export function cleaned<T>(value: T, name = ''): T {
  if (typeof value === 'string') return (name === 'message' ? plainLines(value) : oneLine(value)) as T
  if (Array.isArray(value)) return value.map((item) => cleaned(item, name)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleaned(item, key)])) as T
}
