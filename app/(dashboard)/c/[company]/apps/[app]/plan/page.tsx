import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead } from '@/app/ui/page-head'
import type { AppView } from '@/lib/apps/queries'
import { planChoices } from '@/lib/billing/plan-choices'
import { mayScaleApp } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { Frame } from '../../../../../frame'
import { appLabel, type CompanyVisitor } from '../../../../../viewer'
import { asText, type Query } from '../../ordering/as-text'
import { NobodyPays } from '../../ordering/nobody-pays'
import { offeredPlans, possiblePayers } from '../../ordering/offered'
import { PlanMargin } from '../../ordering/plan-margin'
import { OnOffer } from '../on-offer'
import { openApp } from '../open-app'
import { CheckPlan } from './check-plan'
import { ChoosePlan } from './choose-plan'

type Props = { params: Promise<{ company: string; app: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const me = await open(params)
  return { title: titleOf(me) }
}

/** The plan of an App: which one, then what that costs, then the button. Owners and Admins only. */
export default async function PlanPage({ params, searchParams }: Props) {
  const me = await open(params)
  const { app, company } = me
  const query = await searchParams
  const asked = { plan: asText(query.plan), payer: asText(query.payer) }
  if (app.offer) {
    return (
      <Frame visitor={me} company={company} place="apps">
        <PageHead title={titleOf(me)} />
        <OnOffer visitor={me} offer={app.offer} />
      </Frame>
    )
  }
  const choices = await planChoices(me.viewer, app)
  if (!choices.app) notFound()
  const payers = possiblePayers(choices)
  const payer = payers.find(({ id }) => id === asked.payer) ?? payers[0]
  if (!payer) {
    return (
      <Frame visitor={me} company={company} place="apps">
        <PageHead title={titleOf(me)} />
        <NobodyPays visitor={me} choices={choices} next={paths.appPlan(company.slug, app.name)} />
      </Frame>
    )
  }
  const offered = await offeredPlans(choices, payer)
  const isChosen = asText(query.again) === '' && (payers.length === 1 || payer.id === asked.payer)
  const chosen = offered.find(({ plan, isPresent, hindrance }) => {
    return isChosen && plan.slug === asked.plan && !isPresent && !hindrance
  })
  const paying = payers.length === 1 || chosen ? payer : undefined
  const itself = { name: app.name, shown: me.shown }
  const aside = <PlanMargin visitor={me} app={itself} choices={choices} payer={paying} chosen={chosen} />
  return (
    <Frame visitor={me} company={company} place="apps" aside={aside}>
      <PageHead title={titleOf(me)} />
      {chosen ? (
        <CheckPlan visitor={me} app={app} choices={choices} chosen={chosen} payer={payer} />
      ) : (
        <ChoosePlan visitor={me} app={app} choices={choices} offered={offered} payers={payers} asked={asked} />
      )}
    </Frame>
  )
}

type Me = CompanyVisitor & { app: AppView; shown: string }

function titleOf({ account, app, shown, t }: Me): string {
  const { title, firstTitle } = t.plans
  return (app.trial || app.planEndedOn ? firstTitle : title)[account.kind](shown)
}

async function open(params: Props['params']): Promise<Me> {
  const { company, app: name } = await params
  const me = await openApp(company, name)
  if (!mayScaleApp(me.company.role)) notFound()
  return { ...me, shown: appLabel(me, me.app.name) }
}
