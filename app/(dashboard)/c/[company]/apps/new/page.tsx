import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/app/ui/button'
import { EmptyState } from '@/app/ui/empty-state'
import { ActionForm, Field, Hidden, RadioCards, Submit } from '@/app/ui/form'
import { FormActions } from '@/app/ui/form-actions'
import { PageHead } from '@/app/ui/page-head'
import { activePlans } from '@/lib/apps/plans'
import { mayCreateApp } from '@/lib/company/roles'
import { formatMoney } from '@/lib/money'
import { operator } from '@/lib/operator'
import { appHost, paths } from '@/lib/paths'
import { Frame } from '../../../../frame'
import { WayToClientMargin } from '../../../../margins'
import { trialPlaceOf } from '../../../../trial-place-of'
import { type CompanyVisitor, companyName, companyVisitor } from '../../../../viewer'
import { newApp } from './actions'

type Props = { params: Promise<{ company: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await open(params)
  return { title: t.developer.apps.newTitle }
}

/** Name and plan of a new App. Whoever may not create one gets the page of things that do not exist. */
export default async function NewAppPage({ params }: Props) {
  const me = await open(params)
  const { account, company, t } = me
  const { apps: text } = t.developer
  if (!company.takesTrials) return <BookedHere visitor={me} />
  const plans = await activePlans()
  return (
    <Frame visitor={me} company={company} place="apps" aside={<WayToClientMargin visitor={me} />}>
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
    </Frame>
  )
}

/** A client's Company takes no trials: where they are made instead, for whoever has such a place. */
function BookedHere({ visitor }: { visitor: CompanyVisitor }) {
  const { account, companies, company, t } = visitor
  const { apps: text } = t.developer
  const place = account.kind === 'developer' ? trialPlaceOf(companies) : null
  return (
    <Frame visitor={visitor} company={company} place="apps">
      <PageHead title={text.newTitle} />
      <EmptyState
        title={text.notHere[account.kind]}
        action={place ? <LinkButton href={paths.newApp(place.slug)}>{text.notHereInstead}</LinkButton> : null}
      >
        {text.notHereText[account.kind](companyName(t, company))}
      </EmptyState>
    </Frame>
  )
}

async function open(params: Props['params']) {
  const slug = (await params).company
  const me = await companyVisitor(slug, paths.newApp(slug))
  if (!mayCreateApp(me.company.role)) notFound()
  return me
}
