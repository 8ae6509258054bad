import { Submit } from '@/app/ui/form-submit'
import { PressForm } from '@/app/ui/press-form'
import type { OwedView } from '@/lib/billing/payment-trouble-view'
import type { Dict } from '@/lib/words/words'
import { choosePayment } from '../billing/actions'
import { payNow } from './actions'

type WaysToPayProps = {
  t: Dict
  companySlug: string
  /** The bill to be paid by hand; null where there is none. */
  number: string | null
  contactId: string
  method: OwedView['method']
  /** The page to come back to with another payment method. */
  here: string
}

/** Both ways out of a bill that could not be charged: paying it on Stripe's page, and another payment method. */
export function WaysToPay({ t, companySlug, number, contactId, method, here }: WaysToPayProps) {
  return (
    <>
      {number ? (
        <PressForm action={payNow} fields={{ companySlug, number }}>
          <Submit busy={t.paying.opening}>{t.paying.payNow}</Submit>
        </PressForm>
      ) : null}
      <PressForm action={choosePayment} fields={{ contactId, next: here }}>
        <Submit variant="secondary" busy={t.billing.opening}>
          {changeWords(t, method)}
        </Submit>
      </PressForm>
    </>
  )
}

function changeWords({ billing, paying }: Dict, method: OwedView['method']): string {
  if (!method) return billing.add
  return method.type === 'card' ? paying.banner.changeCard : billing.change
}
