import { classNames } from './class-names'
import { Icon } from './drawn-icon'
import { Check } from './icons'

export type ProgressStep = { key: string; label: string; state: 'done' | 'waiting' | 'open' }
export type ProgressWords = Record<ProgressStep['state'], string>

const TEXT: Record<ProgressStep['state'], string> = {
  done: 'text-ink',
  waiting: 'font-semibold text-warn',
  open: 'text-muted',
}

/** How far an invitation has come. The waiting step says what it waits for; `words` name the states for listeners. */
export function ProgressLine({
  label,
  steps,
  words,
}: {
  label: string
  steps: readonly ProgressStep[]
  words: ProgressWords
}) {
  return (
    <ol aria-label={label} className="flex text-note">
      {steps.map((step, index) => (
        <li
          key={step.key}
          aria-current={step.state === 'waiting' ? 'step' : undefined}
          className={classNames(
            'relative grid flex-1 content-start gap-1.5 pr-2 wrap-break-word last:flex-[1.3] last:pr-0',
            TEXT[step.state],
          )}
        >
          {index < steps.length - 1 ? (
            <span
              className={classNames(
                'absolute top-2 right-0 left-4.5 border-t-2',
                step.state === 'done' ? 'border-accent' : 'border-line',
              )}
            />
          ) : null}
          <Dot state={step.state} />
          <span className="min-w-0">
            {step.label}
            <span className="sr-only">, {words[step.state]}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}

function Dot({ state }: { state: ProgressStep['state'] }) {
  if (state === 'done') {
    return (
      <span className="relative grid size-4.5 place-items-center rounded-full border border-accent bg-accent text-on-accent">
        <Icon of={Check} size={12} className="icon-bold" />
      </span>
    )
  }
  return (
    <span
      className={classNames(
        'relative block size-4.5 rounded-full border-2 bg-surface',
        state === 'waiting' ? 'border-dashed border-warn' : 'border-field',
      )}
    />
  )
}
