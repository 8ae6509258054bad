import { DataTable } from '@/app/ui/data-table'
import { Tag } from '@/app/ui/tag'
import type { LastChange } from '@/lib/activity/changes'
import type { CompanyView } from '@/lib/company/queries'
import { paths } from '@/lib/paths'
import { sentenceOf, whenOf } from '../activity-rows'
import type { Visitor } from '../viewer'

type CompaniesListProps = { visitor: Visitor; companies: CompanyView[]; changes: LastChange[] }

/** Companies with the person's role, how many Apps they see there, and what happened last. */
export function CompaniesList({ visitor: { account, t }, companies, changes }: CompaniesListProps) {
  const { list } = t.companies
  return (
    <DataTable
      caption={list.caption}
      columns={[
        { key: 'company', label: list.company },
        { key: 'role', label: list.role },
        { key: 'apps', label: list.apps[account.kind] },
        { key: 'change', label: list.change },
      ]}
      rows={companies.map((company) => {
        const change = changes.find(({ companyId }) => companyId === company.id)?.change
        return {
          key: company.id,
          cells: [
            <span key="company" className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <a href={paths.company(company.slug)} className="font-strong wrap-anywhere">
                {company.name}
              </a>
              {company.isPersonal ? <Tag>{t.common.personal}</Tag> : null}
            </span>,
            t.common.roles[company.role],
            company.appCount,
            change ? `${sentenceOf(t, account.kind, change)} · ${whenOf(t, change.at, account.language)}` : '',
          ],
        }
      })}
    />
  )
}
