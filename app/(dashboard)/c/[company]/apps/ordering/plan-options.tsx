import { PlanRows } from '@/app/ui/plan-rows'
import { Tag } from '@/app/ui/tag'
import type { AppView } from '@/lib/apps/queries'
import type { PlanChoices } from '@/lib/billing/plan-choices'
import { payerOf } from '@/lib/billing/plan-order'
import { clock } from '@/lib/clock'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import type { Visitor } from '../../../../viewer'
import { amountWords, type OfferedPlan } from './offered'

type PlanOptionsProps = {
  visitor: Pick<Visitor, 'account' | 't'>
  name: string
  choices: PlanChoices
  offered: OfferedPlan[]
  defaultValue?: string | undefined
  /** A plan that begins on a later day. */
  coming?: AppView['comingPlan']
}

/** The plans as rows to choose from, with what each would cost and when it would begin. */
export function PlanOptions({ visitor, name, choices, offered, defaultValue, coming }: PlanOptionsProps) {
  const { account, t } = visitor
  const { plans: text } = t
  const today = dayOf(clock.now(), operator().timeZone)
  const [any] = offered
  const money = any && amountWords(visitor, any.quote.vat, any.quote.currency)
  const rows = offered.map(({ plan, quote, act, isPresent, hindrance }) => {
    const { amount, difference } = amountWords(visitor, quote.vat, quote.currency)
    const present = coming ? text.isFrom(formatDay(coming.from, account.language)) : text.isThis
    const day = quote.from === today ? text.today : text.tomorrow
    const begins = act === 'ask' ? text.whenAgrees(choices.owner?.first ?? null) : day
    const note = act === 'ask' ? text.aboveLimit : undefined
    return {
      value: plan.slug,
      name: plan.name,
      size: plan.size,
      amount: amount(quote.after),
      difference: payerOf(choices.app) && !isPresent && hindrance !== 'paused' ? difference(quote.difference) : null,
      isMore: quote.difference.net > 0,
      begins: isPresent ? <Tag>{present}</Tag> : begins,
      note: hindrance ? text.hindered[hindrance] : note,
      isBlocked: isPresent || hindrance !== null,
    }
  })
  return (
    <PlanRows
      name={name}
      label={text.legend}
      hint={text.amounts(money?.vat ?? text.noVat)}
      rows={rows}
      words={text.columns}
      defaultValue={defaultValue}
    />
  )
}
