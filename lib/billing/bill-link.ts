import { isId } from '@/lib/id'
import { type TokenParts, token } from '@/lib/token'

// A bill is read by whoever pays it, often without an account: its link names it and proves itself. Nothing of it is stored.

const FORM = /^([\w-]{22})([\w-]{43})$/

/** What stands in the address of a bill for whoever has no account. It works for as long as there is the bill. */
export function billToken(billId: string): string {
  return shortId(billId) + token.derive(partsOf(billId))
}

/** The bill behind such a text; null for one that is none of ours. */
export function billBehind(text: string): string | null {
  const [, id = '', secret = ''] = FORM.exec(text) ?? []
  const hex = Buffer.from(id, 'base64url').toString('hex')
  const billId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  // Several texts are read as the same bytes; one of them is the link.
  return isId(billId) && shortId(billId) === id && token.isDerived(partsOf(billId), secret) ? billId : null
}

function shortId(billId: string): string {
  return Buffer.from(billId.replaceAll('-', ''), 'hex').toString('base64url')
}

function partsOf(billId: string): TokenParts {
  return { purpose: 'bill', id: billId, generation: 1, channel: 'mailed' }
}
