import { classNames } from './class-names'
import { Icon } from './drawn-icon'
import { Check } from './icons'

export type Step = { key: string; label: string; state: 'done' | 'current' | 'open'; href?: string }

/** The steps of a wizard: done ones lead back, the current one is named, open ones are plain text. */
export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol aria-label={label} className="flex flex-wrap gap-x-7 gap-y-2 text-dense">
      {steps.map((step, index) => (
        <li key={step.key} aria-current={step.state === 'current' ? 'step' : undefined}>
          <StepFace step={step} number={index + 1} />
        </li>
      ))}
    </ol>
  )
}

const DOT = 'inline-grid size-6 shrink-0 place-items-center rounded-full text-note font-semibold'

function StepFace({ step, number }: { step: Step; number: number }) {
  if (step.state === 'done') {
    const face = (
      <>
        <span className={classNames(DOT, 'bg-accent-soft text-accent')}>
          <Icon of={Check} size={16} className="icon-bold" />
        </span>
        {step.label}
      </>
    )
    const look = 'inline-flex min-h-6 items-center gap-2 text-accent'
    return step.href ? (
      <a href={step.href} className={classNames(look, 'no-underline hover:underline')}>
        {face}
      </a>
    ) : (
      <span className={look}>{face}</span>
    )
  }
  const current = step.state === 'current'
  return (
    <span className={classNames('inline-flex items-center gap-2', current ? 'font-strong' : 'text-muted')}>
      <span className={classNames(DOT, current ? 'bg-accent text-on-accent' : 'border border-field')}>{number}</span>
      {step.label}
    </span>
  )
}
