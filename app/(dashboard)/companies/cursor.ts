import type { CompanyCursor } from '@/lib/company/queries'
import { isId } from '@/lib/id'

/** Where a page of Companies begins, as it stands in an address; anything else is the beginning. */
export function readCursor(text: string | undefined): CompanyCursor | null {
  const [id = '', ...name] = (text ?? '').split('.')
  return isId(id) && !text?.includes('\0') ? { id, name: name.join('.') } : null
}

export function writeCursor({ id, name }: CompanyCursor): string {
  return `${id}.${name}`
}
