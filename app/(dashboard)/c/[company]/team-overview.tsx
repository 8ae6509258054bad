import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { mayHandOver } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { InviteButton } from '../../invite-button'
import { PaymentBanner } from '../../payment-banner'
import { type CompanyVisitor, companyName } from '../../viewer'
import { AppsTable } from './apps/apps-table'
import { NewAppLink } from './apps/new-app-link'
import { DetailsLink } from './details-link'
import type { OverviewFacts } from './load-overview'
import { PeopleList } from './people-list'
import { ThisMonth } from './this-month'
import { WaitingRequests } from './waiting-requests'
import { WhatHappened } from './what-happened'
import { WholeTeam } from './whole-team'

/** A Company as people who work on its Apps see it. */
export function TeamOverview({ visitor, facts }: { visitor: CompanyVisitor; facts: OverviewFacts }) {
  const { account, company, t } = visitor
  const { apps, months, team, happened, requests, trouble } = facts
  const { overview, company: text, home } = t.developer
  const isOfferable = apps.length > 0 && mayHandOver(company.role, company.adminsMayInviteClients)
  return (
    <>
      <PageHead
        title={companyName(t, company)}
        lead={text.yourRole(t.common.roles[company.role])}
        actions={
          <>
            <DetailsLink visitor={visitor} />
            <NewAppLink visitor={visitor} />
            {isOfferable ? <InviteButton label={home.invite} busy={home.opening} /> : null}
          </>
        }
      />
      <PaymentBanner
        visitor={visitor}
        company={company}
        trouble={trouble}
        apps={apps}
        here={paths.company(company.slug)}
      />
      <WaitingRequests visitor={visitor} requests={requests} />
      <Section title={overview.apps}>
        <AppsTable visitor={visitor} apps={apps} />
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
      <Section title={text.people} actions={<WholeTeam visitor={visitor} team={team} />}>
        <PeopleList t={t} kind={account.kind} slug={company.slug} people={team?.people ?? []} />
      </Section>
      <WhatHappened
        visitor={visitor}
        happened={happened}
        all={{ href: paths.activity(company.slug), label: t.activityPages.seeAll }}
      />
    </>
  )
}
