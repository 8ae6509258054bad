import { accountItems, companyItems, homeItems, sectionPath } from '@/app/(dashboard)/navigation'
import type { SignedIn } from '@/lib/auth/session'
import { type Found, type FoundPlace, find, wordsOf } from '@/lib/company/find'
import { mayCreateApp, mayInvite } from '@/lib/company/roles'
import { sectionAfterSwitch } from '@/lib/company/sections'
import { appHost, paths } from '@/lib/paths'
import { type Dict, words } from '@/lib/words/words'

/** One thing to go to; `detail` says where it is or as what. */
export type FoundLink = { key: string; href: string; label: string; detail?: string }
/** Those of one kind under their title. */
export type FoundGroup = { value: string; items: FoundLink[] }

const MOST_PAGES = 8
const MOST = 20

/** Pages, Companies, Apps and people whose names hold what was typed, as links in the reader's words; at most 20. */
export async function answerFind(account: SignedIn, typed: string, scope: string): Promise<FoundGroup[]> {
  const t = words(account.language)
  const { groups } = t.find
  const { found, places } = await find(account.id, typed, scope)
  const pages = pagesFor(account, t, places, wordsOf(typed)).slice(0, MOST_PAGES)
  const of = (kind: Found['kind']) => found.slice(0, MOST - pages.length).filter((one) => one.kind === kind)
  const isClient = account.kind === 'client'
  const all: FoundGroup[] = [
    { value: groups.company, items: of('company').map((one) => companyLink(account, t, one)) },
    { value: isClient ? groups.website : groups.app, items: of('app').map((one) => appLink(account, t, one)) },
    { value: groups.person, items: of('person').map((one) => personLink(t, one)) },
    { value: groups.page, items: pages },
  ]
  return all.filter(({ items }) => items.length > 0)
}

function companyLink({ kind }: SignedIn, t: Dict, { company, role, name }: Found): FoundLink {
  const href = sectionPath(sectionAfterSwitch('overview', role, kind), company.slug)
  return { key: href, href, label: name, detail: t.common.roles[role] }
}

function appLink({ kind }: SignedIn, t: Dict, { company, name }: Found): FoundLink {
  const href = paths.app(company.slug, name)
  return {
    key: href,
    href,
    label: kind === 'client' ? appHost(name) : name,
    detail: t.find.inCompany(placeName(t, company)),
  }
}

function personLink(t: Dict, { company, name, accountId }: Found): FoundLink {
  const href = paths.person(company.slug, accountId)
  return { key: href, href, label: name, detail: t.find.inCompany(placeName(t, company)) }
}

/** The pages of the navigation, and those one goes to in order to begin something. */
function pagesFor(account: SignedIn, t: Dict, places: FoundPlace[], typed: string[]): FoundLink[] {
  if (typed.length === 0) return []
  const own = places.find((place) => place.isPersonal)
  const across = [...homeItems({ account, t }, own), ...accountItems({ account, t }), ...acrossAll(account, t)]
  const all: FoundLink[] = [
    ...across.map(({ href, label }) => ({ key: href, href, label })),
    ...places.flatMap((place) => pagesOf(account, t, place)),
  ]
  return all.filter(({ label, detail = '' }) => {
    const text = `${label} ${detail}`.toLowerCase()
    return typed.every((word) => text.includes(word)) && typed.some((word) => label.toLowerCase().includes(word))
  })
}

function acrossAll({ kind }: SignedIn, t: Dict): { href: string; label: string }[] {
  const all = { href: paths.companies(), label: t.find.allCompanies(0) }
  return kind === 'client' ? [all] : [all, { href: paths.newCompany(), label: t.find.setUp }]
}

function pagesOf(account: SignedIn, t: Dict, place: FoundPlace): FoundLink[] {
  const { slug, role, isPersonal } = place
  const begin = [
    ...(mayCreateApp(role) && account.kind === 'developer'
      ? [{ href: paths.newApp(slug), label: t.find.pages.newApp }]
      : []),
    ...(mayInvite(role, 'collaborator') ? [{ href: paths.inviteMember(slug), label: t.find.pages.inviteMember }] : []),
  ]
  // What is Personal has its Apps on home, and beside them the few pages that stand in no navigation.
  const pages = isPersonal ? begin : [...companyItems({ account, t }, place), ...begin]
  const detail = t.find.inCompany(placeName(t, place))
  return pages.map(({ href, label }) => ({ key: href, href, label, detail }))
}

function placeName(t: Dict, { name, isPersonal }: Found['company']): string {
  return isPersonal ? t.common.personal : name
}
