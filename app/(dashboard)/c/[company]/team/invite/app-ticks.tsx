'use client'

import { classNames } from '@/app/ui/class-names'
import { useField } from '@/app/ui/form-context'
import { FieldError } from '@/app/ui/form-fields'

type AppTicksProps = {
  label: string
  hint: string
  none: string
  apps: { id: string; name: string; text: string | null }[]
  chosen: string[]
}

/** The Apps a Collaborator is to work on. The style of the form shows them only while that role is chosen. */
export function AppTicks({ label, hint, none, apps, chosen }: AppTicksProps) {
  const field = useField('apps', { hint })
  const { values } = field.state
  const ticked = values ? (values.app ?? '').split(',') : chosen
  return (
    <fieldset
      aria-describedby={field.describedBy}
      data-per-app=""
      className={classNames('min-w-0', field.error && 'invalid')}
    >
      <legend className="label mb-1.5">{label}</legend>
      <p id={`${field.id}-hint`} className="mb-1.5 text-small text-muted">
        {apps.length > 0 ? hint : none}
      </p>
      <FieldError name="apps" />
      <div key={field.state.at} className="grid gap-2.5">
        {apps.map((app, index) => (
          <div key={app.id} className="flex items-start gap-2.5">
            <input
              type="checkbox"
              id={index === 0 ? field.id : `${field.id}-${app.id}`}
              name="app"
              value={app.id}
              defaultChecked={ticked.includes(app.id)}
              aria-invalid={field.error ? true : undefined}
              className="mt-[0.2em] size-5 shrink-0 accent-accent"
            />
            <label htmlFor={index === 0 ? field.id : `${field.id}-${app.id}`} className="min-w-0 wrap-anywhere">
              {app.name}
              {app.text ? <span className="block text-small text-muted">{app.text}</span> : null}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
