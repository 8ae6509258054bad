import type { VatReason } from '@/db/vocabulary'

/** What stands on a bill, wherever it is read: on its page, in its mail and on paper. */
export const billPaper = {
  title: (month: string) => `Bill for ${month}`,
  correction: (number: string) => `Correction of bill ${number}`,
  correctionText: 'It replaces the earlier version. The amounts stay the same.',
  what: 'Hosting, billed by the day.',
  number: 'Bill number',
  date: 'Date',
  correctedOn: 'Corrected on',
  period: 'Period',
  orderNumber: 'Your order number',
  vatId: 'Your VAT ID',
  columns: {
    what: 'What',
    days: 'Days',
    aMonth: 'A month',
    net: 'Net',
    vat: (rate: string) => `VAT ${rate}`,
    noVat: 'VAT',
    gross: 'Gross',
  },
  plan: (plan: string) => `${plan} plan`,
  days: (f: { days: number; daysInMonth: number }) => `${f.days} of ${f.daysInMonth} days`,
  net: 'Sum without VAT',
  vat: (f: { rate: string; country: string }) => `VAT ${f.rate}, ${f.country}`,
  noVat: 'VAT',
  gross: 'To pay',
  /** Why a bill has no VAT, in the words that the law wants to read. */
  reasons: {
    'reverse-charge': 'Reverse charge: VAT is to be accounted for by the recipient.',
    'outside-eu': 'Not subject to VAT here: the recipient is outside the European Union.',
    'small-business': 'Small-business scheme: no VAT is charged.',
  } satisfies Partial<Record<VatReason, string>>,
  /** The small-business scheme of the Operator's country, where the law has a name that people know. */
  smallBusinessOf: { DE: 'No VAT is charged under § 19 UStG (small-business scheme).' } as Record<string, string>,
  noTransfer: 'There is nothing to transfer.',
  charged: {
    card: (f: { amount: string; day: string; brand: string; last4: string }) =>
      `We charge ${f.amount} to your ${f.brand} ending ${f.last4} on ${f.day}.`,
    debit: (f: { amount: string; day: string; last4: string }) =>
      `We collect ${f.amount} by direct debit from your account ending ${f.last4} on ${f.day}.`,
    none: (f: { amount: string; day: string }) => `${f.amount} is due on ${f.day}. Add a payment method before that.`,
  },
  /** On the copy that is charged, which holds 250 lines. */
  further: (count: number) => `and ${count} further, see the bill`,
  creditorId: (id: string) => `Our creditor identifier: ${id}.`,
  questions: (f: { email: string; number: string }) =>
    `Questions about this bill? Write to ${f.email} and name the number ${f.number}.`,
  issuerVatId: (id: string) => `VAT ID ${id}`,
  page: (f: { page: number; pages: number }) => `Page ${f.page} of ${f.pages}`,
}
