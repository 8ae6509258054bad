import { LinkButton } from '@/app/ui/button'
import { ChoiceRows } from '@/app/ui/choice-rows'
import { Icon } from '@/app/ui/drawn-icon'
import { EmptyState } from '@/app/ui/empty-state'
import { CircleCheck, UserRoundX } from '@/app/ui/icons'
import { Notice } from '@/app/ui/notice'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import type { AppView } from '@/lib/apps/queries'
import { mayInvite } from '@/lib/company/roles'
import { formatDay } from '@/lib/day'
import { appHost, paths } from '@/lib/paths'
import { PaymentBanner } from '../../payment-banner'
import { priceOf } from '../../prices'
import type { CompanyVisitor } from '../../viewer'
import { DetailsLink } from './details-link'
import type { OverviewFacts } from './load-overview'
import { PeopleList } from './people-list'
import { ThisMonth } from './this-month'
import { WaitingRequests } from './waiting-requests'
import { WhatHappened } from './what-happened'
import { WholeTeam } from './whole-team'

/** A client's home: what is theirs, what it costs, who works on it, what happened. */
export function ClientOverview({ visitor, facts }: { visitor: CompanyVisitor; facts: OverviewFacts }) {
  const { account, company, t } = visitor
  const { apps, months, team, happened, requests, trouble } = facts
  const lacksTechnician = apps.length > 0 && !facts.isLookedAfter
  const { overview, apps: text } = t.developer
  const vats = new Map(months.map((month) => [month.contactId, month.vat]))
  return (
    <>
      <PageHead title={overview.hello(account.firstName || account.name)} actions={<DetailsLink visitor={visitor} />} />
      <PaymentBanner
        visitor={visitor}
        company={company}
        trouble={trouble}
        apps={apps}
        here={paths.company(company.slug)}
      />
      <WaitingRequests visitor={visitor} requests={requests} />
      {lacksTechnician ? <NobodyTechnical visitor={visitor} /> : null}
      {!lacksTechnician && isAllWell(facts) ? (
        <Notice tone="ok" icon={<Icon of={CircleCheck} size={20} />} title={overview.nothingToDo} />
      ) : null}
      <Section title={overview.websites}>
        {apps.length > 0 ? (
          <ChoiceRows
            look="card"
            rows={apps.map((app) => ({
              key: app.id,
              href: paths.app(company.slug, app.name),
              label: appHost(app.name),
              detail: [
                text.planOf(app.planName),
                priceOf(t, app, vats.get(app.payer?.id ?? ''), account),
                endOf(visitor, app),
              ]
                .filter(Boolean)
                .join(', '),
            }))}
          />
        ) : (
          <EmptyState title={text.client.none} />
        )}
      </Section>
      {months.map((month) => (
        <Section
          key={month.contactId}
          title={overview.thisMonth}
          actions={<a href={paths.bills(company.slug)}>{t.bills.all}</a>}
        >
          <ThisMonth t={t} language={account.language} slug={company.slug} month={month} showName={months.length > 1} />
        </Section>
      ))}
      {team && team.people.length > 0 ? (
        <Section title={t.developer.company.people} actions={<WholeTeam visitor={visitor} team={team} />}>
          <PeopleList t={t} kind={account.kind} slug={company.slug} people={team.people} />
        </Section>
      ) : null}
      <WhatHappened
        visitor={visitor}
        happened={happened}
        all={{ href: paths.activity(company.slug), label: t.activityPages.seeAll }}
      />
    </>
  )
}

/** Nothing waits for a decision, nothing is paused, and whoever pays has something to pay from. */
function isAllWell({ apps, months, requests, trouble }: OverviewFacts): boolean {
  return (
    requests.length === 0 &&
    trouble.length === 0 &&
    !apps.some(({ paused }) => paused) &&
    !months.some(({ method }) => !method)
  )
}

/** "Ends on 30 November", or why nothing answers at its address. */
function endOf({ account, t }: CompanyVisitor, { planEndsOn, keptUntil, paused }: AppView): string | null {
  const { tag } = t.planEnd
  if (planEndsOn) return tag.ends(formatDay(planEndsOn, account.language))
  if (paused === 'plan-ended' && keptUntil) return tag.kept(formatDay(keptUntil, account.language))
  return paused ? tag.paused : null
}

/** Said instead of "nothing to do", to whoever may mend it with the way to do so. */
function NobodyTechnical({ visitor: { company, t } }: { visitor: CompanyVisitor }) {
  const { overview } = t.developer
  const invite = <LinkButton href={paths.inviteMember(company.slug)}>{t.team.invite}</LinkButton>
  return (
    <Notice
      tone="warn"
      icon={<Icon of={UserRoundX} size={20} />}
      title={overview.nobodyTechnical}
      actions={mayInvite(company.role, 'admin') ? invite : null}
    >
      {overview.nobodyTechnicalText}
    </Notice>
  )
}
