import type { Metadata } from 'next'
import { EventList } from '@/app/ui/event-list'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { activitiesOf } from '@/lib/company/activity'
import { peopleOf } from '@/lib/company/queries'
import { mayHandOver, mayWorkOnApps } from '@/lib/company/roles'
import { appHost } from '@/lib/paths'
import { activityRows } from '../../../../activity-rows'
import { Frame } from '../../../../frame'
import { InviteButton } from '../../../../invite-button'
import { PeopleList } from '../../people-list'
import { AppFacts } from './app-facts'
import { openApp } from './open-app'

type Props = { params: Promise<{ company: string; app: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company, app } = await params
  const { account, app: found } = await openApp(company, app)
  return { title: account.kind === 'client' ? appHost(found.name) : found.name }
}

/** One App: where it answers, what it costs, whom it is offered to, who works on it. */
export default async function AppPage({ params }: Props) {
  const { company: slug, app: name } = await params
  const { app, ...me } = await openApp(slug, name)
  const { account, company, viewer, t } = me
  const { app: text, overview } = t.developer
  const [people, activities] = await Promise.all([peopleOf(viewer), activitiesOf(viewer, { appId: app.id })])
  const workers = people.filter((person) => mayWorkOnApps(person.role) !== 'none' && worksOn(person.appNames, name))
  const isOfferable = !app.offer && mayHandOver(company.role, company.adminsMayInviteClients)
  return (
    <Frame visitor={me} company={company} place="apps">
      <PageHead
        title={account.kind === 'client' ? appHost(app.name) : app.name}
        actions={
          isOfferable && account.kind === 'developer' ? (
            <InviteButton label={text.invite} busy={t.developer.home.opening} appName={app.name} />
          ) : null
        }
      />
      <AppFacts visitor={me} app={app} />
      <Section title={text.people}>
        <PeopleList t={t} kind={account.kind} people={workers} />
      </Section>
      {activities.length > 0 ? (
        <Section title={overview.happened}>
          <EventList rows={activityRows(t, account, activities)} />
        </Section>
      ) : null}
    </Frame>
  )
}

/** A member works on every App, a Collaborator on those listed. */
function worksOn(appNames: string[], name: string): boolean {
  return appNames.length === 0 || appNames.includes(name)
}
