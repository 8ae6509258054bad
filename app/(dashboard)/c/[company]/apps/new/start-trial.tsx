import { ActionForm, Field, Hidden, RadioCards, Submit } from '@/app/ui/form'
import { FormActions } from '@/app/ui/form-actions'
import { PageHead } from '@/app/ui/page-head'
import { activePlans } from '@/lib/apps/plans'
import { formatMoney } from '@/lib/money'
import { operator } from '@/lib/operator'
import { appHost, paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../viewer'
import { newApp } from './actions'

/** Name and plan of a trial, and the way to a paid App instead. */
export async function StartTrial({ visitor: { account, company, t } }: { visitor: CompanyVisitor }) {
  const { apps: text } = t.developer
  const plans = await activePlans()
  return (
    <>
      <PageHead title={text.newTitle} lead={text.newLead(operator().trialDays)} />
      <ActionForm action={newApp} words={t.common.form} className="max-w-140">
        <Hidden name="companySlug" value={company.slug} />
        <Field
          name="name"
          label={text.nameLabel}
          hint={text.nameHint(appHost(text.nameExample))}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <RadioCards
          name="planSlug"
          label={text.planLabel}
          hint={text.planHint}
          defaultValue={plans[0]?.slug}
          options={plans.map((plan) => ({
            value: plan.slug,
            label: plan.name,
            text: plan.size,
            aside: text.netMonth(formatMoney(plan.monthlyAmount, plan.currency, account.language)),
          }))}
        />
        <FormActions back={<a href={paths.apps(company.slug)}>{t.common.cancel}</a>}>
          <Submit busy={text.creating}>{text.create}</Submit>
        </FormActions>
      </ActionForm>
      <p className="mt-6 text-dense">
        <a href={paths.bookApp(company.slug)}>{t.plans.orBook}</a>
      </p>
    </>
  )
}
