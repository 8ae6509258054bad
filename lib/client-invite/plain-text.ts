// Control characters but line breaks, bidirectional overrides, zero-width characters, and runs of combining marks:
// a name or a message is shown as it was meant, and cannot rearrange the page around it.
const UNFIT = /(?!\n)[\p{Cc}\p{Cf}]/gu
const STACKED_MARKS = /(\p{M}{2})\p{M}+/gu

/** A typed text without what could disguise it, trimmed. Line breaks stay. */
export function plainText(typed: string): string {
  return typed.normalize('NFC').replace(/\r\n?/g, '\n').replace(UNFIT, '').replace(STACKED_MARKS, '$1').trim()
}
