import { EventList } from '@/app/ui/event-list'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { appsOf } from '@/lib/apps/queries'
import { thisMonthOf } from '@/lib/billing/this-month'
import { activitiesOf } from '@/lib/company/activity'
import { peopleOf } from '@/lib/company/queries'
import { mayHandOver, mayManageBilling } from '@/lib/company/roles'
import { activityRows } from '../../activity-rows'
import { InviteButton } from '../../invite-button'
import { type CompanyVisitor, companyName } from '../../viewer'
import { AppsTable } from './apps/apps-table'
import { NewAppLink } from './apps/new-app-link'
import { PeopleList } from './people-list'
import { ThisMonth } from './this-month'

/** A Company as people who work on its Apps see it. */
export async function TeamOverview({ visitor }: { visitor: CompanyVisitor }) {
  const { account, company, viewer, t } = visitor
  const { overview, company: text, home } = t.developer
  const [apps, months, people, activities] = await Promise.all([
    appsOf(viewer),
    mayManageBilling(company.role) ? thisMonthOf(company.id) : [],
    peopleOf(viewer),
    activitiesOf(viewer),
  ])
  const isOfferable = apps.length > 0 && mayHandOver(company.role, company.adminsMayInviteClients)
  return (
    <>
      <PageHead
        title={companyName(t, company)}
        lead={text.yourRole(t.common.roles[company.role])}
        actions={
          <>
            <NewAppLink visitor={visitor} />
            {isOfferable ? <InviteButton label={home.invite} busy={home.opening} /> : null}
          </>
        }
      />
      <Section title={overview.apps}>
        <AppsTable visitor={visitor} apps={apps} />
      </Section>
      {months.map((month) => (
        <Section key={month.contactId} title={overview.thisMonth}>
          <ThisMonth t={t} language={account.language} month={month} showName={months.length > 1} />
        </Section>
      ))}
      <Section title={text.people}>
        <PeopleList t={t} kind={account.kind} people={people} />
      </Section>
      <Section title={overview.happened}>
        {activities.length > 0 ? (
          <EventList rows={activityRows(t, account, activities)} />
        ) : (
          <p className="text-muted">{overview.nothingHappened}</p>
        )}
      </Section>
    </>
  )
}
