import { refuse } from '@/lib/errors'
import { oneLine } from '@/lib/plain-text'

const LONGEST = 120

/** A Company's name as it is stored: one line, without what could disguise it. Refuses: company-name-missing, company-name-long. */
export function companyNameOf(typed: string): string {
  const name = oneLine(typed)
  if (!name) refuse('company-name-missing', 'name')
  if (name.length > LONGEST) refuse('company-name-long', 'name')
  return name
}
