import { LinkButton } from '@/app/ui/button'
import { ChoiceRows } from '@/app/ui/choice-rows'
import { CompanyMark } from '@/app/ui/company-mark'
import { EmptyState } from '@/app/ui/empty-state'
import { initials } from '@/app/ui/initials'
import { Notice } from '@/app/ui/notice'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { invitesFor } from '@/lib/client-invite/queries'
import { paths } from '@/lib/paths'
import type { Visitor } from '../viewer'

/** A client's Companies, and what still waits to be taken over. */
export async function ClientHome({ visitor: { account, companies, t } }: { visitor: Visitor }) {
  const { home, nav } = t.developer
  const waiting = await invitesFor(account.email)
  return (
    <>
      <PageHead title={home.clientTitle(account.firstName || account.name)} />
      <div className="grid gap-3">
        {waiting.map((invite) => (
          <Notice
            key={invite.id}
            tone="info"
            title={home.offeredToYou(invite.senderName, invite.site)}
            actions={<LinkButton href={invite.link}>{home.goOn}</LinkButton>}
          />
        ))}
      </div>
      {companies.length > 0 ? (
        <Section title={home.clientCompanies}>
          <ChoiceRows
            look="card"
            rows={companies.map((company) => ({
              key: company.id,
              href: paths.company(company.slug),
              label: company.name,
              detail: `${t.common.roles[company.role]}, ${nav.websiteCount(company.appCount)}`,
              mark: <CompanyMark letter={initials(company.name, 1)} />,
            }))}
          />
        </Section>
      ) : null}
      {companies.length === 0 && waiting.length === 0 ? (
        <EmptyState title={home.clientNothing}>{home.clientNothingText}</EmptyState>
      ) : null}
    </>
  )
}
