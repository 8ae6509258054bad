import type { FormState } from './form-state'

/** The way to sign in for a form that was sent by nobody; in a tab of its own, so that what was typed stays. */
export function SignInLink({ state: { facts } }: { state: FormState }) {
  if (!facts?.signIn) return null
  return (
    <a href={facts.signIn} target="_blank" rel="noopener">
      {facts.signInLabel}
    </a>
  )
}
