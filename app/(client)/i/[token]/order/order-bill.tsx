'use client'

import { useContext } from 'react'
import { OfferBill } from '@/app/(client)/offer-bill'
import { FormContext } from '@/app/ui/form-context'
import type { BillFacts } from '@/lib/billing/price-words'

type OrderBillProps = { facts: BillFacts; quoteHash: string; words: { month: string; nothingToday: string } }

/** The price the order is placed on. When it changed at the click, the answer brings the new one and it is shown instead. */
export function OrderBill({ facts, quoteHash, words }: OrderBillProps) {
  const { state } = useContext(FormContext)
  const changed = state.facts?.quoteHash ? state.facts : null
  const shown = changed
    ? { lines: JSON.parse(changed.lines ?? '[]'), month: changed.month ?? '', firstBill: changed.firstBill ?? '' }
    : facts
  return (
    <div>
      <input type="hidden" name="quoteHash" value={changed?.quoteHash ?? quoteHash} />
      <OfferBill facts={shown} words={words} />
    </div>
  )
}
