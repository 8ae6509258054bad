import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { AccountKind } from '@/db/vocabulary'
import { requireAccount, type SignedIn } from '@/lib/auth/session'
import { type CompanyView, type CompanyViewer, companiesOf } from '@/lib/company/queries'
import type { CompanyAddress } from '@/lib/company/seat'
import { appHost, paths } from '@/lib/paths'
import { type Dict, words } from '@/lib/words/words'

/** The signed-in person with their words and Companies: what every page of the dashboard starts from. */
export type Visitor = { account: SignedIn; companies: CompanyView[]; t: Dict }

const companiesOnce = cache(async (accountId: string) => companiesOf(accountId))

/** Who looks at a page; a stranger signs in first and comes back to `next`. */
export async function visitor(next: string): Promise<Visitor> {
  const account = await requireAccount(next)
  return { account, companies: await companiesOnce(account.id), t: words(account.language) }
}

/**
 * The same, and beside it whatever else the page shows. `load` needs no more than the person, lets them in by itself and so
 * runs at the same time: a page then costs two rounds with the database, however many Companies there are.
 */
export async function visitorWith<T>(next: string, load: (account: SignedIn) => Promise<T>): Promise<[Visitor, T]> {
  return Promise.all([visitor(next), requireAccount(next).then(load)])
}

/** A visitor of one Company's pages. */
export type CompanyVisitor = Visitor & { company: CompanyView; viewer: CompanyViewer }

/** The same for a page of a Company. To everybody who does not belong to it, it does not exist. */
export async function companyVisitor(slug: string, next = paths.company(slug)): Promise<CompanyVisitor> {
  const found = await visitor(next)
  const company = found.companies.find((candidate) => candidate.slug === slug)
  if (!company) notFound()
  return { ...found, company, viewer: asViewer(found.account, company) }
}

/** The same for a page of a Company and what it shows. `load` gets the Company's address and judges for itself. */
export async function companyVisitorWith<T>(
  slug: string,
  next: string,
  load: (company: CompanyAddress, account: SignedIn) => Promise<T>,
): Promise<[CompanyVisitor, T]> {
  const loaded = requireAccount(next).then((account) => load({ accountId: account.id, slug }, account))
  return Promise.all([companyVisitor(slug, next), loaded])
}

export function asViewer(account: SignedIn, company: CompanyView): CompanyViewer {
  return { accountId: account.id, companyId: company.id, role: company.role }
}

/** How a Company is called for this person: "Personal" while it is nobody else's. */
export function companyName(t: Dict, company: CompanyView): string {
  return company.isPersonal ? t.common.personal : company.name
}

/** How an App is called for this person: by its address for people who own websites. */
export function appLabel({ account }: { account: { kind: AccountKind } }, appName: string): string {
  return account.kind === 'client' ? appHost(appName) : appName
}
