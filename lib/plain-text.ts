import { refuse } from './errors'

// Control characters but line breaks, bidirectional overrides, zero-width characters, and runs of combining marks:
// a name or a message is shown as it was meant, and cannot rearrange the page around it.
const UNFIT = /(?!\n)[\p{Cc}\p{Cf}]/gu
const STACKED_MARKS = /(\p{M}{2})\p{M}+/gu

/** A typed text without what could disguise it, trimmed. Line breaks stay. */
export function plainText(typed: string): string {
  return typed.normalize('NFC').replace(/\r\n?/g, '\n').replace(UNFIT, '').replace(STACKED_MARKS, '$1').trim()
}

/** A typed name or another short text: plain, on one line, with single spaces. */
export function oneLine(typed: string): string {
  return plainText(typed.replace(/\s/g, ' ')).replace(/ {2,}/g, ' ')
}

export const LONGEST_NAME = 80
/** What a Company may be called, as its own name and on bills. */
export const LONGEST_COMPANY_NAME = 120

/** A typed name as it is kept: on one line, and cut after so many characters, none of them in the middle. */
export function shortLine(typed: string, longest = LONGEST_NAME): string {
  return [...oneLine(typed)].slice(0, longest).join('').trim()
}

/** A typed name of so many characters at most. Refuses: the reason given. */
export function judgeLength(typed: string, longest: number, reason: NameTooLong, field: string): void {
  if ([...oneLine(typed)].length > longest) refuse(reason, field)
}

type NameTooLong = 'client-name-long' | 'client-company-long'

const LONGEST_MESSAGE = 600

/** A message while it is typed: plain text, cut after 600 characters. */
export function shortText(typed: string): string {
  return [...plainText(typed)].slice(0, LONGEST_MESSAGE).join('')
}

/** A typed text of 600 characters at most, made plain. Refuses: message-long. */
export function judgeText(typed: string, field: string): string {
  const text = plainText(typed)
  const length = [...text].length
  if (length > LONGEST_MESSAGE) refuse('message-long', field, { count: length - LONGEST_MESSAGE })
  return text
}

/** A message fit to be sent: plain text, 600 characters, no links. Refuses: message-long, message-link. */
export function judgeMessage(typed: string): string {
  const message = judgeText(typed, 'message')
  if (/https?:|www\.|\b[a-z0-9-]+\.(?:com|net|org|io|de|eu|at|ch|fr|nl|uk|info|shop|app|dev)\b/i.test(message)) {
    refuse('message-link', 'message')
  }
  return message
}

/** What new senders may not write: digits that look like a phone number, addresses. Refuses: new-sender-message. */
export function refuseContacts(message: string): void {
  if (/(?:\d[\s/().-]{0,3}){6,}|\S+@\S+/.test(message)) refuse('new-sender-message', 'message')
}
