import type { CompanyView } from '@/lib/company/queries'
import { mayCreateApp } from '@/lib/company/roles'

/** Where a person makes their trials: in their own Company, else in the first one that takes any and lets them. */
export function trialPlaceOf(companies: CompanyView[]): CompanyView | null {
  const places = companies.filter(({ role, takesTrials }) => takesTrials && mayCreateApp(role))
  return places.find(({ isOwn }) => isOwn) ?? places.at(0) ?? null
}
