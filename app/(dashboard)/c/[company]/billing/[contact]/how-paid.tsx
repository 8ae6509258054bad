import { Card } from '@/app/ui/card'
import { Icon } from '@/app/ui/drawn-icon'
import { Submit } from '@/app/ui/form-submit'
import { CreditCard } from '@/app/ui/icons'
import { PressForm } from '@/app/ui/press-form'
import type { ContactView } from '@/lib/billing/contacts'
import { methodWords } from '@/lib/billing/method-words'
import { formatDay } from '@/lib/day'
import type { CompanyVisitor } from '../../../../viewer'
import { choosePayment } from '../actions'

type HowPaidProps = { visitor: CompanyVisitor; contact: ContactView; next: string }

/** The payment method, and the way to Stripe's page. */
export function HowPaid({ visitor: { account, t }, contact, next }: HowPaidProps) {
  const { billing: text } = t
  const { method, goodUntil, chargedOn } = contact
  const facts = [
    goodUntil ? text.goodUntil(formatDay(goodUntil, account.language, 'month')) : null,
    chargedOn ? text.charged(formatDay(chargedOn, account.language, 'weekday')) : null,
  ].filter(Boolean)
  return (
    <Card pad="normal">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <div className="flex min-w-0 flex-[1_1_16rem] gap-3.5">
          <span className="mt-0.5 text-accent">
            <Icon of={CreditCard} size={22} />
          </span>
          <div className="min-w-0">
            <p className="font-strong">{methodWords(method, account.language) || text.noMethod}</p>
            <p className="text-small text-muted">{method ? facts.join(' ') : text.noMethodText}</p>
          </div>
        </div>
        <PressForm action={choosePayment} fields={{ contactId: contact.id, next }}>
          <Submit busy={text.opening} variant={method ? 'secondary' : 'primary'}>
            {method ? text.change : text.add}
          </Submit>
        </PressForm>
      </div>
    </Card>
  )
}
