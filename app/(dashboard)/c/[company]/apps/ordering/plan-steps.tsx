import { Stepper } from '@/app/ui/stepper'
import type { Dict } from '@/lib/words/words'

type PlanStepsProps = {
  t: Dict
  current: 'choose' | 'check'
  /** The way back to what was chosen. */
  choose?: string
}

/** The two halves: choosing, which changes nothing, and the page that is pressed on. */
export function PlanSteps({ t: { plans: text }, current, choose }: PlanStepsProps) {
  return (
    <Stepper
      label={text.steps}
      steps={[
        {
          key: 'choose',
          label: text.choose,
          state: current === 'choose' ? 'current' : 'done',
          ...(choose ? { href: choose } : {}),
        },
        { key: 'check', label: text.check, state: current === 'check' ? 'current' : 'open' },
      ]}
    />
  )
}
