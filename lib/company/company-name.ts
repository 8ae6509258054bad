import { refuse } from '@/lib/errors'
import { judgeCompany } from '@/lib/plain-text'

/** A Company's name as it is stored. Refuses: company-name-missing, company-name-long, line-leads-away. */
export function companyNameOf(typed: string, field = 'name'): string {
  return judgeCompany(typed, field) || refuse('company-name-missing', field)
}
