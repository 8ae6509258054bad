import type { Metadata } from 'next'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { together } from '@/db/prepared'
import { readActivity } from '@/lib/activity/log'
import { requireAccount, type SignedIn } from '@/lib/auth/session'
import { troubleOf } from '@/lib/billing/payment-trouble-view'
import { vatOfCompany } from '@/lib/billing/this-month'
import { draftFor, draftsOf } from '@/lib/client-invite/drafts'
import { mayHandOver, mayTickApps } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { teamOf } from '@/lib/team/queries'
import { Frame } from '../../../../frame'
import { InviteButton } from '../../../../invite-button'
import { PaymentBanner } from '../../../../payment-banner'
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
  const [{ app, ...me }, { team, happened, drafts, trouble, vats }] = await Promise.all([
    openApp(slug, name),
    requireAccount(paths.app(slug, name)).then((account) => loadFacts(account, slug, name)),
  ])
  const { account, company, t } = me
  const { app: text } = t.developer
  const label = appLabel(me, app.name)
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
      <PaymentBanner
        visitor={me}
        company={company}
        trouble={trouble.filter(({ contactId }) => contactId === app.payer?.id)}
        apps={[app]}
        here={paths.app(slug, name)}
      />
      <AppFacts visitor={me} app={app} vats={vats} />
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

/** What stands below the App; nothing to whoever does not reach it. Clients read what they pay, with the VAT of whoever pays. */
async function loadFacts({ id: accountId, kind }: SignedIn, slug: string, name: string) {
  const company = { accountId, slug }
  const facts = [
    teamOf(accountId, slug, { appName: name }),
    readActivity(company, { app: name }),
    draftsOf(accountId),
    troubleOf(company),
  ] as const
  if (kind === 'client') {
    const [team, happened, drafts, trouble, vats] = await together([...facts, vatOfCompany(company)])
    return { team, happened, drafts, trouble, vats }
  }
  const [team, happened, drafts, trouble] = await together(facts)
  return { team, happened, drafts, trouble, vats: undefined }
}
