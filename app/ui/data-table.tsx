import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** Every column has a name; `heading: 'hidden'` keeps it for listeners only (a column of buttons). */
export type TableColumn = { key: string; label: string; align?: 'end'; heading?: 'shown' | 'hidden' }
export type TableRow = { key: string; cells: readonly ReactNode[] }

/** Written out because `display: block` would take them away. */
const ROLES = {
  table: { role: 'table' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
}

/** A table whose rows become named blocks where it has less than 36rem. The first cell names its row. */
export function DataTable({
  caption,
  columns,
  rows,
  stacked = 'blocks',
}: {
  caption: string
  columns: readonly TableColumn[]
  rows: readonly TableRow[]
  /** How a row looks then: each name above its value, or before it for short values. */
  stacked?: 'blocks' | 'lines'
}) {
  return (
    <div className="@container overflow-hidden rounded-card border border-line bg-surface">
      <table
        {...ROLES.table}
        className={classNames(
          'stacking-table w-full border-collapse text-left text-dense',
          stacked === 'lines' && 'stacking-lines',
        )}
      >
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr {...ROLES.row}>
            {columns.map((column) => (
              <th
                key={column.key}
                {...ROLES.columnheader}
                scope="col"
                className={classNames(
                  'border-b border-line px-3 py-2 text-note font-semibold text-muted',
                  column.align === 'end' && 'text-right',
                )}
              >
                {column.heading === 'hidden' ? <span className="sr-only">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BodyRow key={row.key} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function BodyRow({ row, columns }: { row: TableRow; columns: readonly TableColumn[] }) {
  const [name, ...rest] = row.cells
  return (
    <tr {...ROLES.row}>
      <th {...ROLES.rowheader} scope="row">
        {name}
      </th>
      {rest.map((cell, index) => {
        const column = columns[index + 1]
        return (
          <td
            key={column?.key}
            {...ROLES.cell}
            data-label={column?.heading === 'hidden' ? undefined : column?.label}
            className={column?.align === 'end' ? 'cell-end' : undefined}
          >
            {cell}
          </td>
        )
      })}
    </tr>
  )
}
