import type { Metadata } from 'next'
import { Frame } from '../../frame'
import { companyName, companyVisitor } from '../../viewer'
import { ClientOverview } from './client-overview'
import { TeamOverview } from './team-overview'

type Props = { params: Promise<{ company: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t, company } = await companyVisitor((await params).company)
  return { title: companyName(t, company) }
}

/** What a Company is about, for whoever belongs to it. */
export default async function CompanyPage({ params }: Props) {
  const me = await companyVisitor((await params).company)
  return (
    <Frame visitor={me} company={me.company} place="overview">
      {me.account.kind === 'client' ? <ClientOverview visitor={me} /> : <TeamOverview visitor={me} />}
    </Frame>
  )
}
