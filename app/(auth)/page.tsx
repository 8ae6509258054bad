import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { scopeOf } from '@/lib/auth/edge'
import { requireAccount, type SignedIn } from '@/lib/auth/session'
import { companiesOf } from '@/lib/company/queries'
import { landingPath } from '@/lib/company/sections'
import { paths } from '@/lib/paths'

/** Leads on: to where the person was last, a client to their only Company, everybody else home. */
export default async function StartPage() {
  redirect(await startOf(await requireAccount(paths.root())))
}

async function startOf(account: SignedIn): Promise<string> {
  const scope = scopeOf((await cookies()).get('scope')?.value ?? '')
  if (scope === paths.home()) return scope
  const companies = await companiesOf(account.id)
  const last = companies.find((company) => paths.company(company.slug) === scope)
  if (last) return landingPath(last)
  const [only, ...more] = companies
  return account.kind === 'client' && only && more.length === 0 ? landingPath(only) : paths.home()
}
