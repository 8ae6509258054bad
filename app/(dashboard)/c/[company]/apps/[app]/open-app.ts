import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { isAppName } from '@/lib/apps/app-name'
import { type AppView, findApp, presentCompanyOf } from '@/lib/apps/queries'
import { paths } from '@/lib/paths'
import { asViewer, type CompanyVisitor, visitorWith } from '../../../../viewer'

/**
 * The App of an address. Under a former Company whoever may see the App is led to the present one; everybody else gets the
 * page of things that do not exist, whether the App does or not.
 */
export const openApp = cache(async (slug: string, name: string): Promise<CompanyVisitor & { app: AppView }> => {
  const [me, app] = await visitorWith(paths.app(slug, name), async ({ id: accountId }) =>
    isAppName(name) ? findApp({ accountId, slug }, name) : notFound(),
  )
  const company = me.companies.find((candidate) => candidate.slug === slug)
  if (company && app) return { ...me, company, viewer: asViewer(me.account, company), app }
  const others = me.companies.filter((candidate) => candidate.slug !== slug)
  const present = await presentCompanyOf(
    others.map((candidate) => asViewer(me.account, candidate)),
    name,
  )
  if (present) redirect(paths.app(present, name))
  notFound()
})
