import { classNames } from './class-names'

export type ColumnStep = {
  key: string
  when: string
  text: string
  /** What is done here and now; the rest follows. */
  state: 'now' | 'open'
}

/** What happens next, one step under the other. */
export function StepColumn({ steps }: { steps: readonly ColumnStep[] }) {
  return (
    <ol className="grid gap-3">
      {steps.map(({ key, when, text, state }) => (
        <li key={key} className="grid grid-cols-[0.875rem_minmax(0,1fr)] gap-x-3">
          <span
            className={classNames(
              'mt-1 size-3.5 rounded-full border-2',
              state === 'now' ? 'border-accent bg-accent' : 'border-field bg-surface',
            )}
          />
          <span className="min-w-0">
            <strong className="block">{when}</strong>
            <span className="text-small text-muted">{text}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
