'use client'

import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Group } from './form-choices'
import { useField } from './form-context'
import type { Labelled } from './form-fields'

export type PlanRow = {
  value: string
  name: string
  size: string
  /** A month. */
  amount: string
  /** To what is paid today; null where nothing is. */
  difference: string | null
  isMore: boolean
  /** When it would begin, or that it is the plan already. */
  begins: ReactNode
  /** What else there is to know of it, e.g. that somebody has to agree. */
  note?: ReactNode
  /** It cannot be chosen, and its row says why. */
  isBlocked: boolean
}

export type PlanRowsWords = { plan: string; month: string; difference: string; begins: string }

type PlanRowsProps = Labelled & {
  rows: readonly PlanRow[]
  /** Heads of the columns; listeners hear them in each row. */
  words: PlanRowsWords
  defaultValue?: string
}

const COLUMNS = {
  three: '@xl:grid-cols-[1.25rem_minmax(0,1fr)_auto_8.5rem]',
  four: '@xl:grid-cols-[1.25rem_minmax(0,1fr)_6rem_6rem_8.5rem]',
} as const
const ROW = 'grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-4 gap-y-0.5 px-4.5 @xl:items-center'

/** Plans to choose from, one a row, with what each costs and from when. Where there is little room the amounts stand under the name. */
export function PlanRows({ rows, words, defaultValue, ...group }: PlanRowsProps) {
  const field = useField(group.name, { hint: group.hint })
  const chosen = field.kept ?? defaultValue
  const first = rows.find(({ isBlocked }) => !isBlocked)?.value
  const compares = rows.some(({ difference }) => difference !== null)
  const columns = compares ? COLUMNS.four : COLUMNS.three
  return (
    <Group {...group}>
      <div key={field.state.at} className="@container overflow-hidden rounded-card border border-line bg-surface">
        <div
          aria-hidden="true"
          className={classNames(ROW, columns, 'border-b border-line py-2 text-note font-semibold @max-xl:hidden')}
        >
          <span />
          <span>{words.plan}</span>
          <span className="text-right">{words.month}</span>
          {compares ? <span className="text-right">{words.difference}</span> : null}
          <span>{words.begins}</span>
        </div>
        {rows.map((row) => (
          <label
            key={row.value}
            className={classNames(
              ROW,
              columns,
              'border-b border-line py-3 last:border-b-0 has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus',
              row.isBlocked ? 'text-muted' : 'cursor-pointer hover:bg-sunken',
            )}
          >
            <input
              type="radio"
              id={row.value === first ? field.id : undefined}
              name={group.name}
              value={row.value}
              required={!chosen}
              disabled={row.isBlocked}
              defaultChecked={!row.isBlocked && row.value === chosen}
              aria-invalid={field.error ? true : undefined}
              className="mt-[0.2em] size-5 accent-accent outline-none @xl:mt-0"
            />
            <span className="min-w-0 wrap-anywhere">
              <span className="block font-semibold">{row.name}</span>
              <span className="block text-small text-muted">{row.size}</span>
            </span>
            <Cell label={words.month}>{row.amount}</Cell>
            {compares ? (
              <Cell label={words.difference} isStrong={row.isMore}>
                {row.difference ?? '–'}
              </Cell>
            ) : null}
            <span className="flex min-w-0 justify-between gap-x-4 @max-xl:col-start-2">
              <span className="text-small text-muted @xl:sr-only">{words.begins} </span>
              <span className="min-w-0 @max-xl:text-right">
                {row.begins}
                {row.note ? <span className="block text-small text-muted">{row.note}</span> : null}
              </span>
            </span>
          </label>
        ))}
      </div>
    </Group>
  )
}

function Cell({ label, isStrong, children }: { label: string; isStrong?: boolean; children: ReactNode }) {
  return (
    <span className="flex justify-between gap-x-4 @max-xl:col-start-2 @xl:justify-end">
      <span className="text-small text-muted @xl:sr-only">{label} </span>
      <span className={isStrong ? 'font-semibold text-accent-ink' : undefined}>{children}</span>
    </span>
  )
}
