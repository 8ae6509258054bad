import { priceWords } from '@/lib/billing/price-words'
import type { Offer } from '@/lib/client-invite/offer'
import type { OpenDraft } from '../draft'

/** What the client will pay and from when, and what becomes of the sender. */
export function Price({ open: { account, t }, offer, client }: { open: OpenDraft; offer: Offer; client: string }) {
  const { check } = t.wizard
  const { month, monthNet, vatRate } = priceWords(offer.quote, account.language)
  const { reason } = offer.quote.vat
  return (
    <div className="bg-accent-soft px-4.5 py-3.5 text-accent-ink">
      <h2 className="text-small font-normal">{check.pays[reason](client)}</h2>
      <p className="text-letter-h1 font-strong">{check.aMonth(month)}</p>
      <p className="text-small">{check.cost[offer.keptAccess]}</p>
      <p className="mt-1.5 text-small">
        {check.estimate[reason]({ net: monthNet, rate: vatRate })} {check.firstBill}
      </p>
    </div>
  )
}
