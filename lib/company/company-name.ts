import { refuse } from '@/lib/errors'
import { LONGEST_COMPANY_NAME, oneLine } from '@/lib/plain-text'

/** A Company's name as it is stored: one line, without what could disguise it. Refuses: company-name-missing, company-name-long. */
export function companyNameOf(typed: string): string {
  const name = oneLine(typed)
  if (!name) refuse('company-name-missing', 'name')
  if (name.length > LONGEST_COMPANY_NAME) refuse('company-name-long', 'name')
  return name
}
