'use client'

import type { ReactNode } from 'react'
import { Group } from './form-choices'
import { useField } from './form-context'
import type { Labelled } from './form-fields'

type Tick = { value: string; label: ReactNode; text?: ReactNode; ticked?: boolean }

/** Several boxes of one question, posted under one name. The summary's link goes to the first one. */
export function Ticks({ options, ...group }: Labelled & { options: readonly Tick[] }) {
  const { id, error, state, kept } = useField(group.name, { hint: group.hint })
  const keptValues = state.values ? (kept ?? '').split(',') : null
  return (
    <Group {...group}>
      <div key={state.at} className="grid gap-1">
        {options.map((option, index) => (
          <label key={option.value} className="flex cursor-pointer items-start gap-2.5 py-1">
            <input
              type="checkbox"
              id={index === 0 ? id : undefined}
              name={group.name}
              value={option.value}
              defaultChecked={keptValues ? keptValues.includes(option.value) : option.ticked}
              aria-invalid={error ? true : undefined}
              className="mt-[0.2em] size-5 shrink-0 accent-accent"
            />
            <span className="min-w-0 wrap-anywhere">
              {option.label}
              {option.text ? <span className="block text-small text-muted">{option.text}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </Group>
  )
}
