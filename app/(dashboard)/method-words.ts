import { cardBrand } from '@/lib/billing/card-brand'
import type { MethodView } from '@/lib/billing/method-view'
import type { Dict } from '@/lib/words/words'

/** A payment method as people call it: "Visa ending 4242". */
export function methodWords(t: Dict, { brand, last4 }: MethodView): string {
  return t.billing.ending({ brand: cardBrand(brand), last4 })
}
