import { SummaryList } from '@/app/ui/summary-list'
import type { PlanChoices } from '@/lib/billing/plan-choices'
import type { PlanPayer } from '@/lib/billing/plan-order'
import { appHost, paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../viewer'
import type { OfferedPlan } from '../ordering/offered'
import { PlanFacts } from '../ordering/plan-facts'
import { PlanSteps } from '../ordering/plan-steps'
import { PressPlan } from '../ordering/press-plan'
import { orderApp } from './actions'

type CheckBookingProps = {
  visitor: CompanyVisitor
  choices: PlanChoices
  chosen: OfferedPlan
  payer: PlanPayer
  name: string
}

/** The second half: what is booked, what it costs, and the button. */
export function CheckBooking({ visitor, choices, chosen, payer, name }: CheckBookingProps) {
  const { company, t } = visitor
  const { plans: text } = t
  const back = paths.bookApp(company.slug, { name, plan: chosen.plan.slug, payer: payer.id, again: '1' })
  const change = { href: back, label: text.changeChoice }
  return (
    <div className="grid max-w-160 grid-cols-[minmax(0,1fr)] gap-6">
      <PlanSteps t={t} current="check" choose={back} />
      <SummaryList
        rows={[
          { key: 'name', label: text.address, value: appHost(name), change },
          { key: 'plan', label: text.columns.plan, value: chosen.plan.name, detail: chosen.plan.size, change },
        ]}
      />
      <PlanFacts visitor={visitor} app={null} chosen={chosen} />
      <PressPlan
        visitor={visitor}
        choices={choices}
        chosen={chosen}
        action={orderApp}
        fields={{ companySlug: company.slug, name, planSlug: chosen.plan.slug, contactId: payer.id }}
        keep={{ href: paths.apps(company.slug), label: text.notNow }}
      />
    </div>
  )
}
