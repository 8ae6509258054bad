'use client'

import { useContext, useEffect, useRef, useState } from 'react'
import { OfferBill } from '@/app/(client)/offer-bill'
import { FormContext } from '@/app/ui/form-context'
import type { CountryPrice } from '@/lib/billing/price-words'

type OrderBillProps = {
  /** By country; one alone where a Company is chosen that is there already. */
  prices: CountryPrice[]
  /** The country that the page was drawn for. */
  country: string
  words: { month: string; nothingToday: string }
}

/** The price the order is placed on. It follows the country that is chosen in the form, so that nobody orders another sum. */
export function OrderBill({ prices, country, words }: OrderBillProps) {
  const { state } = useContext(FormContext)
  const [chosen, setChosen] = useState(state.values?.country ?? country)
  const bill = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fields are drawn anew after every answer
  useEffect(() => {
    const form = bill.current?.closest('form')
    const follow = () => {
      const field = form?.elements.namedItem('country')
      if (field instanceof HTMLSelectElement) setChosen(field.value)
    }
    follow()
    form?.addEventListener('change', follow)
    // Browsers put back what was chosen when somebody returns to the page.
    window.addEventListener('pageshow', follow)
    return () => {
      form?.removeEventListener('change', follow)
      window.removeEventListener('pageshow', follow)
    }
  }, [state.at])
  const shown = prices.find(({ countries }) => countries.includes(chosen)) ?? prices[0]
  if (!shown) return null
  return (
    <div ref={bill}>
      <input type="hidden" name="shownCountry" value={chosen} />
      <input type="hidden" name="amountHash" value={shown.amountHash} />
      <div aria-live="polite">
        <OfferBill price={shown.price} words={words} />
      </div>
    </div>
  )
}
