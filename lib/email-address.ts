import { domainToASCII, domainToUnicode } from 'node:url'
import { Refusal, type Refused, refuse } from './errors'
import { pasted, turnsInside, unwrapped } from './pasted'

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
/** Letters, digits and joiners of any script: what may stand in a domain before it is turned into ASCII. */
const DOMAIN_TEXT = /^[\p{L}\p{M}\p{N}.-]+$/u

const LOCAL_SIGN = /[a-z0-9!#$%&'*+/=?^_`{|}~.-]/
const LONGEST_TYPED = 400

type NoAddress = { email: null; refused: Refused }

/**
 * One e-mail address in the only form we store and compare: as pasted text is read (lib/pasted.ts), lower case, domain in
 * punycode. Null for everything that is not exactly one such address (at most 64 characters before the @, 254 after it).
 */
export function canonicalEmail(text: string): string | null {
  return readEmail(text).email
}

/** The same, with the reason for everything that is none. */
export function readEmail(text: string): { email: string } | NoAddress {
  if (text.length > 2 * LONGEST_TYPED) return noAddress({ reason: 'email-invalid', facts: {} })
  if (turnsInside(text)) return noAddress({ reason: 'email-hidden', facts: {} })
  const typed = addressIn(pasted(text).toLowerCase())
  const [local = '', domainTyped = '', ...more] = typed.split('@')
  // Where that is the full stop, it parts the labels of a domain too.
  const domainText = domainTyped.replaceAll('。', '.')
  // Two marks would mean a different mailbox to different readers.
  if (more.length > 0) return noAddress({ reason: /[\s,;]/.test(typed) ? 'email-several' : 'email-invalid', facts: {} })
  if (!local || !domainText || typed.length > LONGEST_TYPED) return noAddress({ reason: 'email-invalid', facts: {} })
  if (typed.includes(' ')) return noAddress({ reason: 'email-gap', facts: {} })
  const odd =
    [...local].find((sign) => !LOCAL_SIGN.test(sign)) ?? [...domainText].find((sign) => !DOMAIN_TEXT.test(sign))
  if (odd) return noAddress({ reason: isStray(odd, local) ? 'email-alphabet' : 'email-sign', facts: { sign: odd } })
  const domain = domainToASCII(domainText)
  const isAddress = local.length <= 64 && LOCAL.test(local) && domain.length <= 254 && DOMAIN.test(domain)
  return isAddress ? { email: `${local}@${domain}` } : noAddress({ reason: 'email-invalid', facts: {} })
}

function noAddress(refused: Refused): NoAddress {
  return { email: null, refused }
}

/** A letter of another alphabet among Latin ones, which mostly looks like one of them. */
function isStray(sign: string, local: string): boolean {
  return /\p{L}/u.test(sign) && !/\p{Script=Latin}/u.test(sign) && /[a-z]/.test(local)
}

/** What a person copied, without what stands around an address: "Kim Berger <kim@…>", "E-mail: kim@…", "mailto:kim@…?subject=…". */
function addressIn(text: string): string {
  const bare = unwrapped(text)
  const [, named] = bare.match(/^[^@<>]*<([^<>]*)>$/) ?? []
  const [, led] = bare.match(/^[^@?]*:([^?]*)/) ?? []
  const inner = named ?? led
  return inner === undefined ? bare : addressIn(inner)
}

/**
 * A typed address in the form we keep. Refuses: email-invalid, email-several, email-gap, email-hidden, email-sign,
 * email-alphabet.
 */
export function takeEmail(typed: string, field = 'email'): string {
  const read = readEmail(typed)
  if (read.email === null) throw new Refusal(read.refused, field)
  return read.email
}

/**
 * A canonical address without what its owner may add at will: what stands behind a plus, and dots before the @. For counting
 * only: another mailbox may be meant where a provider minds the dots.
 */
export function foldedMailbox(address: string): string {
  const [local = '', domain = ''] = address.split('@')
  const bare = local.split('+', 1)[0] || local
  return `${bare.replaceAll('.', '')}@${domain === 'googlemail.com' ? 'gmail.com' : domain}`
}

/** Whether mails to two canonical addresses come to one mailbox, as far as anybody can tell from outside. */
export function isSameMailbox(one: string, other: string): boolean {
  return foldedMailbox(one) === foldedMailbox(other)
}

/** An address that its owner recognises and nobody else can use: "k***@blumenhaus.example". */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@')
  return shownAddress(`${address.slice(0, 1)}***${address.slice(at)}`)
}

/** Behind the @ of an address: a domain with a label in punycode. */
const CODED_DOMAIN = /(?<=[^\s@]@)(?=[a-z0-9.-]*xn--)[a-z0-9-]+(?:\.[a-z0-9-]+)+/g

/**
 * A text in which every address reads as its owner types it: "kim@müller-blumen.example" for "kim@xn--mller-blumen-dlb.example".
 * A label that mixes scripts, as one does that pretends to be another, stays as it is stored.
 */
export function shownAddress(text: string): string {
  return text.replace(CODED_DOMAIN, (domain) => domain.split('.').map(shownLabel).join('.'))
}

// Japanese and Korean are each written in several scripts at once.
const SCRIPTS = [
  ...['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Georgian', 'Hebrew', 'Arabic', 'Devanagari', 'Bengali', 'Gurmukhi'],
  ...['Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Thai', 'Lao', 'Tibetan', 'Myanmar'],
  ...['Khmer', 'Ethiopic', 'Thaana', 'Mongolian'],
].map((script) => new RegExp(`^[\\p{Script_Extensions=${script}}\\p{Nd}-]+$`, 'u'))
const OF_ONE_SCRIPT = [
  ...SCRIPTS,
  /^[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Nd}-]+$/u,
  /^[\p{Script_Extensions=Han}\p{Script_Extensions=Hangul}\p{Nd}-]+$/u,
  /^[\p{Script_Extensions=Han}\p{Script_Extensions=Bopomofo}\p{Nd}-]+$/u,
]

function shownLabel(label: string): string {
  const shown = domainToUnicode(label)
  const isPlain = DOMAIN_TEXT.test(shown) && domainToASCII(shown) === label
  return isPlain && OF_ONE_SCRIPT.some((script) => script.test(shown)) ? shown : label
}

const MEANT_DOMAINS: Record<string, string> = {
  'gamil.com': 'gmail.com',
  'gmai.com': 'gmail.com',
  'gmail.co': 'gmail.com',
  'gmail.de': 'gmail.com',
  'gmal.com': 'gmail.com',
  'gmial.com': 'gmail.com',
  'gnail.com': 'gmail.com',
  'gogglemail.com': 'googlemail.com',
  'googlmail.com': 'googlemail.com',
  'hotmai.com': 'hotmail.com',
  'hotmial.com': 'hotmail.com',
  'hotnail.com': 'hotmail.com',
  'iclod.com': 'icloud.com',
  'icloud.de': 'icloud.com',
  'outlok.com': 'outlook.com',
  'outloook.com': 'outlook.com',
  't-onlin.de': 't-online.de',
  'tonline.de': 't-online.de',
  'wbe.de': 'web.de',
  'yaho.com': 'yahoo.com',
  'yahooo.com': 'yahoo.com',
}
const MEANT_ENDINGS: Record<string, string> = {
  '.con': '.com',
  '.cmo': '.com',
  '.ocm': '.com',
  '.comm': '.com',
  '.dee': '.de',
  '.nett': '.net',
}

/** The address a person probably meant, when the domain looks like a slip of the fingers; else null. Takes a canonical one. */
export function suggestEmail(address: string): string | null {
  const [local, domain = ''] = address.split('@')
  const ending = domain.slice(domain.lastIndexOf('.'))
  const mended = MEANT_ENDINGS[ending] ? domain.slice(0, -ending.length) + MEANT_ENDINGS[ending] : domain
  const meant = MEANT_DOMAINS[mended] ?? mended
  return meant === domain ? null : `${local}@${meant}`
}

/**
 * A typed address to write to, in the form we keep. `acceptedEmail` is one that was confirmed although it looks mistyped.
 * Refuses on field email: what takeEmail refuses, email-mistyped.
 */
export function judgeAddress(typed: string, acceptedEmail: string): string {
  const email = takeEmail(typed)
  const suggestion = suggestEmail(email)
  if (suggestion && canonicalEmail(acceptedEmail) !== email) refuse('email-mistyped', 'email', { suggestion })
  return email
}
