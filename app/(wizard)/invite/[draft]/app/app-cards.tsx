'use client'

import { classNames } from '@/app/ui/class-names'
import { useField } from '@/app/ui/form-context'
import { FieldError } from '@/app/ui/form-fields'

export type AppCard = {
  id: string
  name: string
  text: string
  /** Why it cannot be chosen. */
  blocked: string | null
  planName: string
  planLabel: string
  planId: string
}

type AppCardsProps = {
  type: 'radio' | 'checkbox'
  label: string
  hint?: string
  cards: AppCard[]
  plans: { value: string; label: string }[]
  chosen: string[]
}

/** The Apps to choose from, each with its plan. Several can only be ticked where a Company has several. */
export function AppCards({ type, label, hint, cards, plans, chosen }: AppCardsProps) {
  const field = useField('app', { hint })
  const checked = field.state.values ? (field.kept ?? '').split(',') : chosen
  const first = cards.find((card) => !card.blocked)?.id
  return (
    <fieldset aria-describedby={field.describedBy} className={classNames('min-w-0', field.error && 'invalid')}>
      <legend className="sr-only">{label}</legend>
      {hint ? (
        <p id={`${field.id}-hint`} className="mb-3 text-small text-muted">
          {hint}
        </p>
      ) : null}
      <FieldError name="app" />
      <div key={field.state.at} className="grid grid-cols-[minmax(0,1fr)] gap-2 not-first:mt-2">
        {cards.map((card) => (
          <div
            key={card.id}
            className={classNames(
              'rounded-card border bg-surface has-[input:checked]:border-accent has-[input:checked]:bg-accent-soft',
              card.blocked ? 'border-line text-muted' : 'border-field',
            )}
          >
            <label className={classNames('flex items-start gap-3 px-4 py-3', !card.blocked && 'cursor-pointer')}>
              <input
                type={type}
                id={card.id === first ? field.id : undefined}
                name="app"
                value={card.id}
                disabled={card.blocked !== null}
                defaultChecked={checked.includes(card.id)}
                aria-invalid={field.error ? true : undefined}
                className="mt-[0.2em] size-5 shrink-0 accent-accent"
              />
              <span className="min-w-0 wrap-anywhere">
                <span className="block font-semibold">{card.name}</span>
                <span className="block text-small text-muted">{card.blocked ?? card.text}</span>
              </span>
            </label>
            {card.blocked ? null : <PlanChoice card={card} plans={plans} />}
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function PlanChoice({ card, plans }: Pick<AppCardsProps, 'plans'> & { card: AppCard }) {
  const field = useField(card.planName)
  return (
    <div className="px-4 pb-3.5 sm:pl-12">
      <label htmlFor={field.id} className="label mb-1 block">
        {card.planLabel}
      </label>
      <select id={field.id} name={card.planName} defaultValue={field.kept ?? card.planId} className="control">
        {plans.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
