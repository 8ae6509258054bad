import { Plus } from 'lucide-react'
import { LinkButton } from '@/app/ui/button'
import { EmptyState } from '@/app/ui/empty-state'
import { Icon } from '@/app/ui/lucide-icon'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { trialsOf } from '@/lib/apps/queries'
import { openInvitesOf } from '@/lib/client-invite/queries'
import { lastChangesOf } from '@/lib/company/activity'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { InviteButton } from '../invite-button'
import { asViewer, type Visitor } from '../viewer'
import { CompaniesTable } from './companies-table'
import { PendingInvites } from './pending-invites'
import { ReadyApps } from './ready-apps'
import { TrialNotices } from './trial-notices'
import { WhatChanges } from './what-changes'

/** What needs a developer, what is on its way, and where they work. */
export async function DeveloperHome({ visitor }: { visitor: Visitor }) {
  const { account, companies, t } = visitor
  const { home } = t.developer
  const viewers = companies.map((company) => asViewer(account, company))
  const [trials, invites, changes] = await Promise.all([
    trialsOf(viewers),
    openInvitesOf(account.id),
    lastChangesOf(viewers),
  ])
  const own = companies.find((company) => company.isOwn)
  const shared = companies.filter((company) => !company.isPersonal)
  const hasApps = companies.some((company) => company.appCount > 0)
  const newApp = own ? (
    <LinkButton href={paths.newApp(own.slug)} size="small" icon={<Icon of={Plus} />}>
      {home.newApp}
    </LinkButton>
  ) : null
  return (
    <>
      <PageHead
        title={home.title}
        actions={
          <>
            {newApp}
            {hasApps ? <InviteButton label={home.invite} busy={home.opening} /> : null}
          </>
        }
      />
      <TrialNotices visitor={visitor} trials={trials} />
      {hasApps ? null : (
        <EmptyState title={home.noApps} action={newApp}>
          {home.noAppsText(operator().trialDays)}
        </EmptyState>
      )}
      {invites.length > 0 ? (
        <Section title={home.onTheirWay}>
          <PendingInvites t={t} invites={invites} />
        </Section>
      ) : null}
      <ReadyApps visitor={visitor} trials={trials} />
      {shared.length > 0 ? (
        <Section title={home.companies}>
          <CompaniesTable visitor={visitor} companies={shared} changes={changes} />
        </Section>
      ) : null}
      <WhatChanges t={t} title={home.whatChanges} actions={<a href={paths.helpWorking()}>{t.help.working.title}</a>} />
    </>
  )
}
