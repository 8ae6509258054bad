import type { ReactNode } from 'react'
import { Brand } from '@/app/brand/brand'
import { LegalFooter } from '@/app/brand/legal-footer'
import { Flash } from '@/app/ui/flash'
import { NavList } from '@/app/ui/nav-list'
import { Shell } from '@/app/ui/shell'
import { Split } from '@/app/ui/split'
import { readFlash } from '@/lib/auth/flash'
import type { CompanyView } from '@/lib/company/queries'
import { owns } from '@/lib/company/roles'
import { AccountPanel } from './account-panel'
import { CompanySwitcher } from './company-switcher'
import { Finder } from './finder'
import { accountItems, helpItem, navigationOf, type Place } from './navigation'
import { companyName, type Visitor } from './viewer'

type FrameProps = {
  visitor: Visitor
  /** The Company the page belongs to; absent on pages across all of them. */
  company?: CompanyView
  place: Place
  /** What one looks up meanwhile, beside the work. */
  aside?: ReactNode
  children: ReactNode
}

/** Sidebar, account and what the last action says, around a page of the dashboard. */
export async function Frame({ visitor, company, place, aside, children }: FrameProps) {
  const { account, companies, t } = visitor
  // The developer's own Company has no scope of its own while nobody shares it: it is part of home.
  const scope = company && !company.isPersonal ? company : null
  return (
    <Shell
      switcher={<CompanySwitcher visitor={visitor} scope={scope} place={place} />}
      nav={
        <>
          <Finder visitor={visitor} scope={scope} />
          <NavList
            label={scope ? companyName(t, scope) : t.common.personal}
            groups={navigationOf(visitor, scope, place)}
          />
        </>
      }
      account={
        <>
          <NavList label={t.help.name} groups={[{ key: 'help', items: [helpItem(visitor)] }]} />
          <AccountPanel
            account={account}
            ownsSomething={account.kind === 'client' && companies.some((candidate) => owns(candidate.role))}
            links={scope ? accountItems(visitor) : []}
            t={t}
          />
        </>
      }
      brand={<Brand look="line" />}
      footer={<LegalFooter t={t} />}
      words={{ skip: t.common.skipToContent, menu: t.developer.nav.menu }}
    >
      <Flash>{await readFlash()}</Flash>
      {aside ? <Split aside={aside}>{children}</Split> : children}
    </Shell>
  )
}
