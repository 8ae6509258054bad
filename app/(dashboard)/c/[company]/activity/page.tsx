import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead } from '@/app/ui/page-head'
import { activityChoices } from '@/lib/activity/choices'
import { readActivity } from '@/lib/activity/log'
import { maySeeActivity } from '@/lib/company/roles'
import type { CompanyAddress } from '@/lib/company/seat'
import { paths } from '@/lib/paths'
import { Frame } from '../../../frame'
import { companyName, companyVisitor, companyVisitorWith } from '../../../viewer'
import { Downloads } from './downloads'
import { type Asked, filterIn } from './filter'
import { FilterForm } from './filter-form'
import { Log } from './log'

type Props = { params: Promise<{ company: string }>; searchParams: Promise<Asked> }

const LINES_A_PAGE = 50

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params
  const { company: seen, t } = await companyVisitor(company, paths.activity(company))
  if (maySeeActivity(seen.role) === 'none') notFound()
  return { title: t.activityPages.title }
}

/** What happened at a Company: by day, the newest first, narrowed to a person or an App. */
export default async function ActivityPage({ params, searchParams }: Props) {
  const [{ company: slug }, asked] = await Promise.all([params, searchParams])
  const filter = filterIn(asked)
  const load = (company: CompanyAddress) =>
    Promise.all([readActivity(company, { ...filter, limit: LINES_A_PAGE }), activityChoices(company)])
  const [me, [page, choices]] = await companyVisitorWith(slug, paths.activity(slug, filter), load)
  // Who reads no log is told the same as a stranger.
  if (!page) notFound()
  const { company, t } = me
  const text = t.activityPages
  return (
    <Frame visitor={me} company={company} place="activity">
      <PageHead title={text.title} lead={text.lead(companyName(t, company))} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <FilterForm visitor={me} choices={choices} filter={filter} />
        <Log visitor={me} page={page} filter={filter} />
        <Downloads visitor={me} filter={filter} />
      </div>
    </Frame>
  )
}
