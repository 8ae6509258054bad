import type { AppView } from '@/lib/apps/queries'
import type { PlanChoices } from '@/lib/billing/plan-choices'
import { type PlanPayer, payerOf } from '@/lib/billing/plan-order'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../../viewer'
import type { OfferedPlan } from '../../ordering/offered'
import { PlanFacts } from '../../ordering/plan-facts'
import { PlanSteps } from '../../ordering/plan-steps'
import { PressPlan } from '../../ordering/press-plan'
import { choosePlan } from './actions'

type CheckPlanProps = {
  visitor: CompanyVisitor
  app: AppView
  choices: PlanChoices
  chosen: OfferedPlan
  payer: PlanPayer
}

/** The second half: what it costs and from when, and the button. */
export function CheckPlan({ visitor, app, choices, chosen, payer }: CheckPlanProps) {
  const { company, t } = visitor
  const { plans: text } = t
  const former = payerOf(choices.app) && choices.app ? choices.app.planName : null
  const { name: plan, slug } = chosen.plan
  const choose = paths.appPlan(company.slug, app.name, { plan: slug, payer: payer.id, again: '1' })
  return (
    <div className="grid max-w-160 grid-cols-[minmax(0,1fr)] gap-6">
      <PlanSteps t={t} current="check" choose={choose} />
      <h2 className="wrap-anywhere">{former ? text.instead({ plan, former }) : text.plan(plan)}</h2>
      <PlanFacts visitor={visitor} app={choices.app} chosen={chosen} />
      <PressPlan
        visitor={visitor}
        choices={choices}
        chosen={chosen}
        action={choosePlan}
        fields={{ companySlug: company.slug, appName: app.name, planSlug: slug, contactId: former ? '' : payer.id }}
        keep={{
          href: paths.app(company.slug, app.name),
          label: former ? text.keep(former) : text.notNow,
        }}
      />
    </div>
  )
}
