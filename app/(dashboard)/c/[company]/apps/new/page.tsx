import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead } from '@/app/ui/page-head'
import { isAppName } from '@/lib/apps/app-name'
import { planChoices } from '@/lib/billing/plan-choices'
import { mayCreateApp } from '@/lib/company/roles'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { Frame } from '../../../../frame'
import { WayToClientMargin } from '../../../../margins'
import { trialPlaceOf } from '../../../../trial-place-of'
import { appLabel, type CompanyVisitor, companyVisitor } from '../../../../viewer'
import { asText, type Query } from '../ordering/as-text'
import { NobodyPays } from '../ordering/nobody-pays'
import { offeredPlans, possiblePayers } from '../ordering/offered'
import { PlanMargin } from '../ordering/plan-margin'
import { CheckBooking } from './check-booking'
import { ChooseBooking } from './choose-booking'
import { StartTrial } from './start-trial'

type Props = { params: Promise<{ company: string }>; searchParams: Promise<Query> }
type Asked = { name: string; plan: string; payer: string; isAgain: boolean }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const me = await open(params)
  const query = await searchParams
  return { title: isBooking(me, query) ? me.t.plans.bookTitle[me.account.kind] : me.t.developer.apps.newTitle }
}

/**
 * A new App: a trial where those are made, or one that is booked and paid. Whoever may not create one gets the page of things
 * that do not exist.
 */
export default async function NewAppPage({ params, searchParams }: Props) {
  const me = await open(params)
  const query = await searchParams
  if (isBooking(me, query)) {
    const asked = {
      name: asText(query.name),
      plan: asText(query.plan),
      payer: asText(query.payer),
      isAgain: asText(query.again) !== '',
    }
    return <BookApp me={me} asked={asked} />
  }
  return (
    <Frame visitor={me} company={me.company} place="apps" aside={<WayToClientMargin visitor={me} />}>
      <StartTrial visitor={me} />
    </Frame>
  )
}

async function BookApp({ me, asked }: { me: CompanyVisitor; asked: Asked }) {
  const { account, company, t } = me
  const { plans: text } = t
  const choices = await planChoices(me.viewer, null)
  const payers = possiblePayers(choices)
  const payer = payers.find(({ id }) => id === asked.payer) ?? payers[0]
  if (!payer) {
    return (
      <Frame visitor={me} company={company} place="apps">
        <PageHead title={text.bookTitle[account.kind]} lead={<Lead me={me} />} />
        <NobodyPays visitor={me} choices={choices} next={paths.bookApp(company.slug)} />
      </Frame>
    )
  }
  const offered = await offeredPlans(choices, payer)
  const chosen = offered.find(({ plan }) => {
    return !asked.isAgain && plan.slug === asked.plan && payer.id === asked.payer && isAppName(asked.name)
  })
  const isOnly = payers.length === 1 || chosen !== undefined
  const aside = <PlanMargin visitor={me} choices={choices} payer={isOnly ? payer : undefined} chosen={chosen} />
  return (
    <Frame visitor={me} company={company} place="apps" aside={aside}>
      {chosen ? (
        <>
          <PageHead title={text.bookCheck(appLabel(me, asked.name))} />
          <CheckBooking visitor={me} choices={choices} chosen={chosen} payer={payer} name={asked.name} />
        </>
      ) : (
        <>
          <PageHead title={text.bookTitle[account.kind]} lead={<Lead me={me} />} />
          <ChooseBooking visitor={me} choices={choices} offered={offered} payers={payers} asked={asked} />
        </>
      )}
    </Frame>
  )
}

/** What booking is, and where a trial can be started instead, for whoever has such a place. */
function Lead({ me: { account, companies, company, t } }: { me: CompanyVisitor }) {
  const { plans: text, developer } = t
  // Trials are for people who work on Apps.
  const isDeveloper = account.kind === 'developer'
  const elsewhere = isDeveloper && !company.takesTrials ? trialPlaceOf(companies) : null
  return (
    <>
      {text.bookLead}{' '}
      {isDeveloper && company.takesTrials ? (
        <a href={paths.newApp(company.slug)}>{text.orTrial(operator().trialDays)}</a>
      ) : null}
      {elsewhere ? <a href={paths.newApp(elsewhere.slug)}>{developer.apps.trialElsewhere}</a> : null}
    </>
  )
}

/** A client's Company takes no trials: an App there is booked and paid from the first day. */
function isBooking({ company }: CompanyVisitor, { book }: Query): boolean {
  return !company.takesTrials || asText(book) !== ''
}

async function open(params: Props['params']) {
  const slug = (await params).company
  const me = await companyVisitor(slug, paths.newApp(slug))
  if (!mayCreateApp(me.company.role)) notFound()
  return me
}
