'use client'

import { type ComponentProps, type ReactNode, useContext, useState } from 'react'
import { lengthOf } from '@/lib/characters'
import { classNames } from './class-names'
import { FormContext, useField } from './form-context'
import { PasswordInput, type Reveal } from './form-password'

export type Labelled = {
  name: string
  label: ReactNode
  hint?: ReactNode
  optional?: boolean
}

/** Label, hint and error around a control, in this order, so that the error stands right above it. */
function Labels({ name, label, hint, optional, children }: Labelled & { children: ReactNode }) {
  const { id, error, words } = useField(name)
  return (
    <div className={classNames('grid min-w-0 content-start gap-1.5', error && 'invalid')}>
      <label htmlFor={id} className="label">
        {label} {optional ? <span className="font-normal text-muted">{words?.optional}</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-small text-muted">
          {hint}
        </p>
      ) : null}
      <FieldError name={name} />
      {children}
    </div>
  )
}

export function FieldError({ name }: { name: string }) {
  const { id, error } = useField(name)
  if (!error) return null
  return (
    <p id={`${id}-error`} className="text-dense font-semibold text-danger">
      {error}
    </p>
  )
}

type FieldProps = Labelled &
  Omit<ComponentProps<'input'>, 'name' | 'id'> & {
    /** Words of the button that shows a password. */
    reveal?: Reveal
  }

export function Field({ name, label, hint, optional, reveal, className, type = 'text', ...rest }: FieldProps) {
  const field = useField(name, { hint })
  const shared = {
    id: field.id,
    name,
    'aria-invalid': field.error ? true : undefined,
    'aria-describedby': field.describedBy,
    required: !optional,
    className: classNames('control', className),
    ...rest,
  }
  return (
    <Labels name={name} label={label} hint={hint} optional={optional}>
      {type === 'password' ? (
        <PasswordInput {...shared} at={field.state.at} reveal={reveal} />
      ) : (
        <input key={field.state.at} type={type} {...shared} defaultValue={field.kept ?? rest.defaultValue} />
      )}
    </Labels>
  )
}

type TextAreaProps = Labelled &
  Omit<ComponentProps<'textarea'>, 'name' | 'id'> & {
    /** Longest text allowed; typing is never cut off, the counter turns red and the server refuses. */
    max?: number
    /** Template with {count} and {max}, e.g. "{count} of {max}". */
    counter?: string
  }

export function TextArea({
  name,
  label,
  hint,
  optional,
  max,
  counter,
  className,
  rows = 4,
  onInput,
  ...rest
}: TextAreaProps) {
  const counted = max !== undefined && counter !== undefined
  const field = useField(name, { hint, counter: counted })
  const text = field.kept ?? String(rest.defaultValue ?? '')
  const [count, setCount] = useState(lengthOf(text))
  return (
    <Labels name={name} label={label} hint={hint} optional={optional}>
      <textarea
        key={field.state.at}
        id={field.id}
        name={name}
        rows={rows}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={field.describedBy}
        required={!optional}
        className={classNames('control', className)}
        {...rest}
        defaultValue={text}
        // Browsers bring the line that is written into sight; its frame may still lie below the window.
        onFocus={(event) => event.currentTarget.scrollIntoView({ block: 'nearest' })}
        onInput={(event) => {
          setCount(lengthOf(event.currentTarget.value))
          onInput?.(event)
        }}
      />
      {counted ? (
        <p
          id={`${field.id}-counter`}
          className={classNames('text-right text-small', count > max ? 'font-semibold text-danger' : 'text-muted')}
        >
          {counter.replace('{count}', String(count)).replace('{max}', String(max))}
        </p>
      ) : null}
    </Labels>
  )
}

type SelectProps = Labelled &
  Omit<ComponentProps<'select'>, 'name' | 'id' | 'children'> & {
    options: readonly { value: string; label: string }[]
  }

export function Select({ name, label, hint, optional, options, className, ...rest }: SelectProps) {
  const field = useField(name, { hint })
  return (
    <Labels name={name} label={label} hint={hint} optional={optional}>
      <select
        key={field.state.at}
        id={field.id}
        name={name}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={field.describedBy}
        required={!optional}
        className={classNames('control', className)}
        {...rest}
        defaultValue={field.kept ?? rest.defaultValue}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labels>
  )
}

type CheckboxProps = Labelled & Omit<ComponentProps<'input'>, 'name' | 'id' | 'type'>

/** `optional` here only drops the required mark: a box that may stay empty says so by its words. */
export function Checkbox({ name, label, hint, optional, defaultChecked, className, ...rest }: CheckboxProps) {
  const field = useField(name, { hint })
  const values = field.state.values
  return (
    <div className={classNames('grid gap-1', field.error && 'invalid', className)}>
      <FieldError name={name} />
      <div className="flex items-start gap-2.5">
        <input
          key={field.state.at}
          type="checkbox"
          id={field.id}
          name={name}
          aria-invalid={field.error ? true : undefined}
          aria-describedby={field.describedBy}
          required={!optional}
          className="mt-[0.2em] size-5 shrink-0 accent-accent"
          {...rest}
          defaultChecked={values ? values[name] !== undefined : defaultChecked}
        />
        <label htmlFor={field.id} className="min-w-0">
          {label}
        </label>
      </div>
      {hint ? (
        <p id={`${field.id}-hint`} className="pl-7.5 text-small text-muted">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

/** A value the person does not see, the page's also after a failed submit. */
export function Hidden({ name, value }: { name: string; value: string }) {
  const { state } = useContext(FormContext)
  return <input key={state.at} type="hidden" name={name} defaultValue={value} />
}
