import { classNames } from './class-names'
import type { FormState } from './form-state'
import { SignInLink } from './sign-in-link'

/** Why a press was refused, where no fields are around it that could say so. */
export function RefusalLine({ state, className }: { state: FormState; className: string }) {
  const refusal = state.formError ?? Object.values(state.errors ?? {})[0]
  if (!refusal) return null
  return (
    <p role="alert" className={classNames('font-semibold text-danger', className)}>
      {refusal} <SignInLink state={state} />
    </p>
  )
}
