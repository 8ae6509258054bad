import { Box, Building2, CircleHelp, House, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { Flash } from '@/app/ui/flash'
import { Icon } from '@/app/ui/lucide-icon'
import { type NavItem, NavList } from '@/app/ui/nav-list'
import { Shell } from '@/app/ui/shell'
import { Wordmark } from '@/app/ui/wordmark'
import { readFlash } from '@/lib/auth/flash'
import type { CompanyView } from '@/lib/company/queries'
import { owns } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { AccountPanel } from './account-panel'
import { CompanySwitcher } from './company-switcher'
import { companyName, type Visitor } from './viewer'

type Place = 'home' | 'overview' | 'apps' | 'invitations'

type FrameProps = {
  visitor: Visitor
  /** The Company the page belongs to; absent on pages across all of them. */
  company?: CompanyView
  place: Place
  children: ReactNode
}

/** Sidebar, account and what the last action says, around a page of the dashboard. */
export async function Frame({ visitor, company, place, children }: FrameProps) {
  const { account, companies, t } = visitor
  // The developer's own Company has no scope of its own while nobody shares it: it is part of home.
  const scope = company && !company.isPersonal ? company : null
  const items = scope ? companyItems(visitor, scope) : homeItems(visitor)
  return (
    <Shell
      switcher={<CompanySwitcher visitor={visitor} scope={scope} />}
      nav={
        <NavList
          label={scope ? companyName(t, scope) : t.common.personal}
          groups={[{ key: 'pages', items: items.map((item) => ({ ...item, current: item.key === place })) }]}
        />
      }
      account={
        <>
          <NavList label={t.help.name} groups={[{ key: 'help', items: [helpItem(visitor)] }]} />
          <AccountPanel
            account={account}
            ownsSomething={account.kind === 'client' && companies.some((candidate) => owns(candidate.role))}
            t={t}
          />
        </>
      }
      mark={<Wordmark label={t.common.productName} />}
      words={{ skip: t.common.skipToContent, menu: t.developer.nav.menu }}
    >
      <Flash>{await readFlash()}</Flash>
      {children}
    </Shell>
  )
}

function homeItems({ account, companies, t }: Visitor): NavItem[] {
  const { nav } = t.developer
  const home = { key: 'home', href: paths.home(), label: nav.home, icon: <Icon of={House} /> }
  if (account.kind === 'client') return [home]
  const own = companies.find((company) => company.isPersonal)
  const invitations = {
    key: 'invitations',
    href: paths.invitations(),
    label: nav.invitations,
    icon: <Icon of={Send} />,
  }
  return own ? [home, appsItem(own, nav.apps), invitations] : [home, invitations]
}

function companyItems({ account, t }: Visitor, company: CompanyView): NavItem[] {
  const { nav } = t.developer
  return [
    { key: 'overview', href: paths.company(company.slug), label: nav.overview, icon: <Icon of={Building2} /> },
    appsItem(company, account.kind === 'client' ? nav.websites : nav.apps),
  ]
}

/** In the same corner of every page. */
function helpItem({ account, t }: Visitor): NavItem {
  const href = account.kind === 'client' ? paths.helpRoles() : paths.helpWorking()
  return { key: 'help', href, label: t.help.name, icon: <Icon of={CircleHelp} /> }
}

function appsItem(company: CompanyView, label: string): NavItem {
  return { key: 'apps', href: paths.apps(company.slug), label, icon: <Icon of={Box} />, count: company.appCount }
}
