import type { AccountKind, Language } from '@/db/vocabulary'
import type { CompanyView } from '@/lib/company/queries'
import { kept } from '@/lib/kept'

/** The switcher's list ends here; the page of all Companies has the rest. */
const MOST_IN_LIST = 30

/** By the name that is shown, as a reader of that language would look it up. */
export function byName(companies: readonly CompanyView[], language: Language): CompanyView[] {
  const { compare } = collator(language)
  return companies.toSorted((one, other) => compare(one.name, other.name))
}

const collator = kept((language: Language) => new Intl.Collator(language))

type Reader = { account: { kind: AccountKind; language: Language }; companies: CompanyView[] }

/** The Companies that stand in the switcher, by name. */
export function inSwitcher({ account, companies }: Reader, scope: CompanyView | null): CompanyView[] {
  return byName(chosenOf(sharedOf(companies), scope, roomFor(account.kind)), account.language)
}

/** How many Companies there are where the switcher has no room for all of them, else 0. */
export function countBeyondSwitcher({ account, companies }: Reader): number {
  const { length } = sharedOf(companies)
  return length > roomFor(account.kind) ? length : 0
}

/** A developer's own entry takes one place. */
function roomFor(kind: AccountKind): number {
  return kind === 'client' ? MOST_IN_LIST : MOST_IN_LIST - 1
}

function sharedOf(companies: CompanyView[]): CompanyView[] {
  return companies.filter((company) => !company.isPersonal)
}

/** Where one is and what is new is always in the list; the others as far as there is room, by name. */
function chosenOf(shared: CompanyView[], scope: CompanyView | null, most: number): CompanyView[] {
  if (shared.length <= most) return shared
  const comesFirst = (company: CompanyView) => company.id === scope?.id || company.isNew
  const sorted = byName(shared, 'en')
  return [...sorted.filter(comesFirst), ...sorted.filter((company) => !comesFirst(company))].slice(0, most)
}
