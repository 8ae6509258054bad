import type { Metadata } from 'next'
import { paths } from '@/lib/paths'
import { Frame } from '../../frame'
import { companyName, companyVisitor, companyVisitorWith } from '../../viewer'
import { ClientOverview } from './client-overview'
import { loadOverview } from './load-overview'
import { TeamOverview } from './team-overview'

type Props = { params: Promise<{ company: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t, company } = await companyVisitor((await params).company)
  return { title: companyName(t, company) }
}

/** What a Company is about, for whoever belongs to it. */
export default async function CompanyPage({ params }: Props) {
  const { company: slug } = await params
  const [me, facts] = await companyVisitorWith(slug, paths.company(slug), loadOverview)
  return (
    <Frame visitor={me} company={me.company} place="overview">
      {me.account.kind === 'client' ? (
        <ClientOverview visitor={me} facts={facts} />
      ) : (
        <TeamOverview visitor={me} facts={facts} />
      )}
    </Frame>
  )
}
