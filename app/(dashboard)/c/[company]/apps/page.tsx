import type { Metadata } from 'next'
import { PageHead } from '@/app/ui/page-head'
import { together } from '@/db/prepared'
import { appsOf } from '@/lib/apps/queries'
import { switchedOffApps } from '@/lib/apps/switched-off'
import type { SignedIn } from '@/lib/auth/session'
import { troubleOf } from '@/lib/billing/payment-trouble-view'
import { vatOfCompany } from '@/lib/billing/this-month'
import { waitingRequestsOf } from '@/lib/billing/view-request'
import { mayHandOver } from '@/lib/company/roles'
import type { CompanyAddress } from '@/lib/company/seat'
import { paths } from '@/lib/paths'
import { Frame } from '../../../frame'
import { InviteButton } from '../../../invite-button'
import { PaymentBanner } from '../../../payment-banner'
import { companyVisitor, companyVisitorWith } from '../../../viewer'
import { WaitingRequests } from '../waiting-requests'
import { AppsTable } from './apps-table'
import { NewAppLink } from './new-app-link'
import { SwitchedOff } from './switched-off'

type Props = { params: Promise<{ company: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { account, t } = await open(params)
  return { title: t.developer.apps[account.kind].title }
}

/** The Apps of a Company that this person may see. */
export default async function AppsPage({ params }: Props) {
  const { company: slug } = await params
  const [me, { apps, switchedOff, requests, trouble, vats }] = await companyVisitorWith(
    slug,
    paths.apps(slug),
    loadApps,
  )
  const { account, company, t } = me
  const { home } = t.developer
  const isOfferable =
    account.kind === 'developer' && apps.length > 0 && mayHandOver(company.role, company.adminsMayInviteClients)
  return (
    <Frame visitor={me} company={company} place="apps">
      <PageHead
        title={t.developer.apps[account.kind].title}
        actions={
          <>
            <NewAppLink visitor={me} />
            {isOfferable ? <InviteButton label={home.invite} busy={home.opening} /> : null}
          </>
        }
      />
      <PaymentBanner visitor={me} company={company} trouble={trouble} apps={apps} here={paths.apps(slug)} />
      <WaitingRequests visitor={me} requests={requests} />
      <AppsTable visitor={me} apps={apps} vats={vats} />
      <SwitchedOff visitor={me} apps={switchedOff} />
    </Frame>
  )
}

/** Clients read what they pay, so theirs come with the VAT of whoever pays. */
async function loadApps(company: CompanyAddress, { kind }: SignedIn) {
  const lists = [appsOf(company), switchedOffApps(company), waitingRequestsOf(company), troubleOf(company)] as const
  if (kind === 'client') {
    const [apps, switchedOff, requests, trouble, vats] = await together([...lists, vatOfCompany(company)])
    return { apps, switchedOff, requests, trouble, vats }
  }
  const [apps, switchedOff, requests, trouble] = await together(lists)
  return { apps, switchedOff, requests, trouble, vats: undefined }
}

async function open(params: Props['params']) {
  const { company } = await params
  return companyVisitor(company, paths.apps(company))
}
