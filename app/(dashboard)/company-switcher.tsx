import { initials } from '@/app/ui/initials'
import { Switcher, type SwitcherEntry, type SwitcherGroup } from '@/app/ui/switcher'
import type { CompanyView } from '@/lib/company/queries'
import { owns } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import type { Visitor } from './viewer'

/** Where am I, and where else can I go. A client with one Company only reads its name. */
export function CompanySwitcher({ visitor, scope }: { visitor: Visitor; scope: CompanyView | null }) {
  const { account, t } = visitor
  const { nav } = t.developer
  const isClient = account.kind === 'client'
  const personal = isClient ? account.name : t.common.personal
  const name = scope ? scope.name : personal
  return (
    <Switcher
      letter={initials(scope ? scope.name : account.name, 1)}
      name={name}
      detail={detailOf(visitor, scope)}
      label={nav.switchCompany(name)}
      listLabel={nav.companies}
      groups={isClient && visitor.companies.length < 2 ? [] : groupsOf(visitor, scope)}
    />
  )
}

function detailOf({ account, t }: Visitor, scope: CompanyView | null): string | undefined {
  if (scope) return t.common.roles[scope.role]
  return account.kind === 'client' ? undefined : account.name
}

function groupsOf(visitor: Visitor, scope: CompanyView | null): SwitcherGroup[] {
  const { account, companies, t } = visitor
  const { nav } = t.developer
  const shared = companies.filter((company) => !company.isPersonal)
  const entries = (list: CompanyView[]) => list.map((company) => entryOf(visitor, company, company.id === scope?.id))
  const personal: SwitcherEntry = {
    key: 'personal',
    href: paths.home(),
    letter: initials(account.name, 1),
    name: t.common.personal,
    detail: nav.ownApps,
    current: scope === null,
  }
  const groups: SwitcherGroup[] = [
    { key: 'personal', entries: account.kind === 'client' ? [] : [personal] },
    { key: 'look-after', title: nav.lookAfter, entries: entries(shared.filter((company) => !owns(company.role))) },
    { key: 'own', title: nav.own, entries: entries(shared.filter((company) => owns(company.role))) },
  ]
  return groups.filter((group) => group.entries.length > 0)
}

function entryOf({ account, t }: Visitor, company: CompanyView, current: boolean): SwitcherEntry {
  const count = account.kind === 'client' ? t.developer.nav.websiteCount : t.developer.nav.appCount
  return {
    key: company.id,
    href: paths.company(company.slug),
    letter: initials(company.name, 1),
    name: company.name,
    detail: `${t.common.roles[company.role]}, ${count(company.appCount)}`,
    current,
  }
}
