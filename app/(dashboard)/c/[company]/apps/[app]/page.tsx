import type { Metadata } from 'next'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { readActivity } from '@/lib/activity/log'
import { draftFor, draftsOf } from '@/lib/client-invite/drafts'
import { mayHandOver, mayTickApps } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { teamOf } from '@/lib/team/queries'
import { Frame } from '../../../../frame'
import { InviteButton } from '../../../../invite-button'
import { appLabel } from '../../../../viewer'
import { PeopleList } from '../../people-list'
import { WhatHappened } from '../../what-happened'
import { WholeTeam } from '../../whole-team'
import { AppFacts } from './app-facts'
import { openApp } from './open-app'

type Props = { params: Promise<{ company: string; app: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company, app } = await params
  const me = await openApp(company, app)
  return { title: appLabel(me, me.app.name) }
}

/** One App: where it answers, what it costs, whom it is offered to, who works on it. */
export default async function AppPage({ params }: Props) {
  const { company: slug, app: name } = await params
  const { app, ...me } = await openApp(slug, name)
  const { account, company, t } = me
  const { app: text } = t.developer
  const label = appLabel(me, app.name)
  const [team, happened, drafts] = await Promise.all([
    teamOf(account.id, company.slug, { appName: name }),
    readActivity({ accountId: account.id, slug: company.slug }, { app: app.name }),
    draftsOf(account.id),
  ])
  const draft = draftFor(drafts, app)
  const isOfferable = !app.offer && mayHandOver(company.role, company.adminsMayInviteClients)
  return (
    <Frame visitor={me} company={company} place="apps">
      <PageHead
        title={label}
        actions={
          isOfferable && account.kind === 'developer' ? (
            <InviteButton
              label={draft?.email ? text.continueInvite(draft.clientName || draft.email) : text.invite}
              busy={t.developer.home.opening}
              appName={app.name}
            />
          ) : null
        }
      />
      <AppFacts visitor={me} app={app} />
      <Section
        title={text.people}
        actions={
          <div className="flex flex-wrap gap-x-5 gap-y-1">
            <WholeTeam visitor={me} team={team} />
            {mayTickApps(company.role) ? (
              <a href={paths.appAccess(company.slug, app.name)}>{t.team.access.link}</a>
            ) : null}
          </div>
        }
      >
        <PeopleList t={t} kind={account.kind} slug={company.slug} people={team?.people ?? []} />
      </Section>
      <WhatHappened
        visitor={me}
        happened={happened}
        all={{ href: paths.activity(company.slug, { app: app.name }), label: t.activityPages.seeAllOf(label) }}
      />
    </Frame>
  )
}
