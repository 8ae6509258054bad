import type { Language } from '@/db/vocabulary'
import { formatDay } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import { words } from '@/lib/words/words'
import type { LastBill, OpenBill } from './last-bills'

type StillToPay = { lastBills: LastBill[]; openBills: OpenBill[] }

/** What is still to be paid once a Company is closed, one text a bill; page and mail say the same. */
export function closingWords({ lastBills, openBills }: StillToPay, language: Language): string[] {
  return [
    ...lastBills.map((bill) => lastBillWords(bill, language)),
    ...openBills.map(({ number, gross, currency }) => {
      return words(language).closing.open({ number, amount: formatMoney(gross, currency, language) })
    }),
  ]
}

function lastBillWords(bill: LastBill, language: Language): string {
  const t = words(language).closing
  const gross = formatMoney(bill.gross, bill.currency, language)
  const amount = bill.vat > 0 ? t.withVat(gross) : gross
  const month = formatDay(bill.month, language, 'month')
  return [
    (bill.isLast ? t.last : t.next)({ company: bill.legalName, month, amount }),
    t.written({ day: formatDay(bill.writtenOn, language), email: bill.invoiceEmail }),
    bill.chargedOn ? t.charged(formatDay(bill.chargedOn, language)) : t.byLink,
  ].join(' ')
}
