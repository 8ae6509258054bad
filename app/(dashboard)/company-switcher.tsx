import { Icon } from '@/app/ui/drawn-icon'
import { Building2, Plus } from '@/app/ui/icons'
import { initials } from '@/app/ui/initials'
import { Switcher, type SwitcherEntry, type SwitcherGroup, type SwitcherLink } from '@/app/ui/switcher'
import { Tag } from '@/app/ui/tag'
import type { CompanyView } from '@/lib/company/queries'
import { owns } from '@/lib/company/roles'
import { sectionAfterSwitch } from '@/lib/company/sections'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { countBeyondSwitcher, inSwitcher } from './company-order'
import { type Place, sectionPath } from './navigation'
import type { Visitor } from './viewer'

/** From more entries than this on, the list begins with a field that finds one. */
const MOST_AT_A_GLANCE = 7

type CompanySwitcherProps = { visitor: Visitor; scope: CompanyView | null; place: Place }

/** Where am I, and where else can I go. A client with one Company only reads its name. */
export function CompanySwitcher({ visitor, scope, place }: CompanySwitcherProps) {
  const { account, companies, t } = visitor
  const { nav } = t.developer
  const isClient = account.kind === 'client'
  const personal = isClient ? account.name : t.common.personal
  const name = scope ? scope.name : personal
  const groups = isClient && companies.length < 2 ? [] : groupsOf(visitor, scope, place)
  const count = groups.flatMap((group) => group.entries).length
  return (
    <Switcher
      letter={initials(scope ? scope.name : account.name, 1)}
      name={name}
      detail={detailOf(visitor, scope)}
      brand={operator().name}
      label={nav.switchCompany(name)}
      listLabel={nav.companies}
      groups={groups}
      links={linksOf(visitor)}
      filter={
        count > MOST_AT_A_GLANCE
          ? {
              action: paths.companies(),
              words: { label: t.find.filter, none: t.find.filterNone, found: t.find.filterFound },
            }
          : undefined
      }
    />
  )
}

function detailOf({ account, t }: Visitor, scope: CompanyView | null): string | undefined {
  if (scope) return t.common.roles[scope.role]
  return account.kind === 'client' ? undefined : account.name
}

function groupsOf(visitor: Visitor, scope: CompanyView | null, place: Place): SwitcherGroup[] {
  const { account, t } = visitor
  const { nav } = t.developer
  const personal = account.kind === 'client' ? [] : [personalEntry(visitor, scope, place)]
  const listed = inSwitcher(visitor, scope)
  const entries = (list: CompanyView[]) => list.map((company) => entryOf(visitor, company, scope, place))
  const groups: SwitcherGroup[] = [
    { key: 'personal', entries: personal },
    { key: 'look-after', title: nav.lookAfter, entries: entries(listed.filter((company) => !owns(company.role))) },
    { key: 'own', title: nav.own, entries: entries(listed.filter((company) => owns(company.role))) },
  ]
  return groups.filter((group) => group.entries.length > 0)
}

function personalEntry({ account, companies, t }: Visitor, scope: CompanyView | null, place: Place): SwitcherEntry {
  const own = companies.find((company) => company.isPersonal)
  return {
    key: 'personal',
    href: own && scope && place === 'apps' ? paths.apps(own.slug) : paths.home(),
    letter: initials(account.name, 1),
    name: t.common.personal,
    detail: t.developer.nav.ownApps,
    current: scope === null,
  }
}

function entryOf(
  { account, t }: Visitor,
  company: CompanyView,
  scope: CompanyView | null,
  place: Place,
): SwitcherEntry {
  const count = account.kind === 'client' ? t.developer.nav.websiteCount : t.developer.nav.appCount
  const current = company.id === scope?.id
  return {
    key: company.id,
    href: sectionPath(sectionAfterSwitch(place, company.role, account.kind), company.slug),
    letter: initials(company.name, 1),
    name: company.name,
    detail: `${t.common.roles[company.role]}, ${count(company.appCount)}`,
    tag: company.isNew && !current ? <Tag tone="ok">{t.find.isNew}</Tag> : undefined,
    current,
  }
}

function linksOf(visitor: Visitor): SwitcherLink[] {
  const { account, t } = visitor
  const all = {
    key: 'all',
    href: paths.companies(),
    label: t.find.allCompanies(countBeyondSwitcher(visitor)),
    icon: <Icon of={Building2} />,
  }
  const setUp = { key: 'set-up', href: paths.newCompany(), label: t.find.setUp, icon: <Icon of={Plus} /> }
  return account.kind === 'client' ? [all] : [all, setUp]
}
