import { Agreement } from '@/app/(client)/agreement'
import { LinkButton } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { ActionForm, Hidden, Submit } from '@/app/ui/form'
import type { FormAction } from '@/app/ui/form-state'
import { Hourglass } from '@/app/ui/icons'
import { Notice } from '@/app/ui/notice'
import { documentsToday } from '@/lib/billing/agreements'
import { sumWith } from '@/lib/billing/monthly-limit'
import type { PlanChoices } from '@/lib/billing/plan-choices'
import { amountHash } from '@/lib/billing/quote'
import { type CompanyVisitor, companyName } from '../../../../viewer'
import { amountWords, type OfferedPlan } from './offered'

type PressPlanProps = {
  visitor: CompanyVisitor
  choices: PlanChoices
  chosen: OfferedPlan
  action: FormAction
  /** What is to be put on the plan. */
  fields: Record<string, string>
  /** The way back that changes nothing. */
  keep: { href: string; label: string }
}

/** The button: an order where it costs more, with all that an order needs; a question beyond the limit; else a plain change. */
export function PressPlan({ visitor, choices, chosen, action, fields, keep }: PressPlanProps) {
  const { account, company, t } = visitor
  const { plan, quote, act } = chosen
  const { plans: text, client } = t
  const owner = choices.owner?.full ?? null
  const buttons = {
    order: { label: client.order.button, busy: client.order.busy },
    change: { label: text.change(plan.name), busy: text.changing },
    ask: { label: text.ask(owner), busy: text.asking },
  }
  return (
    <ActionForm action={action} words={t.common.form}>
      {Object.entries({ ...fields, amountHash: amountHash(quote), asks: act === 'ask' ? '1' : '' }).map(
        ([name, value]) => (
          <Hidden key={name} name={name} value={value} />
        ),
      )}
      {act === 'order' ? (
        <div className="grid gap-3 text-dense">
          {company.isPersonal ? null : <p>{text.orderFor(companyName(t, company))}</p>}
          <Agreement language={account.language} documents={documentsToday()} needsTick={choices.needsTick} />
        </div>
      ) : null}
      {act === 'ask' ? <HasToAgree visitor={visitor} choices={choices} chosen={chosen} /> : null}
      <div className="flex flex-wrap gap-2.5">
        <Submit busy={buttons[act].busy}>
          <span className="wrap-anywhere">{buttons[act].label}</span>
        </Submit>
        <LinkButton href={keep.href}>{keep.label}</LinkButton>
      </div>
    </ActionForm>
  )
}

function HasToAgree({ visitor, choices, chosen }: Pick<PressPlanProps, 'visitor' | 'choices' | 'chosen'>) {
  const { company, t } = visitor
  const { plan, quote } = chosen
  const money = amountWords(visitor, quote.vat, quote.currency)
  return (
    <Notice tone="info" icon={<Icon of={Hourglass} />} title={t.plans.hasToAgree(choices.owner?.full ?? null)}>
      {t.plans.hasToAgreeText({
        limit: money.net(choices.limit ?? 0),
        company: companyName(t, company),
        plan: plan.name,
        sum: money.net(sumWith(choices.cost, quote.after.net)),
      })}
    </Notice>
  )
}
