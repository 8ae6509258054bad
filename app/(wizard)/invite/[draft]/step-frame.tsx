import type { ReactNode } from 'react'
import { Brand } from '@/app/brand/brand'
import { LegalFooter } from '@/app/brand/legal-footer'
import { brandedTitle } from '@/app/brand/titles'
import { Button, LinkButton } from '@/app/ui/button'
import { Stepper } from '@/app/ui/stepper'
import { WizardFrame } from '@/app/ui/wizard-frame'
import { paths } from '@/lib/paths'
import type { Dict } from '@/lib/words/words'
import { STEPS, type WizardStep } from './draft'

type StepFrameProps = {
  t: Dict
  draftId: string
  step: WizardStep
  /** The form whose answers are kept on the way out; none where nothing can be lost. */
  formId?: string
  aside?: ReactNode
  children: ReactNode
}

/** What the three steps have in common: where one is, what is done, and the way out. */
export function StepFrame({ t, draftId, step, formId, aside, children }: StepFrameProps) {
  const { wizard, common } = t
  const here = STEPS.indexOf(step)
  return (
    <WizardFrame
      mark={<Brand />}
      footer={<LegalFooter t={t} />}
      title={wizard.name}
      close={
        formId ? (
          <SaveAndClose formId={formId}>{wizard.saveAndClose}</SaveAndClose>
        ) : (
          <LinkButton href={paths.home()} variant="quiet" size="small">
            {wizard.close}
          </LinkButton>
        )
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

/** The Enter key presses a form's first button, wherever it stands: that one has to lead on, not out. */
function SaveAndClose({ formId, children }: { formId: string; children: string }) {
  return (
    <>
      <button type="submit" form={formId} tabIndex={-1} aria-hidden="true" className="sr-only" />
      <Button type="submit" form={formId} name="intent" value="close" variant="quiet" size="small">
        {children}
      </Button>
    </>
  )
}

function stateOf(index: number, here: number) {
  if (index === here) return 'current'
  return index < here ? 'done' : 'open'
}

/** The title of a step, as its form sets it. */
export function stepTitle(t: Dict, title: string): string {
  return brandedTitle(`${title} · ${t.wizard.name}`)
}
