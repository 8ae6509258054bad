import { LinkButton } from '@/app/ui/button'
import { ChoiceRows } from '@/app/ui/choice-rows'
import { CompanyMark } from '@/app/ui/company-mark'
import { EmptyState } from '@/app/ui/empty-state'
import { initials } from '@/app/ui/initials'
import { Notice } from '@/app/ui/notice'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import type { TroubleView } from '@/lib/billing/payment-trouble-view'
import type { WaitingInvite } from '@/lib/client-invite/waiting-for'
import { paths } from '@/lib/paths'
import type { teamInvitesFor } from '@/lib/team-invite/queries'
import { byName } from '../company-order'
import { PaymentBanners } from '../payment-banner'
import type { Visitor } from '../viewer'
import { AllCompanies, COMPANIES_SHOWN } from './companies-table'
import { TeamInvitations } from './team-invitations'

type ClientHomeProps = {
  visitor: Visitor
  waiting: WaitingInvite[]
  teams: Awaited<ReturnType<typeof teamInvitesFor>>
  trouble: TroubleView[]
}

/** A client's Companies, what of their bills could not be charged, and what still waits to be taken over. */
export function ClientHome({ visitor, waiting, teams, trouble }: ClientHomeProps) {
  const { account, companies, t } = visitor
  const { home, nav } = t.developer
  const shown = byName(companies, account.language).slice(0, COMPANIES_SHOWN)
  return (
    <>
      <PageHead title={home.clientTitle(account.firstName || account.name)} />
      <PaymentBanners visitor={visitor} trouble={trouble} here={paths.home()} />
      <TeamInvitations t={t} invites={teams} />
      <div className="grid gap-3">
        {waiting.map((invite) => (
          <Notice
            key={invite.id}
            tone="info"
            title={invite.isOrdered ? home.orderWaits(invite.site) : home.offeredToYou(invite.senderName, invite.site)}
            actions={<LinkButton href={invite.link}>{home.goOn}</LinkButton>}
          />
        ))}
      </div>
      {companies.length > 0 ? (
        <Section
          title={home.clientCompanies}
          actions={<AllCompanies t={t} shown={shown.length} count={companies.length} />}
        >
          <ChoiceRows
            look="card"
            rows={shown.map((company) => ({
              key: company.id,
              href: paths.company(company.slug),
              label: company.name,
              detail: `${t.common.roles[company.role]}, ${nav.websiteCount(company.appCount)}`,
              mark: <CompanyMark letter={initials(company.name, 1)} />,
            }))}
          />
        </Section>
      ) : null}
      {companies.length === 0 && waiting.length === 0 && teams.length === 0 ? (
        <EmptyState title={home.clientNothing}>{home.clientNothingText}</EmptyState>
      ) : null}
    </>
  )
}
