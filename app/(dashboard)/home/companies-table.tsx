import { DataTable } from '@/app/ui/data-table'
import { Tag } from '@/app/ui/tag'
import type { LastChange } from '@/lib/activity/changes'
import type { ActivityView } from '@/lib/activity/log'
import { clock } from '@/lib/clock'
import type { CompanyView } from '@/lib/company/queries'
import { dayOf, formatTime } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import type { Dict } from '@/lib/words/words'
import { sentenceOf, whenOf } from '../activity-rows'
import type { Visitor } from '../viewer'

/** So many stand on home; the others have a page of their own. */
export const COMPANIES_SHOWN = 25

/** The way to the Companies that home has no room for. */
export function AllCompanies({ t, shown, count }: { t: Dict; shown: number; count: number }) {
  return count > shown ? <a href={paths.companies()}>{t.find.allCompanies(count)}</a> : null
}

/** Where a person works, as what, and what happened there last. */
export function CompaniesTable({ visitor, changes }: { visitor: Visitor; changes: LastChange[] }) {
  const { home } = visitor.t.developer
  const known = new Map(visitor.companies.map((company) => [company.id, company]))
  return (
    <DataTable
      caption={home.companies}
      columns={[
        { key: 'company', label: home.company },
        { key: 'role', label: home.yourRole },
        { key: 'apps', label: home.apps },
        { key: 'change', label: home.lastChange },
      ]}
      rows={changes.flatMap(({ companyId, change }) => {
        const company = known.get(companyId)
        if (!company) return []
        const cells = [
          <CompanyCell key="company" visitor={visitor} company={company} change={change} />,
          visitor.t.common.roles[company.role],
          company.appCount,
          change ? changeOf(visitor, change) : '',
        ]
        return [{ key: company.id, cells }]
      })}
    />
  )
}

type CompanyCellProps = { visitor: Visitor; company: CompanyView; change: ActivityView | null }

function CompanyCell({ visitor, company, change }: CompanyCellProps) {
  const isNew = change?.verb === 'app-handed-over' && isToday(change.at)
  return (
    <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
      <a href={paths.company(company.slug)} className="font-strong wrap-anywhere">
        {company.name}
      </a>
      {isNew ? <Tag tone="ok">{visitor.t.developer.home.handedOverToday}</Tag> : null}
    </span>
  )
}

function changeOf({ account, t }: Visitor, change: ActivityView): string {
  const { timeZone } = operator()
  const when = isToday(change.at)
    ? formatTime(change.at, timeZone, account.language)
    : whenOf(t, change.at, account.language)
  return `${sentenceOf(t, account.kind, change)} · ${when}`
}

function isToday(at: Date): boolean {
  const { timeZone } = operator()
  return dayOf(at, timeZone) === dayOf(clock.now(), timeZone)
}
