import { today } from '@/testing/company'
import type { MatrixCast } from './matrix-cast'

/** Of the ends of plans, of switching off and bringing back. */
export function planFields({ company, paid, trial, off }: MatrixCast): Record<string, Record<string, string>> {
  const companySlug = company.slug
  return {
    end: { companySlug, appName: paid.name, lastDay: today() },
    keep: { companySlug, appName: paid.name },
    switchOff: { companySlug, appName: trial.name },
    restore: { companySlug, appName: off.name, amountHash: '' },
  }
}
