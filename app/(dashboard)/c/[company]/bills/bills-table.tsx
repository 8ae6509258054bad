import { DataTable } from '@/app/ui/data-table'
import { Icon } from '@/app/ui/drawn-icon'
import { FileText } from '@/app/ui/icons'
import type { BillRow } from '@/lib/billing/bills'
import { formatDay } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import { paths } from '@/lib/paths'
import { BillStateTag } from '../../../bill-state'
import type { CompanyVisitor } from '../../../viewer'

type BillsTableProps = { visitor: CompanyVisitor; bills: BillRow[] }

/** Bills with where they stand. Who pays is named where they are several. */
export function BillsTable({ visitor, bills }: BillsTableProps) {
  const { account, company, t } = visitor
  const { columns, all, paper } = t.bills
  const isNamed = new Set(bills.map(({ legalName }) => legalName)).size > 1
  const month = (bill: BillRow) => formatDay(bill.month, account.language, 'month')
  return (
    <DataTable
      caption={all}
      columns={[
        { key: 'month', label: columns.month },
        { key: 'state', label: columns.state },
        { key: 'amount', label: columns.amount, align: 'end' },
        { key: 'paper', label: columns.paper, heading: 'hidden' },
      ]}
      rows={bills.map((bill) => ({
        key: bill.number,
        cells: [
          <div key="month">
            <a href={paths.bill(company.slug, bill.number)} className="font-strong">
              {month(bill)}
            </a>
            <span className="block text-small font-normal text-muted wrap-anywhere">
              {isNamed ? `${bill.number}, ${bill.legalName}` : bill.number}
            </span>
          </div>,
          <BillStateTag key="state" visitor={visitor} bill={bill} withDay />,
          formatMoney(bill.gross, bill.currency, account.language),
          <a
            key="paper"
            href={paths.billPaper(company.slug, bill.number, bill.version)}
            className="inline-flex items-center gap-1.5"
          >
            <Icon of={FileText} size={16} />
            {paper}
            <span className="sr-only"> {bill.number}</span>
          </a>,
        ],
      }))}
    />
  )
}
