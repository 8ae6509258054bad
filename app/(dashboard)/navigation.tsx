import type { ReactNode } from 'react'
import { Icon } from '@/app/ui/drawn-icon'
import {
  Bell,
  Box,
  Building2,
  CircleHelp,
  CreditCard,
  DoorOpen,
  FileText,
  History,
  House,
  KeyRound,
  Send,
  UserRound,
  Users,
} from '@/app/ui/icons'
import type { NavGroup, NavItem } from '@/app/ui/nav-list'
import { offersNewsletter, offersSshKeys } from '@/lib/account/audience'
import type { CompanyView } from '@/lib/company/queries'
import { maySeeTeam } from '@/lib/company/roles'
import { type Section, sectionsOf } from '@/lib/company/sections'
import { paths } from '@/lib/paths'
import type { Visitor } from './viewer'

/** The page somebody is on, as the navigation knows it. */
export type Place = Section | 'home' | 'invitations' | 'companies' | 'account' | 'keys' | 'notifications'

/** All that the words of a link depend on. */
type Reader = Pick<Visitor, 'account' | 't'>
type CompanyPart = Pick<CompanyView, 'slug' | 'role'> & { appCount?: number }
type OwnPart = { slug: string; appCount?: number; hasOwnPayer?: boolean }

/** The pages of a Company as far as the person's role has them; without one, those across all and the account's. */
export function navigationOf(visitor: Visitor, scope: CompanyView | null, place: Place): NavGroup[] {
  const groups: NavGroup[] = scope
    ? [{ key: 'pages', items: companyItems(visitor, scope) }]
    : [
        {
          key: 'pages',
          items: homeItems(
            visitor,
            visitor.companies.find((company) => company.isPersonal),
          ),
        },
        { key: 'account', title: visitor.t.find.nav.account, items: accountItems(visitor) },
      ]
  return groups.map(({ items, ...group }) => ({
    ...group,
    items: items.map((item) => ({ ...item, current: item.key === place })),
  }))
}

/** The address of a section of a Company. */
export function sectionPath(section: Section, slug: string): string {
  return SECTION_PATHS[section](slug)
}

const SECTION_PATHS: Record<Section, (slug: string) => string> = {
  overview: paths.company,
  apps: paths.apps,
  billing: paths.billing,
  team: (slug) => paths.team(slug),
  activity: (slug) => paths.activity(slug),
  details: paths.companyDetails,
  leave: paths.leave,
}

const SECTION_ICONS: Record<Section, ReactNode> = {
  overview: <Icon of={Building2} />,
  apps: <Icon of={Box} />,
  billing: <Icon of={CreditCard} />,
  team: <Icon of={Users} />,
  activity: <Icon of={History} />,
  details: <Icon of={FileText} />,
  leave: <Icon of={DoorOpen} />,
}

/** The sections of a Company, as far as the person's role has them. */
export function companyItems({ account, t }: Reader, company: CompanyPart): NavItem[] {
  const { nav } = t.developer
  const labels: Record<Section, string> = {
    overview: nav.overview,
    apps: account.kind === 'client' ? nav.websites : nav.apps,
    billing: t.billing.nav,
    team: maySeeTeam(company.role) === 'all' ? t.find.nav.team : t.find.nav.people,
    activity: t.find.nav.activity,
    details: t.find.nav.details,
    leave: t.find.nav.leave,
  }
  return sectionsOf(company.role, account.kind).map((section) => ({
    key: section,
    href: sectionPath(section, company.slug),
    label: labels[section],
    icon: SECTION_ICONS[section],
    count: section === 'apps' ? company.appCount : undefined,
  }))
}

/** The pages across all Companies; a developer's own Apps are among them. */
export function homeItems({ account, t }: Reader, own: OwnPart | undefined): NavItem[] {
  const { nav } = t.developer
  const home = { key: 'home', href: paths.home(), label: nav.home, icon: <Icon of={House} /> }
  if (account.kind === 'client') return [home]
  const apps = own
    ? [{ key: 'apps', href: paths.apps(own.slug), label: nav.apps, icon: SECTION_ICONS.apps, count: own.appCount }]
    : []
  // Whoever pays for nothing of their own is spared it; the page that wants it first leads there.
  const billing = own?.hasOwnPayer
    ? [{ key: 'billing', href: paths.billing(own.slug), label: t.billing.nav, icon: SECTION_ICONS.billing }]
    : []
  const invitations = {
    key: 'invitations',
    href: paths.invitations(),
    label: nav.invitations,
    icon: <Icon of={Send} />,
  }
  return [home, ...apps, ...billing, invitations]
}

/** What is about the person and not about a Company. Clients are spared keys and the newsletter. */
export function accountItems({ account, t }: Reader): NavItem[] {
  const { nav } = t.find
  const profile = { key: 'account', href: paths.account(), label: nav.profile, icon: <Icon of={UserRound} /> }
  const keys = { key: 'keys', href: paths.sshKeys(), label: nav.keys, icon: <Icon of={KeyRound} /> }
  const told = { key: 'notifications', href: paths.notifications(), label: nav.notifications, icon: <Icon of={Bell} /> }
  const { kind } = account
  return [profile, ...(offersSshKeys(kind) ? [keys] : []), ...(offersNewsletter(kind) ? [told] : [])]
}

/** In the same corner of every page. */
export function helpItem({ account, t }: Reader): NavItem {
  const href = account.kind === 'client' ? paths.helpRoles() : paths.helpWorking()
  return { key: 'help', href, label: t.help.name, icon: <Icon of={CircleHelp} /> }
}
