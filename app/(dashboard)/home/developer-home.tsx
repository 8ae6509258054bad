import { LinkButton } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { EmptyState } from '@/app/ui/empty-state'
import { Plus } from '@/app/ui/icons'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { together } from '@/db/prepared'
import { lastChangesOf } from '@/lib/activity/changes'
import { happenedTo } from '@/lib/activity/log'
import { trialsOf } from '@/lib/apps/queries'
import { troubleToMend } from '@/lib/billing/payment-trouble-view'
import { draftsOf } from '@/lib/client-invite/drafts'
import { newestHandOverOf } from '@/lib/client-invite/newest-hand-over'
import { openInvitesOf } from '@/lib/client-invite/queries'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { teamInvitesFor } from '@/lib/team-invite/queries'
import { InviteButton } from '../invite-button'
import { PaymentBanners } from '../payment-banner'
import { trialPlaceOf } from '../trial-place-of'
import type { Visitor } from '../viewer'
import { AllCompanies, COMPANIES_SHOWN, CompaniesTable } from './companies-table'
import { HappenedEverywhere, LINES_SHOWN } from './happened-everywhere'
import { JustHandedOver } from './just-handed-over'
import { PendingInvites } from './pending-invites'
import { ReadyApps } from './ready-apps'
import { TeamInvitations } from './team-invitations'
import { TrialNotices } from './trial-notices'
import { WhatChanges } from './what-changes'

type HomeFacts = Awaited<ReturnType<typeof loadHome>>

/** Everything on a developer's home beside their Companies; each query lets its reader in by itself. */
export async function loadHome({ id: accountId, email }: { id: string; email: string }) {
  const [[trials, invites, drafts, teams, handedOver, trouble], [changes, happened]] = await Promise.all([
    together([
      trialsOf(accountId),
      openInvitesOf(accountId),
      draftsOf(accountId),
      teamInvitesFor(email),
      newestHandOverOf(accountId),
      troubleToMend(accountId),
    ]),
    together([lastChangesOf(accountId, { limit: COMPANIES_SHOWN }), happenedTo(accountId, LINES_SHOWN)]),
  ])
  return { trials, invites, drafts, changes, happened, teams, handedOver, trouble }
}

/** What needs a developer, what is on its way, and where they work; what a hand-over is, until they know it. */
export function DeveloperHome({ visitor, facts }: { visitor: Visitor; facts: HomeFacts }) {
  const { companies, t } = visitor
  const { trials, invites, drafts, changes, happened, teams, handedOver, trouble } = facts
  const { home } = t.developer
  const place = trialPlaceOf(companies)
  const shared = companies.filter((company) => !company.isPersonal)
  const hasApps = companies.some((company) => company.appCount > 0)
  const newApp = place ? (
    <LinkButton href={paths.newApp(place.slug)} size="small" icon={<Icon of={Plus} />}>
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
      <PaymentBanners visitor={visitor} trouble={trouble} here={paths.home()} />
      <TeamInvitations t={t} invites={teams} />
      <JustHandedOver visitor={visitor} newest={handedOver} />
      <TrialNotices visitor={visitor} trials={trials} drafts={drafts} />
      {hasApps ? null : (
        <EmptyState title={home.noApps} action={newApp}>
          {home.noAppsText(operator().trialDays)}
        </EmptyState>
      )}
      {invites.length > 0 || drafts.length > 0 ? (
        <Section title={home.onTheirWay}>
          <PendingInvites visitor={visitor} invites={invites} drafts={drafts} />
        </Section>
      ) : null}
      <ReadyApps visitor={visitor} trials={trials} drafts={drafts} />
      {shared.length > 0 ? (
        <Section title={home.companies} actions={<AllCompanies t={t} shown={COMPANIES_SHOWN} count={shared.length} />}>
          <CompaniesTable visitor={visitor} changes={changes} />
        </Section>
      ) : null}
      <HappenedEverywhere visitor={visitor} lines={happened} />
      {handedOver ? null : (
        <WhatChanges
          t={t}
          title={home.whatChanges}
          actions={<a href={paths.helpWorking()}>{t.help.working.title}</a>}
        />
      )}
    </>
  )
}
