import { LinkButton } from '@/app/ui/button'
import { Section } from '@/app/ui/section'
import { type ActivityFilter, paths } from '@/lib/paths'
import { LOCALES } from '@/lib/words/locale'
import type { CompanyVisitor } from '../../../viewer'
import { MOST_LINES } from './export/files'

type DownloadsProps = { visitor: CompanyVisitor; filter: ActivityFilter }

/** The log to take along: all of what is chosen, not only this page of it. */
export function Downloads({ visitor: { account, company, t }, filter: { person, app } }: DownloadsProps) {
  const text = t.activityPages
  const most = new Intl.NumberFormat(LOCALES[account.language]).format(MOST_LINES)
  return (
    <Section title={text.download}>
      <p className="mb-3 text-dense text-muted">{text.downloadText(most)}</p>
      <div className="flex flex-wrap gap-2">
        <LinkButton size="small" href={paths.activityExport(company.slug, 'csv', { person, app })}>
          {text.csv}
        </LinkButton>
        <LinkButton size="small" href={paths.activityExport(company.slug, 'json', { person, app })}>
          {text.json}
        </LinkButton>
      </div>
    </Section>
  )
}
