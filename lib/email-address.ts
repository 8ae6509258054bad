import { domainToASCII } from 'node:url'
import { refuse } from './errors'

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
/** Letters, digits and joiners of any script: what may stand in a domain before it is turned into ASCII. */
const DOMAIN_TEXT = /^[\p{L}\p{M}\p{N}.-]+$/u

/**
 * One e-mail address in the only form we store and compare: trimmed, NFKC, lower case, domain in punycode.
 * Null for everything that is not exactly one such address (at most 64 characters before the @, 254 after it).
 */
export function canonicalEmail(text: string): string | null {
  const trimmed = text.trim()
  // Two marks, or one that only becomes an @ by normalising, would mean a different mailbox to different readers.
  if (trimmed.length > 400 || trimmed.split('@').length !== 2) return null
  const [local = '', domainText = '', ...more] = trimmed.normalize('NFKC').toLowerCase().split('@')
  if (more.length > 0 || local.length > 64 || !LOCAL.test(local) || !DOMAIN_TEXT.test(domainText)) return null
  const domain = domainToASCII(domainText)
  return domain.length <= 254 && DOMAIN.test(domain) ? `${local}@${domain}` : null
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
  return `${address.slice(0, 1)}***${address.slice(at)}`
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
 * Refuses on field email: email-invalid, email-mistyped.
 */
export function judgeAddress(typed: string, acceptedEmail: string): string {
  const email = canonicalEmail(typed) ?? refuse('email-invalid', 'email')
  const suggestion = suggestEmail(email)
  if (suggestion && canonicalEmail(acceptedEmail) !== email) refuse('email-mistyped', 'email', { suggestion })
  return email
}
