'use client'

import { useContext } from 'react'
import { OfferBill } from '@/app/(client)/offer-bill'
import { FormContext } from '@/app/ui/form-context'
import type { ShownPrice } from '@/lib/money'

type OrderBillProps = { price: ShownPrice; quoteHash: string; words: { month: string; nothingToday: string } }

/** The price the order is placed on. When it changed at the click, the answer brings the new one and it is shown instead. */
export function OrderBill({ price, quoteHash, words }: OrderBillProps) {
  const { refused } = useContext(FormContext).state
  const shown = refused?.reason === 'amount-changed' ? refused.facts : { price, quoteHash }
  return (
    <div>
      <input type="hidden" name="quoteHash" value={shown.quoteHash} />
      <OfferBill price={shown.price} words={words} />
    </div>
  )
}
