import type { ReactNode } from 'react'
import { LinkButton } from '@/app/ui/button'
import { Stepper } from '@/app/ui/stepper'
import { WizardFrame } from '@/app/ui/wizard-frame'
import { Wordmark } from '@/app/ui/wordmark'
import { paths } from '@/lib/paths'
import type { Dict } from '@/lib/words/words'
import { STEPS, type WizardStep } from './draft'

type StepFrameProps = { t: Dict; draftId: string; step: WizardStep; aside: ReactNode; children: ReactNode }

/** What the three steps have in common: where one is, what is done, and the way out. */
export function StepFrame({ t, draftId, step, aside, children }: StepFrameProps) {
  const { wizard, common } = t
  const here = STEPS.indexOf(step)
  return (
    <WizardFrame
      mark={<Wordmark label={common.productName} />}
      title={wizard.name}
      close={
        <LinkButton href={paths.home()} variant="quiet" size="small">
          {wizard.close}
        </LinkButton>
      }
      stepper={
        <Stepper
          label={wizard.steps}
          steps={STEPS.map((key, index) => ({
            key,
            label: wizard.step[key],
            state: stateOf(index, here),
            href: index < here ? paths.inviteStep(draftId, key) : undefined,
          }))}
        />
      }
      aside={aside}
      skip={common.skipToContent}
    >
      {children}
    </WizardFrame>
  )
}

function stateOf(index: number, here: number) {
  if (index === here) return 'current'
  return index < here ? 'done' : 'open'
}

/** The title of a step, as its form sets it. */
export function stepTitle(t: Dict, title: string): string {
  return `${title} · ${t.wizard.name} · ${t.common.productName}`
}
