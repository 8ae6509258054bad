import { Button } from '@/app/ui/button'
import { Hidden, RadioCards } from '@/app/ui/form'
import { FormActions } from '@/app/ui/form-actions'
import type { AppView } from '@/lib/apps/queries'
import type { PlanChoices } from '@/lib/billing/plan-choices'
import { type PlanPayer, payerOf } from '@/lib/billing/plan-order'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../../viewer'
import { NobodyPays } from '../../ordering/nobody-pays'
import type { OfferedPlan } from '../../ordering/offered'
import { Overdue } from '../../ordering/overdue'
import { PlanOptions } from '../../ordering/plan-options'
import { PlanSteps } from '../../ordering/plan-steps'

type ChoosePlanProps = {
  visitor: CompanyVisitor
  app: AppView
  choices: PlanChoices
  offered: OfferedPlan[]
  /** Who could pay; whoever pays already, where somebody does. */
  payers: PlanPayer[]
  /** What stood in the address of the page. */
  asked: { plan: string; payer: string }
}

/** The first half: which plan. Choosing changes nothing; it only leads to the page that checks. */
export function ChoosePlan({ visitor, app, choices, offered, payers, asked }: ChoosePlanProps) {
  const { company, t } = visitor
  const { plans: text } = t
  const isPaid = payerOf(choices.app) !== null
  const own = choices.plans.find(({ id }) => !isPaid && id === choices.app?.planId)?.slug
  const known = offered.find(({ plan, isPresent }) => plan.slug === asked.plan && !isPresent)?.plan.slug
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <PlanSteps t={t} current="choose" />
      <Hindered visitor={visitor} app={app} choices={choices} offered={offered} payers={payers} />
      <form action={paths.appPlan(company.slug, app.name)} className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <PlanOptions
          visitor={visitor}
          name="plan"
          choices={choices}
          offered={offered}
          defaultValue={known ?? own}
          coming={app.comingPlan}
        />
        {isPaid || payers.length === 1 ? (
          <Hidden name="payer" value={isPaid ? '' : (payers[0]?.id ?? '')} />
        ) : (
          <RadioCards
            name="payer"
            label={text.payer}
            defaultValue={payers.find(({ id }) => id === asked.payer)?.id}
            options={payers.map(({ id, legalName }) => ({ value: id, label: legalName }))}
          />
        )}
        <FormActions back={<a href={paths.app(company.slug, app.name)}>{t.common.cancel}</a>}>
          <Button type="submit" variant="primary">
            {text.continue}
          </Button>
        </FormActions>
      </form>
      <section>
        <h2>{text.howTitle}</h2>
        <p className="mt-1 max-w-[60ch] text-dense text-muted">{isPaid ? text.how : text.howFirst}</p>
      </section>
    </div>
  )
}

/** Why nothing can cost more now, and what can be done about it. */
function Hindered({ visitor, app, choices, offered, payers: [payer] }: Omit<ChoosePlanProps, 'asked'>) {
  const { company, t } = visitor
  const { plans: text } = t
  const hindrance = offered.find((offer) => offer.hindrance)?.hindrance
  if (!hindrance) return null
  if (hindrance === 'no-method') {
    const next = paths.appPlan(company.slug, app.name)
    return <NobodyPays visitor={visitor} choices={choices} {...(payer ? { payer } : {})} next={next} />
  }
  if (hindrance === 'paused') {
    return <Overdue visitor={visitor}>{text.pausedText}</Overdue>
  }
  const hasSmaller = offered.some(({ act, isPresent }) => act === 'change' && !isPresent)
  return <Overdue visitor={visitor}>{hasSmaller ? text.overdueText : text.overdueTextAll}</Overdue>
}
