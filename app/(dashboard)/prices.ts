import type { AppView } from '@/lib/apps/queries'
import type { SignedIn } from '@/lib/auth/session'
import { type Vat, withVat } from '@/lib/billing/quote'
import { formatMoney } from '@/lib/money'
import type { Dict } from '@/lib/words/words'

/**
 * "€53.55 a month including VAT" where the payer's VAT is known, else net plus VAT; null where the role shows no costs. Of a trial
 * a client reads that nobody pays; a developer reads what it will cost.
 */
export function priceOf(
  t: Dict,
  app: AppView,
  vat: Vat | undefined,
  { kind, language }: Pick<SignedIn, 'kind' | 'language'>,
): string | null {
  if (app.monthlyAmount === null) return null
  const { apps } = t.developer
  if (app.planEndedOn) return t.planEnd.nobodyPays
  if (app.trial && kind === 'client') return apps.nobodyPays
  if (!vat) return apps.netMonth(formatMoney(app.monthlyAmount, app.currency, language))
  const gross = formatMoney(withVat(app.monthlyAmount, vat).gross, app.currency, language)
  return vat.rate > 0 ? apps.grossMonth(gross) : apps.grossMonthNoVat(gross)
}
