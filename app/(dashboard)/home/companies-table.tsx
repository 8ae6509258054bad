import { DataTable } from '@/app/ui/data-table'
import { Tag } from '@/app/ui/tag'
import { clock } from '@/lib/clock'
import type { ActivityView } from '@/lib/company/activity'
import type { CompanyView } from '@/lib/company/queries'
import { dayOf, formatTime } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { sentenceOf, whenOf } from '../activity-rows'
import type { Visitor } from '../viewer'

type CompaniesTableProps = { visitor: Visitor; companies: CompanyView[]; changes: ActivityView[] }

/** Where a person works, as what, and what happened there last. */
export function CompaniesTable({ visitor, companies, changes }: CompaniesTableProps) {
  const { home } = visitor.t.developer
  return (
    <DataTable
      caption={home.companies}
      columns={[
        { key: 'company', label: home.company },
        { key: 'role', label: home.yourRole },
        { key: 'apps', label: home.apps },
        { key: 'change', label: home.lastChange },
      ]}
      rows={companies.map((company) => {
        const change = changes.find((candidate) => candidate.companyId === company.id)
        return {
          key: company.id,
          cells: [
            <CompanyCell key="company" visitor={visitor} company={company} change={change} />,
            visitor.t.common.roles[company.role],
            company.appCount,
            change ? changeOf(visitor, change) : '',
          ],
        }
      })}
    />
  )
}

function CompanyCell({ visitor, company, change }: { visitor: Visitor; company: CompanyView; change?: ActivityView }) {
  const isNew = change?.verb === 'app-handed-over' && isToday(change.at)
  return (
    <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
      <a href={paths.company(company.slug)} className="font-strong">
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
