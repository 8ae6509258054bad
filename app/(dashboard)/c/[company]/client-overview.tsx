import { CircleCheck } from 'lucide-react'
import { ChoiceRows } from '@/app/ui/choice-rows'
import { EmptyState } from '@/app/ui/empty-state'
import { EventList } from '@/app/ui/event-list'
import { Icon } from '@/app/ui/lucide-icon'
import { Notice } from '@/app/ui/notice'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { appsOf } from '@/lib/apps/queries'
import { thisMonthOf } from '@/lib/billing/this-month'
import { activitiesOf } from '@/lib/company/activity'
import { peopleOf } from '@/lib/company/queries'
import { mayManageBilling } from '@/lib/company/roles'
import { appHost, paths } from '@/lib/paths'
import { activityRows } from '../../activity-rows'
import { priceOf } from '../../prices'
import type { CompanyVisitor } from '../../viewer'
import { PeopleList } from './people-list'
import { ThisMonth } from './this-month'

/** A client's home: what is theirs, what it costs, who works on it, what happened. */
export async function ClientOverview({ visitor }: { visitor: CompanyVisitor }) {
  const { account, company, viewer, t } = visitor
  const { overview, apps: text } = t.developer
  const [apps, months, people, activities] = await Promise.all([
    appsOf(viewer),
    mayManageBilling(company.role) ? thisMonthOf(company.id) : [],
    peopleOf(viewer),
    activitiesOf(viewer),
  ])
  const vats = new Map(months.map((month) => [month.contactId, month.vat]))
  return (
    <>
      <PageHead title={overview.hello(account.firstName || account.name)} />
      <Notice tone="ok" icon={<Icon of={CircleCheck} size={20} />} title={overview.nothingToDo} />
      <Section title={overview.websites}>
        {apps.length > 0 ? (
          <ChoiceRows
            look="card"
            rows={apps.map((app) => ({
              key: app.id,
              href: paths.app(company.slug, app.name),
              label: appHost(app.name),
              detail: [text.planOf(app.planName), priceOf(t, app, vats.get(app.payer?.id ?? ''), account.language)]
                .filter(Boolean)
                .join(', '),
            }))}
          />
        ) : (
          <EmptyState title={text.client.none} />
        )}
      </Section>
      {months.map((month) => (
        <Section key={month.contactId} title={overview.thisMonth}>
          <ThisMonth t={t} language={account.language} month={month} showName={months.length > 1} />
        </Section>
      ))}
      {people.length > 0 ? (
        <Section title={t.developer.company.people}>
          <PeopleList t={t} kind={account.kind} people={people} />
        </Section>
      ) : null}
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
