import { ActionForm, Field, Hidden, RadioCards, Submit } from '@/app/ui/form'
import { FormActions } from '@/app/ui/form-actions'
import type { PlanChoices } from '@/lib/billing/plan-choices'
import type { PlanPayer } from '@/lib/billing/plan-order'
import { appHost, paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../viewer'
import type { OfferedPlan } from '../ordering/offered'
import { PlanOptions } from '../ordering/plan-options'
import { PlanSteps } from '../ordering/plan-steps'
import { chooseBooking } from './actions'

type ChooseBookingProps = {
  visitor: CompanyVisitor
  choices: PlanChoices
  offered: OfferedPlan[]
  payers: PlanPayer[]
  /** What stood in the address of the page. */
  asked: { name: string; plan: string; payer: string }
}

/** The first half: name, plan and who pays. It books nothing, and only leads to the page that checks. */
export function ChooseBooking({ visitor, choices, offered, payers, asked }: ChooseBookingProps) {
  const { company, t } = visitor
  const { plans: text } = t
  const { apps } = t.developer
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <PlanSteps t={t} current="choose" />
      <ActionForm action={chooseBooking} words={t.common.form}>
        <Hidden name="companySlug" value={company.slug} />
        <Field
          name="name"
          label={apps.nameLabel}
          hint={apps.nameHint(appHost(apps.nameExample))}
          defaultValue={asked.name}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PlanOptions
          visitor={visitor}
          name="planSlug"
          choices={choices}
          offered={offered}
          defaultValue={offered.find(({ plan }) => plan.slug === asked.plan)?.plan.slug}
        />
        {payers.length === 1 ? (
          <Hidden name="contactId" value={payers[0]?.id ?? ''} />
        ) : (
          <RadioCards
            name="contactId"
            label={text.payer}
            defaultValue={payers.find(({ id }) => id === asked.payer)?.id}
            options={payers.map(({ id, legalName }) => ({ value: id, label: legalName }))}
          />
        )}
        <FormActions back={<a href={paths.apps(company.slug)}>{t.common.cancel}</a>}>
          <Submit busy={text.continue}>{text.continue}</Submit>
        </FormActions>
      </ActionForm>
      <section>
        <h2>{text.howTitle}</h2>
        <p className="mt-1 max-w-[60ch] text-dense text-muted">{text.howFirst}</p>
      </section>
    </div>
  )
}
