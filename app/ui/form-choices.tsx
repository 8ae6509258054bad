'use client'

import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { useField } from './form-context'
import { FieldError, type Labelled } from './form-fields'

type Choice = { value: string; label: ReactNode }
type GroupProps = Labelled & { defaultValue?: string; className?: string }

/** Fieldset, legend, hint and error around radios or boxes. The summary's link goes to the first one. */
export function Group({ name, label, hint, optional, className, children }: GroupProps & { children: ReactNode }) {
  const { id, error, words, describedBy } = useField(name, { hint })
  return (
    <fieldset aria-describedby={describedBy} className={classNames('min-w-0', error && 'invalid', className)}>
      <legend className="label mb-1.5">
        {label} {optional ? <span className="font-normal text-muted">{words?.optional}</span> : null}
      </legend>
      {hint ? (
        <p id={`${id}-hint`} className="mb-1.5 text-small text-muted">
          {hint}
        </p>
      ) : null}
      <FieldError name={name} />
      {children}
    </fieldset>
  )
}

type CardChoice = Choice & {
  /** Second line, e.g. the trial's end. */
  text?: ReactNode
  /** Right of the label, e.g. a price or a tag. */
  aside?: ReactNode
  /** Why it cannot be chosen; setting it blocks the choice. */
  blocked?: ReactNode
}

export function RadioCards({ options, defaultValue, ...group }: GroupProps & { options: readonly CardChoice[] }) {
  const field = useField(group.name, { hint: group.hint })
  const chosen = field.kept ?? defaultValue
  const first = options.find((option) => !option.blocked)?.value
  return (
    <Group {...group}>
      <div key={field.state.at} className="grid grid-cols-[minmax(0,1fr)] gap-2">
        {options.map((option) => (
          <label
            key={option.value}
            className={classNames(
              'flex items-start gap-3 rounded-card border bg-surface px-4 py-3',
              option.blocked ? 'border-line text-muted' : 'cursor-pointer border-field hover:bg-sunken',
              'has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
            )}
          >
            <input
              type="radio"
              id={option.value === first ? field.id : undefined}
              name={group.name}
              value={option.value}
              // With one chosen beforehand there is nothing left to ask for.
              required={!group.optional && !chosen}
              disabled={Boolean(option.blocked)}
              defaultChecked={option.value === chosen}
              aria-invalid={field.error ? true : undefined}
              className="mt-[0.2em] size-5 shrink-0 accent-accent outline-none"
            />
            <span className="min-w-0 flex-1 wrap-anywhere">
              <span className="flex flex-wrap items-baseline justify-between gap-x-4 max-sm:flex-col">
                <span className="font-semibold">{option.label}</span>
                {option.aside ? <span>{option.aside}</span> : null}
              </span>
              {option.text ? <span className="block text-small text-muted">{option.text}</span> : null}
              {option.blocked ? <span className="block text-small">{option.blocked}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </Group>
  )
}

/** Radios drawn as segments, for two to four short words. */
export function Segmented({ options, defaultValue, ...group }: GroupProps & { options: readonly Choice[] }) {
  const field = useField(group.name, { hint: group.hint })
  const chosen = field.kept ?? defaultValue
  return (
    <Group {...group}>
      <div
        key={field.state.at}
        className="flex w-fit max-w-full flex-wrap overflow-hidden rounded-control border border-field bg-surface has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
      >
        {options.map((option, index) => (
          <label
            key={option.value}
            className="relative flex min-h-9 cursor-pointer items-center border-r border-line px-3.5 py-1.5 text-dense font-medium last:border-r-0 hover:bg-sunken has-checked:bg-accent-soft has-checked:font-strong has-checked:text-accent-ink has-checked:shadow-[inset_0_-2px_var(--accent)]"
          >
            <input
              type="radio"
              id={index === 0 ? field.id : undefined}
              name={group.name}
              value={option.value}
              required={!group.optional}
              defaultChecked={option.value === chosen}
              aria-invalid={field.error ? true : undefined}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {option.label}
          </label>
        ))}
      </div>
    </Group>
  )
}
