import { Bill } from '@/app/ui/bill'
import { DataTable } from '@/app/ui/data-table'
import type { AccountKind, BillState } from '@/db/vocabulary'
import { type BillWords, sumLabel } from '@/lib/billing/bill-words'
import type { Dict } from '@/lib/words/words'

type BillLinesProps = { t: Dict; kind: AccountKind; read: BillWords; state: BillState }

/** The lines of a bill, without VAT, and its sums. */
export function BillLines({ t, kind, read, state }: BillLinesProps) {
  const { columns, what, net } = t.bills.one
  return (
    <div className="grid gap-3">
      <DataTable
        caption={what}
        columns={[
          { key: 'site', label: columns.what[kind] },
          { key: 'days', label: columns.days },
          { key: 'month', label: columns.aMonth, align: 'end' },
          { key: 'net', label: columns.net, align: 'end' },
        ]}
        rows={read.lines.map((line, index) => ({
          key: String(index),
          cells: [
            <Two key="site" first={line.site} second={line.plan} />,
            <Two key="days" first={line.days} second={line.count} />,
            line.month,
            line.net,
          ],
        }))}
      />
      <Bill
        rows={[
          { key: 'net', label: net, value: read.net },
          { key: 'vat', label: read.vatLabel, value: read.vat },
          { key: 'gross', label: sumLabel(t, state), value: read.gross, emphasis: 'accent' },
        ]}
      />
      {read.vatReason ? <p className="text-small text-muted">{read.vatReason}</p> : null}
    </div>
  )
}

function Two({ first, second }: { first: string; second: string }) {
  return (
    <span className="wrap-anywhere">
      {first}
      <span className="block text-small font-normal text-muted">{second}</span>
    </span>
  )
}
