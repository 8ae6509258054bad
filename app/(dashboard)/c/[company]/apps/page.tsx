import type { Metadata } from 'next'
import { PageHead } from '@/app/ui/page-head'
import { together } from '@/db/prepared'
import { appsOf } from '@/lib/apps/queries'
import type { SignedIn } from '@/lib/auth/session'
import { vatOfCompany } from '@/lib/billing/this-month'
import { waitingRequestsOf } from '@/lib/billing/view-request'
import { mayHandOver } from '@/lib/company/roles'
import type { CompanyAddress } from '@/lib/company/seat'
import { paths } from '@/lib/paths'
import { Frame } from '../../../frame'
import { InviteButton } from '../../../invite-button'
import { companyVisitor, companyVisitorWith } from '../../../viewer'
import { WaitingRequests } from '../waiting-requests'
import { AppsTable } from './apps-table'
import { NewAppLink } from './new-app-link'

type Props = { params: Promise<{ company: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { account, t } = await open(params)
  return { title: t.developer.apps[account.kind].title }
}

/** The Apps of a Company that this person may see. */
export default async function AppsPage({ params }: Props) {
  const { company: slug } = await params
  const [me, { apps, vats, requests }] = await companyVisitorWith(slug, paths.apps(slug), loadApps)
  const { account, company, t } = me
  const { home } = t.developer
  const isOfferable = apps.length > 0 && mayHandOver(company.role, company.adminsMayInviteClients)
  return (
    <Frame visitor={me} company={company} place="apps">
      <PageHead
        title={t.developer.apps[account.kind].title}
        actions={
          account.kind === 'client' ? null : (
            <>
              <NewAppLink visitor={me} />
              {isOfferable ? <InviteButton label={home.invite} busy={home.opening} /> : null}
            </>
          )
        }
      />
      <WaitingRequests visitor={me} requests={requests} />
      <AppsTable visitor={me} apps={apps} vats={vats} />
    </Frame>
  )
}

/** Clients read what they pay, so theirs come with the VAT of whoever pays. */
async function loadApps(company: CompanyAddress, { kind }: SignedIn) {
  const [[apps, requests], vats] = await Promise.all([
    together([appsOf(company), waitingRequestsOf(company)]),
    kind === 'client' ? vatOfCompany(company) : undefined,
  ])
  return { apps, vats, requests }
}

async function open(params: Props['params']) {
  const { company } = await params
  return companyVisitor(company, paths.apps(company))
}
