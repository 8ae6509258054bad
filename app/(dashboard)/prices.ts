import type { Language } from '@/db/vocabulary'
import type { AppView } from '@/lib/apps/queries'
import { type Vat, withVat } from '@/lib/billing/quote'
import { formatMoney } from '@/lib/money'
import type { Dict } from '@/lib/words/words'

/** "€53.55 a month including VAT" where the payer's VAT is known, else net plus VAT; null where the role shows no costs. */
export function priceOf(t: Dict, app: AppView, vat: Vat | undefined, language: Language): string | null {
  if (app.monthlyAmount === null) return null
  const { apps } = t.developer
  if (!vat) return apps.netMonth(formatMoney(app.monthlyAmount, app.currency, language))
  const gross = formatMoney(withVat(app.monthlyAmount, vat).gross, app.currency, language)
  return vat.rate > 0 ? apps.grossMonth(gross) : apps.grossMonthNoVat(gross)
}
