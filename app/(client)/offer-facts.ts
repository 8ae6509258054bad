import type { Language } from '@/db/vocabulary'
import { billedDays } from '@/lib/billing/billed-days'
import { countryName } from '@/lib/billing/countries'
import type { Quote } from '@/lib/billing/quote'
import { formatDay } from '@/lib/day'
import { formatMoney, formatRate, type ShownPrice } from '@/lib/money'
import { words } from '@/lib/words/words'

/** Every price a client reads on a page comes from here, and here from quote(). `sites` names the Apps of the quote's lines. */
export function shownPrice(quoted: Quote, sites: string[], language: Language): ShownPrice {
  const t = words(language).client.bill
  const money = (cents: number) => formatMoney(cents, quoted.currency, language)
  const { firstBill } = quoted
  const lines = quoted.lines.map((line, index) => ({
    key: `app-${index}`,
    label: sites.length > 1 ? t.lineOf({ site: sites[index] ?? '', plan: line.name }) : t.line(line.name),
    value: money(line.monthlyAmount),
  }))
  return {
    lines: [...lines, vatLine(quoted, language)],
    month: money(quoted.month.gross),
    firstBill: t.firstBill({
      amount: money(firstBill.gross),
      days: billedDays(firstBill, language),
      chargedOn: formatDay(firstBill.chargedOn, language),
    }),
  }
}

function vatLine({ vat, month, currency }: Quote, language: Language): ShownPrice['lines'][number] {
  const t = words(language).client.bill
  const without: Partial<Record<string, string>> = t.noVat
  const label =
    without[vat.reason] ?? t.vat({ rate: formatRate(vat.rate, language), country: countryName(vat.country, language) })
  return { key: 'vat', label, value: formatMoney(month.vat, currency, language) }
}
