import { Bill } from '@/app/ui/bill'
import type { ShownPrice } from '@/lib/money'

type OfferBillProps = { price: ShownPrice; words: { month: string; nothingToday: string } }

/** The price of an offer: a month as the loudest number, then the first bill. Serves landing and order form. */
export function OfferBill({ price, words }: OfferBillProps) {
  return (
    <>
      <Bill rows={[...price.lines, { key: 'month', label: words.month, value: price.month, emphasis: 'accent' }]} />
      <p className="mt-2.5! text-dense">{price.firstBill}</p>
      <p className="mt-1! text-small text-muted">{words.nothingToday}</p>
      {price.limit ? <p className="mt-1! text-dense">{price.limit}</p> : null}
    </>
  )
}
