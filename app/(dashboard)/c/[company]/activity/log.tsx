import { EmptyState } from '@/app/ui/empty-state'
import { EventList } from '@/app/ui/event-list'
import { Section } from '@/app/ui/section'
import type { ActivityPage } from '@/lib/activity/log'
import { type ActivityFilter, paths } from '@/lib/paths'
import { rowsByDay } from '../../../activity-rows'
import type { CompanyVisitor } from '../../../viewer'

type LogProps = { visitor: CompanyVisitor; page: ActivityPage; filter: ActivityFilter }

/** The lines under their days, and the ways to older ones and back. */
export function Log({ visitor: { account, company, t }, page, filter }: LogProps) {
  const text = t.activityPages
  const { before, ...chosen } = filter
  const last = page.hasOlder ? page.lines.at(-1) : undefined
  return (
    <div>
      {page.lines.length > 0 ? (
        rowsByDay(t, account, page.lines).map(({ day, title, rows }) => (
          <Section key={day} title={title}>
            <EventList rows={rows} />
          </Section>
        ))
      ) : (
        <Nothing slug={company.slug} text={text} filter={filter} />
      )}
      {last || before ? (
        <p className="mt-5 flex flex-wrap gap-x-6 gap-y-2">
          {before ? <a href={paths.activity(company.slug, chosen)}>{text.newest}</a> : null}
          {last ? (
            <a href={paths.activity(company.slug, { ...chosen, before: last.id })} rel="next">
              {text.older}
            </a>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}

type NothingProps = { slug: string; text: CompanyVisitor['t']['activityPages']; filter: ActivityFilter }

/** Nothing at all, or nothing of what was asked for. */
function Nothing({ slug, text, filter }: NothingProps) {
  const isNarrowed = Object.values(filter).some(Boolean)
  if (!isNarrowed) return <EmptyState title={text.nothing} />
  return <EmptyState title={text.noMatch} action={<a href={paths.activity(slug)}>{text.showAll}</a>} />
}
