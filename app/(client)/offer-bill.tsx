import { Bill } from '@/app/ui/bill'
import type { BillFacts } from '@/lib/billing/price-words'

type OfferBillProps = { facts: BillFacts; words: { month: string; nothingToday: string } }

/** The price of an offer: a month as the loudest number, then the first bill. Serves landing and order form. */
export function OfferBill({ facts, words }: OfferBillProps) {
  return (
    <>
      <Bill rows={[...facts.lines, { key: 'month', label: words.month, value: facts.month, emphasis: 'accent' }]} />
      <p className="mt-2.5! text-dense">{facts.firstBill}</p>
      <p className="mt-1! text-small text-muted">{words.nothingToday}</p>
    </>
  )
}
